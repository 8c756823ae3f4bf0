using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The functions that code under a handle runs on other threads, where the handle does not hold.</summary>
internal sealed class ThreadBodies(FlowAnalysis flow, CancellationToken cancellation)
{
    /// <summary>Levels of calls below a body.</summary>
    private const int Depth = 4;

    private readonly TorchSymbols? _symbols = flow.Library is TorchLibrary library ? library.Symbols : null;

    /// <summary>The calls under a handle that run what misses it.</summary>
    public IEnumerable<ExpressionSyntax> Under(HandleCall handle)
    {
        foreach (var node in HandleRegion.Of(handle.Node).SelectMany(static statement => statement.DescendantNodesAndSelf(static node => !LoopSyntax.IsFunction(node) || IsRunHere(node))))
        {
            cancellation.ThrowIfCancellationRequested();
            if (node is ExpressionSyntax start && IsStart(start) && BodiesOf(start).Any(body => Misses(body, handle.Kind)))
                yield return start;
        }
    }

    /// <summary><c>xs.Select(x => Task.Run(…))</c>: what a query is given runs before anybody has its elements.</summary>
    private static bool IsRunHere(SyntaxNode function) =>
        function is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" or "ForEach" } } } };

    private bool IsStart(ExpressionSyntax node) => node switch
    {
        InvocationExpressionSyntax call => MayStart(call) && flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol { ContainingType.Name: var type, Name: var name, DeclaringSyntaxReferences.IsEmpty: true }
            && (ThreadStarts.Methods.Contains($"{type}.{name}") || type == ThreadStarts.Query) && !HasOneThread(call),
        BaseObjectCreationExpressionSyntax made => flow.Bodies.TypeOf(made, cancellation) is { Name: ThreadStarts.Thread, ContainingNamespace.Name: "Threading", DeclaringSyntaxReferences.IsEmpty: true },
        _ => false,
    };

    private static bool MayStart(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Count > 0 && call.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(static name => ThreadStarts.Words.Contains(name.Identifier.ValueText));

    private static bool HasOneThread(InvocationExpressionSyntax call) =>
        call.DescendantNodes().OfType<IdentifierNameSyntax>().Any(static name => name.Identifier.ValueText is ThreadStarts.Degree or "options" or "WithDegreeOfParallelism");

    /// <summary>The lambdas and methods that a call is given.</summary>
    private IEnumerable<SyntaxNode> BodiesOf(ExpressionSyntax start) => ArgumentsOf(start)
        .Select(argument => argument.Expression switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda,
            SimpleNameSyntax or MemberAccessExpressionSyntax => flow.Bodies.ReferredToBy(argument.Expression, cancellation) is IMethodSymbol method ? BodyOf(method) : null,
            _ => null,
        }).OfType<SyntaxNode>();

    private static SeparatedSyntaxList<ArgumentSyntax> ArgumentsOf(ExpressionSyntax start) => start switch
    {
        InvocationExpressionSyntax call => call.ArgumentList.Arguments,
        BaseObjectCreationExpressionSyntax { ArgumentList: { } given } => given.Arguments,
        _ => default,
    };

    private bool Misses(SyntaxNode body, HandleKind kind)
    {
        var makes = false;
        return !MayHold(body, kind, Depth, ref makes) && makes && !(kind == HandleKind.Scope && GivesTensor(body)) && !(kind == HandleKind.GradientsOff && GradientsOff.Freezes(body.SyntaxTree.GetRoot(cancellation)));
    }

    /// <summary>Whether a body may open a handle of its own, or free what it makes: itself, by what it calls, or by what nobody can follow.</summary>
    private bool MayHold(SyntaxNode body, HandleKind kind, int steps, ref bool makes)
    {
        if (steps == 0)
            return true;
        foreach (var node in body.DescendantNodes())
        {
            cancellation.ThrowIfCancellationRequested();
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax when node != body:
                case YieldStatementSyntax or AwaitExpressionSyntax:
                    return true;
                case InvocationExpressionSyntax call when MayHold(call, kind, steps, ref makes):
                    return true;
                case BaseObjectCreationExpressionSyntax made when flow.Bodies.TypeOf(made, cancellation) is not { DeclaringSyntaxReferences.IsEmpty: true }:
                    return true;
                case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or UsingStatementSyntax when kind == HandleKind.Scope:
                    return true;
                case AssignmentExpressionSyntax assignment when kind == HandleKind.Scope && IsTensor(assignment.Right) && !IsOwn(assignment.Left, body):
                    return true;
            }
        }

