using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The calls of <c>backward</c> on a loss that is computed while a handle keeps gradients off, or the call of a helper that does both.</summary>
internal sealed class LossWithoutGraph(FlowAnalysis flow, CancellationToken cancellation)
{
    private static readonly string[] Switches = ["enable_grad", "set_grad_enabled", "inference_mode"];
    private static readonly string[] Reductions = ["mean", "sum"];

    /// <summary>Where a program fails, and what fails there.</summary>
    public IEnumerable<(SyntaxNode Place, string Call)> Under(HandleCall handle)
    {
        var region = HandleRegion.Of(handle.Node).ToList();
        foreach (var node in region.SelectMany(static statement => statement.DescendantNodesAndSelf(static node => !LoopSyntax.IsFunction(node))))
        {
            cancellation.ThrowIfCancellationRequested();
            if (node is not InvocationExpressionSyntax call || IsSwitchedOn(call, handle.Node))
                continue;
            if (IsLoss(call) || (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && Reductions.Contains(name) && IsReduction(call)))
            {
                foreach (var backward in BackwardsOf(call).Where(_ => !IsSwitchedOnByOwn(LoopSyntax.FunctionAround(call), handle.Node.Span.End, call.SpanStart)))
                    yield return (backward, BackwardName(backward));
            }
            else if (flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol helper && FailsByItself(helper) && !IsGuarded(call)
                && !IsSwitchedOnByOwn(LoopSyntax.FunctionAround(call), handle.Node.Span.End, call.SpanStart))
            {
                yield return (call, helper.Name);
            }
        }
    }

    private static string BackwardName(SyntaxNode backward) => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)backward).Expression).Name.Identifier.ValueText;

    /// <summary><c>loss.backward()</c> of the variable that holds a loss and nothing else, or of the loss itself.</summary>
    private IEnumerable<SyntaxNode> BackwardsOf(InvocationExpressionSyntax loss) => AllBackwardsOf(loss).Where(static backward => !IsGuarded(backward));

    private IEnumerable<SyntaxNode> AllBackwardsOf(InvocationExpressionSyntax loss)
    {
        if (IsBackwardOf(loss) is { } direct)
            return [direct];
        if (VariableOf(loss) is not { } variable)
            return [];
        var function = LoopSyntax.FunctionAround(loss);
        var mentions = function.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable.Name
            && SymbolEqualityComparer.Default.Equals(flow.Bodies.ReferredToBy(name, cancellation), variable)).ToList();
        var isChanged = mentions.Exists(name => MayGetGraph(name) || (IsWritten(name) && !IsSetTo(name, loss)));
        return isChanged ? [] : mentions.Where(name => name.SpanStart > loss.SpanStart && LoopSyntax.FunctionAround(name) == function).Select(IsBackwardOf).OfType<SyntaxNode>();
    }

    private SyntaxNode? IsBackwardOf(ExpressionSyntax loss) =>
        loss.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == loss
        && flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol { IsStatic: false } method && flow.Library.EventOf(method, Flow.Values.ValueList.Empty) == RoundEvents.Backward
            ? call : null;

    private ILocalSymbol? VariableOf(InvocationExpressionSyntax loss) => loss.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared } => flow.Bodies.DeclaredBy(declared, cancellation) as ILocalSymbol,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Parent: ExpressionStatementSyntax } assignment when assignment.Right == loss && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) =>
            flow.Bodies.ReferredToBy(target, cancellation) as ILocalSymbol,
        _ => null,
    };

    /// <summary><c>loss.requires_grad_()</c>, <c>loss.requires_grad = true</c>: it becomes a leaf; a method that ends so changes it in place.</summary>
    private static bool MayGetGraph(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } access && access.Expression == name
        && (InPlace.IsName(member) || access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access);

    private static bool IsWritten(IdentifierNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name
        || name.Parent is ArgumentSyntax { RefOrOutKeyword.RawKind: not 0 } or ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax } };

    private static bool IsSetTo(IdentifierNameSyntax name, ExpressionSyntax loss) => name.Parent is AssignmentExpressionSyntax assignment && assignment.Right == loss && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression);

    private bool IsLoss(InvocationExpressionSyntax call) => flow.Bodies.OperationOf(call, cancellation) is IInvocationOperation operation && LossFunctions.IsLoss(operation, flow);

    private bool IsReduction(InvocationExpressionSyntax call) =>
        flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol method && TorchSymbols.IsTorchSharp(method.ContainingAssembly)
        && flow.Library is TorchLibrary library && library.Symbols.IsTensor(method.ContainingType);

    /// <summary>In a <c>try</c> it may be meant to fail; under a condition about gradients it does not run.</summary>
    private static bool IsGuarded(SyntaxNode backward) => backward.Ancestors().TakeWhile(static node => !LoopSyntax.IsFunction(node)).Any(static node => node switch
    {
        TryStatementSyntax { Catches.Count: > 0 } => true,
        IfStatementSyntax { Condition: var condition } => condition.DescendantTokens().Any(static token => token.ValueText.Contains(Norms.Gradient)),
        ConditionalExpressionSyntax { Condition: var condition } => condition.DescendantTokens().Any(static token => token.ValueText.Contains(Norms.Gradient)),
        _ => false,
    });

    /// <summary>Whether something of the program's own that is called or made between two places may switch gradients on.</summary>
    private bool IsSwitchedOnByOwn(SyntaxNode code, int from, int to) => code.DescendantNodes()
        .Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && node.SpanStart > from && node.SpanStart < to)
        .Any(node => flow.Bodies.ReferredToBy(node, cancellation) is IMethodSymbol method && MaySwitch(method));

    private bool MaySwitch(IMethodSymbol method) => (method.MethodKind == MethodKind.Constructor ? method.ContainingType.DeclaringSyntaxReferences : method.DeclaringSyntaxReferences)
        .Any(reference => reference.GetSyntax(cancellation).DescendantTokens().Any(static token => Switches.Contains(token.ValueText)));

    /// <summary>Whether gradients may be on again between the handle and a place.</summary>
    private bool IsSwitchedOn(SyntaxNode place, SyntaxNode handle) => HandleCalls.Of(flow).In(place.SyntaxTree, cancellation).Any(other =>
        other.Kind is HandleKind.GradientsOn or HandleKind.Undecided && other.Node.SpanStart > handle.SpanStart && other.Node.SpanStart < place.SpanStart);

    /// <summary>A method that nobody overrides, whose own loss goes backward in it, and that switches no mode.</summary>
    private bool FailsByItself(IMethodSymbol helper)
    {
        if (helper is { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true } || helper.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax(cancellation) is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax) || HandleCalls.Of(flow).In(reference.SyntaxTree, cancellation).Any(handle => reference.Span.Contains(handle.Node.Span)))
            return false;
        if (IsSwitchedOnByOwn(reference.GetSyntax(cancellation), reference.Span.Start, reference.Span.End))
            return false;
        return reference.GetSyntax(cancellation).ChildNodes().SelectMany(static part => part.DescendantNodesAndSelf(static node => !LoopSyntax.IsFunction(node)))
            .OfType<InvocationExpressionSyntax>().Any(call => IsLoss(call) && IsPlain(call) && BackwardsOf(call).Any());
    }

    /// <summary>A branch may not be taken.</summary>
    private static bool IsPlain(SyntaxNode place) =>
        !place.Ancestors().TakeWhile(static node => !LoopSyntax.IsFunction(node)).Any(static node => node is IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or TryStatementSyntax);
}
