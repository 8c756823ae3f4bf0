using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Edits;

/// <summary><c>using (var z = fc.forward(x)) return sigmoid(z);</c>: without the activation nothing is left to dispose of, and no name is needed.</summary>
internal sealed class UsingStatement(UsingStatementSyntax statement, ProgramEdit edit)
{
    /// <summary>Puts what the variable holds into the place of its only mention, and the return in place of the whole.</summary>
    public bool Dissolve(Holder variable, IdentifierNameSyntax mention)
    {
        if (variable.Mentions is not [var only] || only != mention || statement.Declaration is not { Variables: [{ Initializer: not null }] }
            || Body(statement) is not ReturnStatementSyntax || HasCommentsWithin())
            return false;
        var place = new SyntaxAnnotation();
        edit.Rewrite(mention, current => current.WithAdditionalAnnotations(place));
        edit.Rewrite(statement, current => Dissolved((UsingStatementSyntax)current, place));
        return true;
    }

    private StatementSyntax Dissolved(UsingStatementSyntax current, SyntaxAnnotation place)
    {
        var returned = Body(current);
        var name = (ExpressionSyntax)returned.GetAnnotatedNodes(place).Single();
        var value = current.Declaration!.Variables[0].Initializer!.Value;
        var isStacked = statement.Parent is UsingStatementSyntax;
        return returned.ReplaceNode(name, value.InPlaceOf(name, name))
            .WithLeadingTrivia((isStacked ? returned : current).GetLeadingTrivia()).WithTrailingTrivia(current.GetTrailingTrivia());
    }

    private static StatementSyntax Body(UsingStatementSyntax statement) =>
        statement.Statement is BlockSyntax { Statements: [var only] } ? only : statement.Statement;

    private bool HasCommentsWithin() =>
        statement.DescendantTrivia().Any(trivia => Comments.Is(trivia) && statement.Span.Contains(trivia.Span));
}
