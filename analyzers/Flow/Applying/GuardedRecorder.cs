using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>
/// Takes down what happens only where questions were answered: <c>binary ? bce(z, y) : mse(z, y)</c> applies one of the two, and what is decided
/// is so but for whether it is reached.
/// </summary>
/// <param name="inner">Where it is taken down.</param>
/// <param name="guards">What must have been answered; null if nobody can tell.</param>
internal sealed class GuardedRecorder(IRecorder inner, OrderedSet<Answer>? guards) : IRecorder
{
    public bool IsExhausted => inner.IsExhausted;

    public void Open(DeferredUse use) => inner.Open(use with { Guards = guards is null ? null : use.Guards?.UnionIfWhole(guards) });

    public void Decided(Observation observation) =>
        inner.Open(new DeferredUse(new LibraryObject(observation.Function), observation.Arguments, observation.Site, observation.Place) { Guards = guards });

    public void Overwritten(Value value) => inner.Overwritten(value);

    public void Escaped(Value value) => inner.Escaped(value);

    public void LostSight(Value value) => inner.LostSight(value);

    public void OverwrittenIn(ISymbol member, Value held) => inner.OverwrittenIn(member, held);

    public void Happened(Happening happening) =>
        inner.Happened(happening with { Events = happening.Events.Or(Traces<Value>.Nothing), Once = happening.Once.Or(Traces<Value>.Nothing) });

    public void Used(Summary summary) => inner.Used(summary);
}
