using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Fixing;

/// <summary>
/// A lost handle is kept until the block ends: <c>Open();</c> becomes <c>using var _ = Open();</c>. What follows in the block runs in the mode, as it did before.
/// </summary>
internal class UsingRepair() : LocalRepair("using", new BilingualText("Keep it in a 'using' until the block ends", "用 'using' 持有，直到代码块结束"))
{
    private const string Keyword = "using ";
    private const string Discard = "_";

    protected override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax or GlobalStatementSyntax } statement || MovesByLabel(statement))
            return [];
        return statement switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: var value }] } declared when value == place && !declared.IsConst =>
                [Insert(declared.Declaration.SpanStart, Keyword)],
            ExpressionStatementSyntax { Expression: var dropped } when dropped == place && NameIn(statement, model) is { } name =>
                [Insert(dropped.SpanStart, $"{Keyword}var {name} = ")],
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax, Right: var right } assignment }
                when right == place && model.GetSymbolInfo(assignment.Left, cancellation).Symbol is IDiscardSymbol && NameIn(statement, model) is { } name =>
                [new TextChange(assignment.Left.Span, $"{Keyword}var {name}")],
            _ => [],
        };
    }

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    /// <summary>A jump may not lead over a <c>using</c>.</summary>
    private static bool MovesByLabel(StatementSyntax statement) =>
        statement.Parent is { } block && block.DescendantNodes().Any(static node => node is LabeledStatementSyntax);

    /// <summary><c>_</c>, unless it has a meaning there: a variable of that name, or <c>_ = x</c> in the member, which would become one.</summary>
    private static string? NameIn(StatementSyntax statement, SemanticModel model)
    {
        var member = MemberAround.Of(statement);
        var taken = new HashSet<string>(
            member?.DescendantTokens().Where(token => !IsOwnDiscard(token, statement)).Select(static token => token.ValueText) ?? [],
            StringComparer.Ordinal);
        return new[] { Discard, "guard", "kept" }.FirstOrDefault(name => !taken.Contains(name) && model.LookupSymbols(statement.SpanStart, name: name).IsEmpty);
    }

    private static bool IsOwnDiscard(SyntaxToken token, StatementSyntax statement) =>
        token.ValueText == Discard && statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: var discard } } && discard.Span == token.Span;
}
