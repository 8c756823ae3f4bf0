using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>Takes nothing down: for who wants a value only.</summary>
internal class NullRecorder : IRecorder
{
    public static readonly NullRecorder Instance = new();

    protected NullRecorder()
    {
    }

    public virtual void Open(DeferredUse use)
    {
    }

    public virtual void Decided(Observation observation)
    {
    }

    public virtual void Overwritten(Value value)
    {
    }

    public virtual void Escaped(Value value)
    {
    }

    public virtual void OverwrittenIn(ISymbol member)
    {
    }

    public virtual void Used(Summary summary)
    {
    }
}

/// <summary>Drops what was taken down before, when a function is applied once more, and keeps what bounds and other names need.</summary>
internal sealed class SilentRecorder(IRecorder inner) : NullRecorder
{
    public override void Overwritten(Value value) => inner.Overwritten(value);

    public override void Escaped(Value value) => inner.Escaped(value);

    public override void OverwrittenIn(ISymbol member) => inner.OverwrittenIn(member);

    public override void Used(Summary summary) => inner.Used(summary);
}
