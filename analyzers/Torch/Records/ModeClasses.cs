using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>By the text alone: the names of the layers that compute otherwise while a model trains, and of the classes that make one, or make what does.</summary>
internal static class ModeClasses
{
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<(string Name, HashSet<string> Makes)>> Read = new();

    /// <summary>The names; none where nothing switches gradients off.</summary>
    public static HashSet<string> Of(FlowAnalysis flow, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (!Handles.Names.Any(handle => flow.Index.IsMentioned(handle, cancellation)))
            return names;
        var waiting = new Queue<string>(ModeLayers.Arguments.Keys);
        while (waiting.Count > 0)
        {
            var made = waiting.Dequeue();
            foreach (var type in flow.Index.TreesMentioning(made, cancellation).SelectMany(ClassesOf).Where(type => type.Makes.Contains(made)))
            {
                names.Add(made);
                if (names.Add(type.Name))
                    waiting.Enqueue(type.Name);
            }

            if (ModeLayers.Arguments.ContainsKey(made) && flow.Index.IsMentioned(made, cancellation))
                names.Add(made);
        }

        return names;
    }

    /// <summary>The classes of a tree that derive from something, and what they call or make; read once in the life of the tree.</summary>
    private static IReadOnlyList<(string Name, HashSet<string> Makes)> ClassesOf(SyntaxTree tree) => Read.GetValue(tree, static key =>
    [
        .. key.GetRoot().DescendantNodes(static node => node is not BaseMethodDeclarationSyntax).OfType<TypeDeclarationSyntax>().Where(static type => type.BaseList is not null)
            .Select(static type => (type.Identifier.ValueText, new HashSet<string>(type.DescendantNodes().Select(NameOf).OfType<string>(), StringComparer.Ordinal))),
    ]);

    private static string? NameOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => NameUse.NameOf(call.Expression)?.Identifier.ValueText,
        ObjectCreationExpressionSyntax made => LibraryNamesIn.NameOf(made.Type)?.Identifier.ValueText,
        _ => null,
    };
}
