using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>By which name the code around a place is run: that of its function; a constructor is run by the name of its class.</summary>
internal static class CallerNames
{
    /// <summary>So many names are followed from callers to their callers.</summary>
    private const int Most = 40;

    /// <summary>The name; empty for top-level statements, which run once; none for what runs without a name, as an operator does.</summary>
    public static string? Of(SyntaxNode place) => place.Ancestors().FirstOrDefault(LoopSyntax.IsFunction) switch
    {
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        CompilationUnitSyntax => "",
        _ => null,
    };

    /// <summary>Whether something may hold of a call of a name, of the code around such a call, and so on: where not all callers are seen, or they are too many, it may.</summary>
    /// <param name="name">The name; null where the code has none.</param>
    /// <param name="holds">What is asked of each call.</param>
    /// <param name="flow">The program.</param>
    /// <param name="cancellation">Says when nobody waits any more.</param>
    /// <param name="entries">Names by which nobody in the program calls.</param>
    public static bool AnyCallMay(string? name, Func<SimpleNameSyntax, bool> holds, FlowAnalysis flow, CancellationToken cancellation, params string[] entries)
    {
        var seen = new HashSet<string>(entries, StringComparer.Ordinal) { "" };
        var waiting = new Queue<string?>([name]);
        while (waiting.Count > 0)
        {
            if (waiting.Dequeue() is not { } called || seen.Count > Most)
                return true;
            if (!seen.Add(called))
                continue;
            foreach (var call in flow.Index.NamesOf(called, cancellation))
            {
                if (holds(call))
                    return true;
                waiting.Enqueue(Of(call));
            }
        }

        return false;
    }
}
