using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Registration;

namespace TorchSharp.Analyzers.Modules.Repairs;

/// <summary>The statement that asks for the parts goes behind <c>RegisterComponents();</c>, where both stand in one block.</summary>
internal sealed class MoveBelowRepair() : CompilingRepair("MoveBelow", new("Move it below RegisterComponents()", "移到 RegisterComponents() 之后"))
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<ConstructorDeclarationSyntax>()?.Body is not { } body)
            return [];
        var moved = body.Statements.FirstOrDefault(statement => statement.Span.Contains(place.Span));
        var call = body.Statements.FirstOrDefault(static statement => statement is ExpressionStatementSyntax { Expression: var expression } && Constructions.IsCall(expression));
        if (moved is null || call is null || moved.SpanStart > call.SpanStart || body.Statements.Any(between => between.SpanStart > moved.SpanStart && between.SpanStart < call.SpanStart && Needs(between, moved)))
            return [];
        var text = body.SyntaxTree.GetText(cancellation);
        var line = ConstructorEnd.LineOf(moved);
        var isWholeLine = text.ToString(line).EndsWith("\n", StringComparison.Ordinal);
        List<TextChange> changes =
        [
            new TextChange(line, ""),
            .. isWholeLine ? NextStatement.After(call, _ => text.ToString(line).Trim()) : [new TextChange(new TextSpan(call.Span.End, 0), $" {moved}")],
        ];
        return changes.Count == 2 ? changes : [];
    }

    /// <summary><c>_optimizer = Adam(parameters()); _scheduler = StepLR(_optimizer);</c>: what a statement between takes from the moved one would come after it.</summary>
    private static bool Needs(StatementSyntax between, StatementSyntax moved)
    {
        var given = new HashSet<string>(
            moved.DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(static assignment => NameUse.NameOf(assignment.Left)?.Identifier.ValueText ?? "")
                .Concat(moved.DescendantNodes().OfType<VariableDeclaratorSyntax>().Select(static variable => variable.Identifier.ValueText)),
            StringComparer.Ordinal);
        return between.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => given.Contains(name.Identifier.ValueText));
    }
}
