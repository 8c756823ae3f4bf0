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

    public virtual bool IsExhausted => false;

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

    public virtual void LostSight(Value value)
    {
    }

    public virtual void OverwrittenIn(ISymbol member, Value held)
    {
    }

    public virtual void Happened(Happening happening)
    {
    }

    public virtual void Used(Summary summary)
    {
    }
}
