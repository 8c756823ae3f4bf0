using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Edits;

/// <summary>
/// <c>var p = sigmoid(z)</c>: without the activation p would be a second name of z. If p is still needed for what it was, it stays,
/// and the loss takes z; else p goes.
/// </summary>
/// <param name="call">The call.</param>
/// <param name="input">What it is given.</param>
/// <param name="trace">The program.</param>
/// <param name="isNeeded">Whether a mention of p takes it for what it was.</param>
/// <param name="isWanted">Whether a mention of p takes it for z.</param>
/// <param name="edit">Takes the changes.</param>
internal sealed class LocalAlias(
    InvocationExpressionSyntax call, ExpressionSyntax input, ProgramTrace trace, Func<SyntaxNode, bool> isNeeded, Func<SyntaxNode, bool> isWanted, ProgramEdit edit)
{
    /// <summary>The mentions of a p that stays.</summary>
    public IReadOnlyList<SyntaxNode> Kept { get; private set; } = [];

    /// <summary>Whether the call was one, and has been dealt with.</summary>
    public bool Resolve()
    {
        if (call.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax declaration } declarator }
            || declaration.Declaration.Variables.Count > 1 || Expressions.Bare(input) is not IdentifierNameSyntax logits
            || IsWrittenLater(declarator.Identifier.ValueText, declaration) || IsWrittenLater(logits.Identifier.ValueText, declaration)
            || Holder.Of(trace.ModelOf(declarator).GetDeclaredSymbol(declarator, trace.Cancellation), trace) is not { } local)
            return false;
        if (local.Mentions.Any(isNeeded))
            Keep(local, logits);
        else
            Drop(local, logits, declaration);
        return true;
    }

    private void Keep(Holder local, IdentifierNameSyntax logits)
    {
        foreach (var mention in local.Mentions.Where(isWanted))
            edit.Rewrite(mention, current => logits.WithTriviaFrom(current));
        Kept = local.Mentions;
    }

    private void Drop(Holder local, IdentifierNameSyntax logits, LocalDeclarationStatementSyntax declaration)
    {
        foreach (var mention in local.Mentions)
        {
            if (mention.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose", Parent.Parent: ExpressionStatementSyntax disposing })
                edit.Remove(disposing);
            else
                edit.Rewrite(mention, current => logits.WithTriviaFrom(current));
        }

        edit.Remove(declaration);
    }

    private static bool IsWrittenLater(string name, LocalDeclarationStatementSyntax declaration) =>
        declaration.Ancestors().First(static ancestor => ancestor is MemberDeclarationSyntax or CompilationUnitSyntax).DescendantNodes()
            .Any(node => node.SpanStart > declaration.SpanStart && node is IdentifierNameSyntax identifier
                && identifier.Identifier.ValueText == name && IsWritten(identifier));

    private static bool IsWritten(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax },
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } => InPlace.IsName(member),
        _ => false,
    };
}
