using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The loss of one round of a loop: a call of a loss of the library, or a tensor of the round that goes backward in it.</summary>
/// <param name="Call">The call, if it is one of the library.</param>
internal sealed record RoundLoss(IInvocationOperation? Call)
{
    private const int Steps = 4;

    /// <summary>What an expression in a round is the loss of; null where it is none, or that cannot be seen.</summary>
    public static RoundLoss? Of(ExpressionSyntax tensor, StatementSyntax loop, FlowAnalysis flow, LocalMentions mentions, CancellationToken cancellation) =>
        new Search(loop, flow, mentions, cancellation).Of(tensor, Steps);

    private sealed class Search(StatementSyntax loop, FlowAnalysis flow, LocalMentions mentions, CancellationToken cancellation)
    {
        public RoundLoss? Of(ExpressionSyntax tensor, int steps)
        {
            var expression = WithoutCopies(tensor);
            if (steps == 0)
                return null;
            if (expression is InvocationExpressionSyntax call)
                return flow.Bodies.OperationOf(call, cancellation) is IInvocationOperation operation && LossFunctions.IsLoss(operation, flow) ? new RoundLoss(operation) : null;
            if (expression is not IdentifierNameSyntax name || flow.Bodies.ReferredToBy(name, cancellation) is not ILocalSymbol { RefKind: RefKind.None } variable)
                return null;
            var all = mentions.Of(variable, name, cancellation);
            return GivenIn(variable, all) is { } given ? Of(given, steps - 1) ?? (GoesBackward(all) && !Mentions(given, variable) ? new RoundLoss(Call: null) : null) : null;
        }

        /// <summary>The one value that the variable is given in a round.</summary>
        private ExpressionSyntax? GivenIn(ILocalSymbol variable, IReadOnlyList<IdentifierNameSyntax> all)
        {
            var writes = all.Where(LocalMentions.IsWrite).ToList();
            if (variable.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(cancellation) is not VariableDeclaratorSyntax declared)
                return null;
            var isOfRound = LoopSyntax.Around(declared) == loop && declared.Initializer is not null;
            return writes.Count == 0 && isOfRound ? declared.Initializer!.Value
                : writes is [var only] && !isOfRound && loop.Span.Contains(only.Span) ? LocalMentions.AssignmentTo(only)?.Right : null;
        }

        private bool GoesBackward(IReadOnlyList<IdentifierNameSyntax> all) => all.Any(name =>
            name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == name && loop.Span.Contains(call.Span)
            && flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol { IsStatic: false } method && flow.Library.EventOf(method, ValueList.Empty) == RoundEvents.Backward);

        private static bool Mentions(ExpressionSyntax given, ILocalSymbol variable) => given.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable.Name);
    }

    /// <summary><c>loss</c> of <c>loss.detach().cpu()</c>.</summary>
    private static ExpressionSyntax WithoutCopies(ExpressionSyntax tensor)
    {
        var expression = LocalMentions.Under(tensor);
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var inner } } && LossReports.Same.Contains(name))
            expression = LocalMentions.Under(inner);
        return expression;
    }
}
