using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>Whether a module that is made here is a step of a chain that visibly has another.</summary>
internal static class ChainSteps
{
    public static bool IsOneOfSeveral(ExpressionSyntax step, FlowAnalysis flow, CancellationToken cancellation)
    {
        SyntaxNode argument = step;
        while (argument.Parent is CastExpressionSyntax or ParenthesizedExpressionSyntax or TupleExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax })
            argument = argument.Parent;
        return argument.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } ? IsVariableStep(variable, flow, cancellation)
            : argument.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } && IsOfChain(call, flow, cancellation)
            && (arguments.Arguments.Count(static one => one.Expression is not LiteralExpressionSyntax and not InterpolatedStringExpressionSyntax) > 1 || Appends(call) > 1);
    }

    /// <summary><c>var act = new Act(); Sequential(Linear(2, 2), act)</c>.</summary>
    private static bool IsVariableStep(VariableDeclaratorSyntax variable, FlowAnalysis flow, CancellationToken cancellation) =>
        flow.Bodies.DeclaredBy(variable, cancellation) is ILocalSymbol local
        && variable.FirstAncestorOrSelf<MemberDeclarationSyntax>(static ancestor => ancestor is not GlobalStatementSyntax) is var member
        && (member ?? variable.SyntaxTree.GetRoot(cancellation)).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == local.Name && name.Parent is ArgumentSyntax or CastExpressionSyntax && SymbolEqualityComparer.Default.Equals(flow.Bodies.ReferredToBy(name, cancellation), local)
            && IsOneOfSeveral(name, flow, cancellation));

    private static bool IsOfChain(InvocationExpressionSyntax call, FlowAnalysis flow, CancellationToken cancellation) =>
        flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol method && TorchSymbols.IsTorchSharp(method.ContainingAssembly) && method.ReturnType.Name == ModuleParts.Chain;

    /// <summary><c>Sequential().append(a).append(b)</c>, or one statement after the other.</summary>
    private static int Appends(InvocationExpressionSyntax call)
    {
        var steps = 1;
        for (var inner = (call.Expression as MemberAccessExpressionSyntax)?.Expression; inner is InvocationExpressionSyntax before; inner = (before.Expression as MemberAccessExpressionSyntax)?.Expression)
            steps += before.ArgumentList.Arguments.Count > 0 ? 1 : 0;
        for (SyntaxNode outer = call; outer.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax after }; outer = after)
            steps += ModuleLists.Appending.Contains(NameUse.NameOf(after.Expression)?.Identifier.ValueText ?? "") ? 1 : 0;
        if (call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax chain } && call.Parent is ExpressionStatementSyntax { Parent: BlockSyntax block })
            steps += block.Statements.OfType<ExpressionStatementSyntax>().Count(statement => statement != call.Parent
                && statement.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax other, Name.Identifier.ValueText: var name } }
                && other.Identifier.ValueText == chain.Identifier.ValueText && ModuleLists.Appending.Contains(name));
        return steps;
    }
}
