using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Modules.Repairs;

/// <summary>The statement that asks for the parts goes behind <c>RegisterComponents();</c>, where both stand in one block.</summary>
internal sealed class MoveBelowRepair() : LocalRepair("MoveBelow", new("Move it below RegisterComponents()", "移到 RegisterComponents() 之后"))
{
    protected override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<ConstructorDeclarationSyntax>()?.Body is not { } body || place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration)
            return [];
        var moved = body.Statements.FirstOrDefault(statement => statement.Span.Contains(place.Span));
        var call = body.Statements.FirstOrDefault(static statement => statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: var called } }
            && NameOf(called) == ModuleMembers.Register);
        if (moved is null || call is null || moved.SpanStart > call.SpanStart)
            return [];
        var text = body.SyntaxTree.GetText(cancellation);
        var line = ConstructorEnd.LineOf(moved);
        var isWholeLine = text.ToString(line).EndsWith("\n", StringComparison.Ordinal);
        List<TextChange> changes =
        [
            new TextChange(line, ""),
            .. isWholeLine ? NextStatement.After(call, _ => text.ToString(line).Trim()) : [new TextChange(new TextSpan(call.Span.End, 0), $" {moved}")],
        ];
        return changes.Count == 2 && RegistrationVerdict.Compiles(model, declaration.SyntaxTree, changes, cancellation) ? changes : [];
    }

    private static string NameOf(ExpressionSyntax called) => called switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "",
    };
}
