using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A loop, and what one round of it does, whoever does it.</summary>
/// <param name="Statement">The loop.</param>
/// <param name="Member">The happenings of the member that it stands in.</param>
/// <param name="Flow">The program around it.</param>
internal sealed record RoundLoop(StatementSyntax Statement, MemberHappenings Member, FlowAnalysis Flow)
{
    private static readonly Kinds Frees = Kinds.Of(RoundEvents.Scope, RoundEvents.Freed);

    private static readonly Kinds Works = Kinds.Of(RoundEvents.Forward, RoundEvents.Backward, RoundEvents.Step);

    /// <summary>What happens in a round itself, and in no loop within it.</summary>
    private IReadOnlyList<Happening> Own { get; } =
        [.. Member.Within(Statement).Where(happening => !LoopSyntax.IsInHeader(happening.Place.Node!, Statement))];

    /// <summary><c>for</c>, <c>foreach</c>, <c>while</c> or <c>do</c>.</summary>
    public SyntaxToken Keyword => LoopSyntax.KeywordOf(Statement);

    /// <summary>A round computes gradients and steps.</summary>
    public bool IsTraining => May(RoundEvents.Backward) && May(RoundEvents.Step) && !IsOfGivenLosses;

    /// <summary>A round applies a model, gradients are off or the model is in evaluation mode, and nothing is trained.</summary>
    public bool IsEvaluation => !May(RoundEvents.Backward) && Own.Any(AppliesModel) && (May(RoundEvents.GradientsOff) || Before(RoundEvents.GradientsOff).Any() || Before(RoundEvents.Eval).Any());

    /// <summary>Whether a round, or a loop within it, may free a tensor: by a scope, by hand, by somebody whom nobody sees.</summary>
    public bool MayFree => Member.All.Any(happening => happening.Place.Node is { } node && Statement.Span.Contains(node.Span) && happening.Events.Rest.MayOrPerhaps.Overlaps(Frees));

    /// <summary>The calls that open a scope around the loop, the innermost last.</summary>
    public IEnumerable<InvocationExpressionSyntax> ScopesAround =>
        Before(RoundEvents.Scope).Select(static happening => happening.Place.Node).OfType<InvocationExpressionSyntax>().Where(scope => !IsEndedBefore(scope));

    /// <summary><c>scope.Dispose();</c> stands between a scope and the loop.</summary>
    private bool IsEndedBefore(InvocationExpressionSyntax scope) =>
        LoopSyntax.NameFor(scope) is { } name && Before(RoundEvents.Freed).Any(ending =>
            ending.Place.Node is { } node && node.SpanStart > scope.SpanStart && node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(mention => mention.Identifier.ValueText == name));

    /// <summary>Whether code of a helper, or somebody unknown, may have opened a scope before the loop.</summary>
    public bool MayBeScopedUnseen => Member.All.Any(happening =>
        happening.Place.Node is { } node && LoopSyntax.StandsBefore(node, Statement) && happening.Events.Rest != Trace.Of(RoundEvents.Scope) && happening.Events.Rest.May.Has(RoundEvents.Scope)
        && happening.Events.Rest.LastOf(Frees).Last.Has(RoundEvents.Scope) && !happening.Events.Rest.May.Has(RoundEvents.Forward));

    /// <summary>What a round makes is wanted after the loop.</summary>
    public bool HandsTensorsOn(CancellationToken cancellation) => new KeptTensors(Statement, Flow, cancellation).AreHandedOn;

    /// <summary>What a round makes is kept, and freed behind the loop.</summary>
    public bool IsFreedBehind(CancellationToken cancellation) => new KeptTensors(Statement, Flow, cancellation).AreFreedIn(
        Member.All.Where(static happening => happening.Events.Rest.MayOrPerhaps.Has(RoundEvents.Freed)).Select(static happening => happening.Place.Node).OfType<SyntaxNode>());

    /// <summary>The loop is left behind whatever a round does: it shows the first batch.</summary>
    public bool IsLeftAtOnce => Own.Where(static happening => happening.Once.Rest.May.Overlaps(Works)).All(happening => LoopSyntax.IsLeftAfter(happening.Place.Node!, Statement));

    /// <summary><c>foreach (var (loss, optimizer) in tasks)</c> goes backward from losses that somebody else has made.</summary>
    private bool IsOfGivenLosses =>
        !May(RoundEvents.Forward) && Own.Where(static happening => happening.Once.Rest.May.Has(RoundEvents.Backward)).All(happening =>
            happening.Place.Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var loss } } && LoopSyntax.MentionsVariableOf(loss, Statement));

    /// <summary>A round applies nothing but models of its own: it loads or makes one, fetches one by the loop's variable, or gives one on.</summary>
    public bool GoesOverModels(CancellationToken cancellation) =>
        Statement.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => IsLoading(call, cancellation))
        || Own.Where(AppliesModel).All(happening => happening.Place.Node is InvocationExpressionSyntax call && IsOfRound(call, cancellation));

    /// <summary><c>for (var epoch = 0; …) { using var scope = …; foreach (var (x, y) in batches) … }</c>: a loop over the data, in one that only counts.</summary>
    public bool IsEpochOf(StatementSyntax outer, CancellationToken cancellation) =>
        outer is ForStatementSyntax && LoopSyntax.Around(Statement) == outer
        && Statement is CommonForEachStatementSyntax each && Flow.Library is TorchLibrary { Symbols: var symbols }
        && Collections.ElementOf(Flow.Bodies.TypeOf(each.Expression, cancellation)) is { } element && HeldTypes.HoldTensors(element, symbols)
        && !new RoundLoop(outer, Member, Flow).Own.Any(static happening => happening.Once.Rest.MayOrPerhaps.Overlaps(Works));

    private bool IsLoading(InvocationExpressionSyntax call, CancellationToken cancellation) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var model } && RoundEvents.Loading.Contains(name)
        && Flow.Library is TorchLibrary { Symbols: var symbols } && symbols.IsModule(Flow.Bodies.TypeOf(model, cancellation));

    /// <summary>The model that a call applies, or that it gives on, comes from the round; or it is an activation or a loss, and no model.</summary>
    private bool IsOfRound(InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        var given = call.ArgumentList.Arguments.Select(static argument => argument.Expression);
        return (call.Expression is MemberAccessExpressionSyntax { Expression: var model } ? given.Prepend(model) : given)
            .Any(part => Flow.Bodies.TypeOf(part, cancellation) is { } type && Flow.Library is TorchLibrary { Symbols: var symbols }
                && (HeldTypes.IsStateless(type) || (HeldTypes.HoldModels(type, symbols) && LoopSyntax.MentionsOwnOf(part, Statement))));
    }

    private bool May(int kind) => Own.Any(happening => happening.Once.Rest.May.Has(kind));

    /// <summary>Calls that are nothing but this event, and that hold around the loop or stand before it.</summary>
    private IEnumerable<Happening> Before(int kind) =>
        Member.All.Where(happening => happening.Place.Node is { } node && happening.Events.Rest == Trace.Of(kind) && LoopSyntax.StandsBefore(node, Statement))
            .OrderBy(static happening => happening.Place.Node!.SpanStart);

    /// <summary><c>foreach (var layer in layers) x = layer.forward(x);</c> goes over the layers of one model.</summary>
    private bool AppliesModel(Happening happening) =>
        happening.Once.Rest.May.Has(RoundEvents.Forward)
        && !(happening.Place.Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var model } } && LoopSyntax.MentionsVariableOf(model, Statement));
}
