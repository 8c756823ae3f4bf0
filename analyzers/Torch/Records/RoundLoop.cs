using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A loop, and what one round of it does, whoever does it.</summary>
/// <param name="Statement">The loop.</param>
/// <param name="Member">The happenings of the member that it stands in.</param>
/// <param name="Flow">The program around it.</param>
internal sealed record RoundLoop(StatementSyntax Statement, IReadOnlyList<Happening> Member, FlowAnalysis Flow)
{
    private static readonly Kinds Frees = Kinds.Of(RoundEvents.Scope, RoundEvents.Freed);

    /// <summary>What happens in a round itself, and in no loop within it.</summary>
    private IReadOnlyList<Happening> Own { get; } =
        [.. Member.Where(happening => happening.Place.Node is { } node && LoopSyntax.Around(node) == Statement && !LoopSyntax.IsInHeader(node, Statement))];

    /// <summary><c>for</c>, <c>foreach</c>, <c>while</c> or <c>do</c>.</summary>
    public SyntaxToken Keyword => LoopSyntax.KeywordOf(Statement);

    /// <summary>A round computes gradients and steps.</summary>
    public bool IsTraining => May(RoundEvents.Backward) && May(RoundEvents.Step);

    /// <summary>A round applies a model, gradients are off or the model is in evaluation mode, and nothing is trained.</summary>
    public bool IsEvaluation => !May(RoundEvents.Backward) && Own.Any(AppliesModel) && (May(RoundEvents.GradientsOff) || Before(RoundEvents.GradientsOff).Any() || Before(RoundEvents.Eval).Any());

    /// <summary>Whether a round, or a loop within it, may free a tensor: by a scope, by hand, by somebody whom nobody sees.</summary>
    public bool MayFree => Member.Any(happening => happening.Place.Node is { } node && Statement.Span.Contains(node.Span) && happening.Events.Rest.MayOrPerhaps.Overlaps(Frees));

    /// <summary>The calls that open a scope around the loop, the innermost last.</summary>
    public IEnumerable<InvocationExpressionSyntax> ScopesAround => Before(RoundEvents.Scope).Select(static happening => happening.Place.Node).OfType<InvocationExpressionSyntax>();

    /// <summary>Whether code of a helper, or somebody unknown, may have opened a scope before the loop.</summary>
    public bool MayBeScopedUnseen => Member.Any(happening =>
        happening.Place.Node is { } node && LoopSyntax.StandsBefore(node, Statement) && happening.Events.Rest != Trace.Of(RoundEvents.Scope) && happening.Events.Rest.May.Has(RoundEvents.Scope)
        && happening.Events.Rest.LastOf(Frees).Last.Has(RoundEvents.Scope) && !happening.Events.Rest.May.Has(RoundEvents.Forward));

    /// <summary>
    /// <c>parts.Add(model.forward(x));</c>: what a round makes is wanted after the loop. <c>h = model.forward(x, h);</c>: the loop goes over the steps of one sequence, and
    /// a scope around it is right.
    /// </summary>
    public bool HandsTensorsOn(CancellationToken cancellation) =>
        LoopSyntax.Collected(Statement).Any(kept => MayBeTensor(kept, cancellation)) || LoopSyntax.Carried(Statement).Any(target => MayBeTensor(target, cancellation));

    private bool MayBeTensor(ExpressionSyntax expression, CancellationToken cancellation) =>
        Flow.Bodies.TypeOf(expression, cancellation) is { } type && Flow.Library is TorchLibrary library && (library.Symbols.IsTensor(type) || type.IsTupleType);

    private bool May(int kind) => Own.Any(happening => happening.Once.Rest.May.Has(kind));

    /// <summary>Calls that are nothing but this event, and that hold around the loop or stand before it.</summary>
    private IEnumerable<Happening> Before(int kind) =>
        Member.Where(happening => happening.Place.Node is { } node && happening.Events.Rest == Trace.Of(kind) && LoopSyntax.StandsBefore(node, Statement))
            .OrderBy(static happening => happening.Place.Node!.SpanStart);

    /// <summary><c>foreach (var layer in layers) x = layer.forward(x);</c> goes over the layers of one model.</summary>
    private bool AppliesModel(Happening happening) =>
        happening.Once.Rest.May.Has(RoundEvents.Forward)
        && !(happening.Place.Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var model } } && LoopSyntax.MentionsVariableOf(model, Statement));
}
