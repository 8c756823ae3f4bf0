using System.Runtime.CompilerServices;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A loss applied to an input whose head is known: what all rules share of it.</summary>
internal sealed class AppliedLoss
{
    private readonly CrossEntropyByHand _byHand;
    private readonly SeenActivations _seen;
    private StrongBox<bool>? _isNormalizedByHand;

    private AppliedLoss(LossFunction loss, Observation observation, Fact input, HeadMeaning meaning, CrossEntropyByHand byHand, SeenActivations seen)
    {
        _byHand = byHand;
        _seen = seen;
        Loss = loss;
        Observation = observation;
        Origins = input.Origins;
        Meaning = meaning;
    }

    public LossFunction Loss { get; }

    public Observation Observation { get; }

    /// <summary>Where the head of the input came from.</summary>
    public OrderedSet<Origin> Origins { get; }

    /// <summary>What the input is.</summary>
    public HeadMeaning Meaning { get; }

    /// <summary>What is observed, if it is that.</summary>
    public static AppliedLoss? Of(Observation observation, CrossEntropyByHand byHand, SeenActivations seen) =>
        observation.Arguments[0] is Fact { Meaning: HeadMeaning meaning } input && LossIn(observation.Function, meaning) is { } loss
            ? new AppliedLoss(loss, observation, input, meaning, byHand, seen)
            : null;

    /// <summary>The loss that is observed; of several, the first, where each of them is given what it does not want.</summary>
    private static LossFunction? LossIn(LibraryFunction observed, HeadMeaning meaning) => observed switch
    {
        LossFunction loss => loss,
        AnyLossFunction several when meaning.IsConfined => several.First,
        _ => null,
    };

    /// <summary>Whether the code around it takes the logarithm that the loss does without; looked up by the first rule that asks.</summary>
    public bool IsNormalizedByHand(CancellationToken cancellation) =>
        (_isNormalizedByHand ??= new StrongBox<bool>(_byHand.IsAround(Observation, cancellation))).Value;

    /// <summary>The activations, each with the place where a reader sees it.</summary>
    public IReadOnlyList<SeenActivation> SeenAt(CancellationToken cancellation) => [.. Origins.Items.Select(origin => _seen.Of(origin, cancellation))];
}
