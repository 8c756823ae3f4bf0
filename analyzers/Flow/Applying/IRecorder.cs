using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>Takes down what a body does while it is interpreted.</summary>
internal interface IRecorder
{
    /// <summary>Whether so many bodies were looked through already that the next one stays unknown.</summary>
    bool IsExhausted { get; }

    void Open(DeferredUse use);

    void Decided(Observation observation);

    /// <summary>An object that is known by this value changes: so does what every other name of it stands for.</summary>
    void Overwritten(Value value);

    /// <summary>Something that nobody follows may hold what is in this value from now on.</summary>
    void Escaped(Value value);

    /// <summary>What a body gives may be a part of a value, or another name of it.</summary>
    void LostSight(Value value);

    /// <summary>The object in a member changes, with all other names that it has.</summary>
    /// <param name="member">The member.</param>
    /// <param name="held">What it is known to hold.</param>
    void OverwrittenIn(ISymbol member, Value held);

    /// <summary>An event of the library happens, or a call of code in which events happen.</summary>
    void Happened(Happening happening);

    /// <summary>The body depends on what this summary says.</summary>
    void Used(Summary summary);
}
