using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Edits;

/// <summary>
/// <c>using var z = …; return sigmoid(z);</c>: without the activation the tensor that is disposed would be the one that is returned. Whoever
/// takes the place of a result that lives on must live on too.
/// </summary>
/// <param name="trace">The program.</param>
/// <param name="contexts">What its functions are called with.</param>
/// <param name="changed">The functions that return something else than before.</param>
/// <param name="edit">Takes the changes.</param>
internal sealed class Lifetime(ProgramTrace trace, Contexts contexts, IReadOnlyList<SyntaxNode> changed, ProgramEdit edit)
{
    /// <summary>Whether the input, as the new result of an expression, can be kept alive for as long as the old one.</summary>
    public bool Extend(ExpressionSyntax input, ExpressionSyntax result)
    {
        if (Expressions.Unwrapped(input) is not IdentifierNameSyntax name || !LivesOn(result))
            return true;
        return trace.ModelOf(name).GetSymbolInfo(name, trace.Cancellation).Symbol switch
        {
            ILocalSymbol local when Holder.Of(local, trace) is { } holder => Release(local, holder, name),
            IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter => ExtendArguments(method.OriginalDefinition, parameter.Ordinal),
            _ => true,
        };
    }

    private bool LivesOn(SyntaxNode result) => result.Parent switch
    {
        ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or AssignmentExpressionSyntax => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => !IsDisposed(declarator),
        ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or PostfixUnaryExpressionSyntax or SwitchExpressionArmSyntax => LivesOn(result.Parent),
        SwitchExpressionSyntax choice => LivesOn(choice),
        ArgumentSyntax { Parent: TupleExpressionSyntax } or InitializerExpressionSyntax or ExpressionElementSyntax => true,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == result =>
            Handovers.All.Contains(access.Name.Identifier.ValueText) && LivesOn(call),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => contexts.CalleesOf(call).Count > 0 && LivesOn(call),
        _ => false,
    };

    private bool IsDisposed(VariableDeclaratorSyntax declarator) =>
        declarator.Parent?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }
        || (Holder.Of(trace.ModelOf(declarator).GetDeclaredSymbol(declarator, trace.Cancellation), trace)?.Mentions.Any(static mention => DisposalOf(mention) is not null) ?? false);

    private bool Release(ILocalSymbol local, Holder holder, IdentifierNameSyntax input)
    {
        var declaration = local.DeclaringSyntaxReferences[0].GetSyntax(trace.Cancellation).Parent?.Parent;
        if (declaration is UsingStatementSyntax block)
            return new UsingStatement(block, edit).Dissolve(holder, input);
        if (declaration is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } disposed)
            edit.Rewrite(disposed, static current => WithoutUsing((LocalDeclarationStatementSyntax)current));
        foreach (var mention in holder.Mentions)
        {
            if (DisposalOf(mention) is not { } disposal)
                continue;
            if (disposal is not ExpressionStatementSyntax)
                return false;
            edit.Remove(disposal);
        }

        return true;
    }

    private static SyntaxNode? DisposalOf(SimpleNameSyntax mention) =>
        mention.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose", Parent: InvocationExpressionSyntax { Parent: { } around } } ? around : null;

    private static LocalDeclarationStatementSyntax WithoutUsing(LocalDeclarationStatementSyntax declaration) =>
        declaration.UsingKeyword.IsKind(SyntaxKind.None)
            ? declaration
            : declaration.WithUsingKeyword(default).WithLeadingTrivia(declaration.GetLeadingTrivia());

    /// <summary>A function that now hands back what it is given makes the same demand on each caller.</summary>
    private bool ExtendArguments(IMethodSymbol function, int ordinal)
    {
        if (Functions.DeclarationOf(function) is not { } declaration || !changed.Contains(declaration))
            return true;
        return trace.Bodies.SelectMany(static body => body.Calls).OfType<IInvocationOperation>()
            .Where(call => contexts.CalleesOf(call.Syntax).Contains(function, SymbolEqualityComparer.Default))
            .All(call => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value.Syntax is not ExpressionSyntax argument
                || call.Syntax is not ExpressionSyntax result || Extend(argument, result));
    }
}
