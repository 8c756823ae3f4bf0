using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>The blocks of one body, each looked through once: a method may have a thousand losses after a thousand early returns.</summary>
internal sealed class StatementLists
{
    private readonly Dictionary<SyntaxNode, StatementList> _lists = [];

    /// <summary>The statements directly in a block or a section of a switch; of anything else, none.</summary>
    public StatementList In(SyntaxNode? parent)
    {
        if (parent is null || SiblingsIn(parent) is not { Count: > 0 } statements)
            return StatementList.Empty;
        if (!_lists.TryGetValue(parent, out var list))
            _lists.Add(parent, list = new StatementList(statements));
        return list;
    }

    private static SyntaxList<StatementSyntax> SiblingsIn(SyntaxNode parent) => parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        _ => default,
    };
}

/// <summary>Statements one after the other.</summary>
internal sealed class StatementList(SyntaxList<StatementSyntax> statements)
{
    public static readonly StatementList Empty = new(default);

    private readonly Lazy<List<(int Start, Fork Fork)>> _left = new(() => LeftIn(statements));

    private readonly Lazy<int> _lastTreatment = new(() => LastTreatmentIn(statements));

    /// <summary>The forks before a statement that some way does not come back from.</summary>
    public IEnumerable<Fork> LeftBefore(StatementSyntax statement) =>
        statements.Count == 0 ? [] : _left.Value.TakeWhile(left => left.Start < statement.SpanStart).Select(static left => left.Fork);

    /// <summary>Whether something is done with the same things after a statement.</summary>
    public bool IsTreatedAfter(StatementSyntax statement) => statements.Count > 0 && _lastTreatment.Value > statement.SpanStart;

    private static List<(int Start, Fork Fork)> LeftIn(SyntaxList<StatementSyntax> statements)
    {
        var left = new List<(int Start, Fork Fork)>();
        var calledAfter = new HashSet<string>(StringComparer.Ordinal);
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            if (Fork.LeftAt(statements[i], calledAfter) is { } fork)
                left.Add((statements[i].SpanStart, fork));
            calledAfter.UnionWith(Fork.CalledIn(statements[i]));
        }

        left.Reverse();
        return left;
    }

    private static int LastTreatmentIn(SyntaxList<StatementSyntax> statements)
    {
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            if (statements[i].DescendantNodes().OfType<ArgumentSyntax>().Any(Fork.IsGiven))
                return statements[i].SpanStart;
        }

        return -1;
    }
}
