using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// Whether a method that opens a scope around a loop may do it for one round of somebody else's loop: the update of PPO, the adaptation to a task, an attack. What
/// the method makes is freed before the next round, then. Judged by the names, and asked only where something was found.
/// </summary>
internal sealed class ScopeOfRound(FlowAnalysis flow, CancellationToken cancellation)
{
    /// <summary>So many rounds are no part of somebody else's.</summary>
    private const int ManyRounds = 50;

    private const string Entry = "Main";

    public bool MayBe(StatementSyntax loop)
    {
        var source = SourceOf(loop);
        if (CallerNames.Of(loop) is not { } name || IsPieces(source))
            return true;
        if (name is "" or Entry)
            return false;
        var data = IsGiven(source) ? source : null;
        var calls = flow.Index.NamesOf(name, cancellation).ToList();
        if (calls.Count == 0)
            return data is null && new RoundCount(flow, cancellation).Of(loop) is not >= ManyRounds;
        return calls.Exists(call => IsHandedOn(call) || (IsInRound(call) ? !IsSameInEachRound(data, call) : !IsOfObject(data) && IsCalledInRound(CallerNames.Of(call))));
    }

    /// <summary>The name that <c>foreach</c> runs over, if that is tensors: a loop that counts is a number of steps, and nobody knows for how large a thing.</summary>
    private ExpressionSyntax? SourceOf(StatementSyntax loop) =>
        loop is CommonForEachStatementSyntax { Expression: var all } && Symbols is { } symbols
        && Collections.ElementOf(flow.Bodies.TypeOf(all, cancellation)) is { } element && HeldTypes.HoldTensors(element, symbols) ? RootOf(all) : null;

    /// <summary><c>batches.Take(10)</c> comes from <c>batches</c>.</summary>
    private static ExpressionSyntax RootOf(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var from } } => RootOf(from),
        MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax and var from } => RootOf(from),
        ElementAccessExpressionSyntax { Expression: var from } => RootOf(from),
        ParenthesizedExpressionSyntax { Expression: var inner } => RootOf(inner),
        _ => expression,
    };

    /// <summary><c>foreach (var window in image.chunk(4))</c> goes over the parts of one tensor.</summary>
    private bool IsPieces(ExpressionSyntax? source) =>
        source is not null && (IsTensor(source) || (flow.Bodies.ReferredToBy(source, cancellation) is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var made } && IsTensor(RootOf(made))));

    private bool IsTensor(ExpressionSyntax expression) => flow.Bodies.TypeOf(expression, cancellation) is { } type && Symbols?.IsTensor(type) == true;

    private TorchSymbols? Symbols => flow.Library is TorchLibrary { Symbols: var symbols } ? symbols : null;

    /// <summary>Batches from outside; what the method makes for itself may be of one thing, as the minibatches of a rollout are.</summary>
    private bool IsGiven(ExpressionSyntax? source) =>
        source is not null && (flow.Bodies.ReferredToBy(source, cancellation) is IFieldSymbol or IPropertySymbol or IParameterSymbol || IsOfLibrary(source));

    private bool IsOfLibrary(ExpressionSyntax source) => TorchSymbols.IsTorchSharp(flow.Bodies.TypeOf(source, cancellation)?.ContainingAssembly);

    /// <summary><c>for (…) Epoch(batches);</c> goes over the same batches again: the loop around is one of epochs.</summary>
    private bool IsSameInEachRound(ExpressionSyntax? data, SimpleNameSyntax name)
    {
        if (IsOfObject(data))
            return true;
        if (LoopSyntax.Around(name) is not ForStatementSyntax around || NameUse.CallOf(name) is not { } call || data is not IdentifierNameSyntax)
            return false;
        return flow.Bodies.ReferredToBy(data, cancellation) is IParameterSymbol { ContainingSymbol: IMethodSymbol { Parameters.Length: var count }, Ordinal: var at }
            && call.ArgumentList.Arguments.Count == count && call.ArgumentList.Arguments[at] is { NameColon: null, Expression: var given } && !LoopSyntax.MentionsOwnOf(given, around);
    }

    /// <summary>The object keeps it: it is filled for each round, unless its type says that it only reads.</summary>
    private bool IsOfObject(ExpressionSyntax? data) =>
        data is not null && flow.Bodies.ReferredToBy(data, cancellation) is var symbol
        && (symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } })
        && (flow.Bodies.TypeOf(data, cancellation)?.TypeKind is TypeKind.Interface or TypeKind.Array || IsOfLibrary(data));

    private bool IsCalledInRound(string? caller) =>
        CallerNames.AnyCallMay(caller, call => IsHandedOn(call) || IsInRound(call), flow, cancellation, Entry);

    private static bool IsInRound(SimpleNameSyntax call) =>
        LoopSyntax.Around(call) is not null || call.Ancestors().Any(static node => node is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax);

    private bool IsHandedOn(SimpleNameSyntax name) => ScopedCallers.IsHandedOn(name, flow, cancellation);
}
