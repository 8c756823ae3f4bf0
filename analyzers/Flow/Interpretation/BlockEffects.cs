using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What one block of a body does.</summary>
internal sealed class BlockEffects
{
    public List<DeferredUse> Uses { get; } = [];

    public List<Observation> Observations { get; } = [];

    public List<Happening> Happenings { get; } = [];

    public bool MentionsReceiver { get; set; }

    public ImmutableHashSet<ISymbol> Kept { get; set; } = Summary.NoSymbols;

    public bool ChangesUnknown { get; set; }

    public Returned? Returned { get; set; }

    public ValueMap Writes { get; set; } = ValueMap.Empty;

    public ValueMap Given { get; set; } = ValueMap.Empty;

    public ImmutableHashSet<ISymbol> Changed { get; set; } = Summary.NoSymbols;

    /// <summary>In the second round of a loop, <c>s[i] = …</c> changes something that is known less well by then. It has changed all the same.</summary>
    public void GoOn(BlockEffects? before)
    {
        Kept = before?.Kept ?? Kept;
        Changed = before?.Changed ?? Changed;
        ChangesUnknown = before?.ChangesUnknown == true;
    }
}

/// <summary>What is returned, and what was asked on the way to the return.</summary>
internal sealed record Returned(Value Value, ImmutableArray<Answer> Answers)
{
    public static Returned Join(Returned left, Returned right) =>
        new(Choices.JoinPaths(left.Value, left.Answers, right.Value, right.Answers), Choices.Common(left.Answers, right.Answers));
}
