using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>The names that code of a class mentions, with those in the methods of the class that it calls by their names, and so on.</summary>
internal sealed class ReachedNames
{
    private readonly Lazy<ILookup<string, MethodDeclarationSyntax>> _methods;
    private readonly Dictionary<string, HashSet<string>> _known = new(StringComparer.Ordinal);

    public ReachedNames(IReadOnlyList<MemberDeclarationSyntax> members) => _methods = new(() =>
        members.OfType<MethodDeclarationSyntax>().ToLookup(static method => method.Identifier.ValueText, StringComparer.Ordinal));

    /// <summary>Those that a method comes to; none of a name that no method of the class has.</summary>
    public ISet<string> From(string method)
    {
        if (!_known.TryGetValue(method, out var names))
            _known.Add(method, names = Follow(_methods.Value.Contains(method) ? [method] : []));
        return names;
    }

    /// <summary>Those that a value comes to.</summary>
    public ISet<string> Of(ExpressionSyntax value)
    {
        var names = new HashSet<string>(NamesIn(value), StringComparer.Ordinal);
        foreach (var called in names.ToList())
            names.UnionWith(From(called));
        return names;
    }

    private HashSet<string> Follow(IEnumerable<string> mentioned)
    {
        var names = new HashSet<string>(mentioned, StringComparer.Ordinal);
        var waiting = new Queue<string>(names);
        while (waiting.Count > 0)
        {
            foreach (var name in _methods.Value[waiting.Dequeue()].SelectMany(NamesIn).Where(names.Add))
                waiting.Enqueue(name);
        }

        return names;
    }

    private static IEnumerable<string> NamesIn(SyntaxNode code) =>
        code.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(static name => name.Identifier.ValueText);
}
