using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>Drops what was taken down before, when a function is applied once more, and keeps what bounds and other names need.</summary>
internal sealed class SilentRecorder(IRecorder inner) : NullRecorder
{
    public override bool IsExhausted => inner.IsExhausted;

    public override void Overwritten(Value value) => inner.Overwritten(value);

    public override void Escaped(Value value) => inner.Escaped(value);

    public override void LostSight(Value value) => inner.LostSight(value);

    public override void OverwrittenIn(ISymbol member, Value held) => inner.OverwrittenIn(member, held);

    public override void Used(Summary summary) => inner.Used(summary);
}