        return false;
    }

    private bool MayHold(InvocationExpressionSyntax call, HandleKind kind, int steps, ref bool makes)
    {
        if (flow.Bodies.OperationOf(call, cancellation) is not IInvocationOperation { TargetMethod: var method } operation || method.MethodKind == MethodKind.DelegateInvoke)
            return true;
        if (TorchSymbols.IsTorchSharp(method.ContainingAssembly))
        {
            makes |= kind == HandleKind.Scope ? MakesTensor(operation) : AppliesModel(operation);
            return IsOfHandles(method, kind) || (kind == HandleKind.Scope && GivesAway(call));
        }

        if (method.DeclaringSyntaxReferences.IsEmpty)
            return kind == HandleKind.Scope && (method.Name == nameof(IDisposable.Dispose) || call.ArgumentList.Arguments.Any(argument => IsTensor(argument.Expression)));
        if (flow.Library.EventOf(method, ValueList.Empty) == RoundEvents.Forward)
            makes = true;
        return BodyOf(method) is not { } code || MayHold(code, kind, steps - 1, ref makes);
    }

    /// <summary>A scope does not keep gradients off, and a grad mode frees nothing.</summary>
    private bool IsOfHandles(IMethodSymbol method, HandleKind kind) => _symbols?.SpellingOf(method) is { } spelling
        && (kind == HandleKind.Scope
            ? RoundEvents.BySpelling.TryGetValue(spelling, out var known) && known is RoundEvents.Scope or RoundEvents.Freed
            : Handles.All.Any(handle => handle.Spelling == spelling && handle.Kind != HandleKind.Scope));

    private bool AppliesModel(IInvocationOperation call) =>
        flow.Library.Of(call.TargetMethod).IsApplication && call.Instance is { } model && Conversions.Under(model).Type is { } type && !HeldTypes.IsStateless(type);

    private bool MakesTensor(IInvocationOperation call) => call.Type is { } type && _symbols?.IsTensor(type) == true && !call.TargetMethod.Name.EndsWith("_", StringComparison.Ordinal);

    /// <summary><c>bag.Add(model.forward(x))</c>: whoever has it may free it.</summary>
    private bool GivesAway(InvocationExpressionSyntax call) =>
        IsTensor(call) && call.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } && flow.Bodies.ReferredToBy(taker, cancellation) is IMethodSymbol method && !TorchSymbols.IsTorchSharp(method.ContainingAssembly);

    /// <summary>What a body gives back belongs to whoever has asked for it.</summary>
    private bool GivesTensor(SyntaxNode body) =>
        (body is LambdaExpressionSyntax { ExpressionBody: { } given } && IsTensor(given))
        || body.DescendantNodes().OfType<ReturnStatementSyntax>().Any(statement => statement.Expression is { } value && IsTensor(value));

    private bool IsTensor(ExpressionSyntax expression) =>
        flow.Bodies.TypeOf(expression, cancellation) is { } type && _symbols is not null && (type.IsTupleType || HeldTypes.HoldTensors(type, _symbols));

    private static bool IsOwn(ExpressionSyntax target, SyntaxNode body) => target is IdentifierNameSyntax && LoopSyntax.MentionsOwnOf(target, body);

    private SyntaxNode? BodyOf(IMethodSymbol method) =>
        method is { IsVirtual: false, IsAbstract: false, IsOverride: false } or { IsOverride: true, ContainingType.IsSealed: true }
        && method.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancellation) is MethodDeclarationSyntax or LocalFunctionStatementSyntax
            ? method.DeclaringSyntaxReferences[0].GetSyntax(cancellation) : null;
}
