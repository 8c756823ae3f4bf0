using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;

namespace TorchSharp.Analyzers.Torch.Model;

/// <summary>A loss applied to an input whose head is known.</summary>
internal sealed class LossCall
{
    private readonly Observation _observation;
    private readonly Fact _input;
    private readonly CrossEntropyByHand _byHand;
    private readonly Action<Diagnostic> _report;

    private LossCall(LossFunction loss, Observation observation, Fact input, HeadMeaning meaning, CrossEntropyByHand byHand, Action<Diagnostic> report)
    {
        _observation = observation;
        _input = input;
        _byHand = byHand;
        _report = report;
        Loss = loss;
        Head = meaning.Head;
        IsOverClasses = meaning.IsOverClasses;
    }

    public LossFunction Loss { get; }

    /// <summary>What the input is.</summary>
    public Head Head { get; }

    /// <summary>Whether it is known to be normalised along the dimension that the loss takes for the classes.</summary>
    public bool IsOverClasses { get; }

    /// <summary>Whether the code around it takes the logarithm that the loss does without.</summary>
    public bool IsNormalizedByHand => _byHand.IsAround(_observation);

    public static LossCall? Of(LossFunction loss, Observation observation, CrossEntropyByHand byHand, Action<Diagnostic> report) =>
        observation.Arguments[0] is Fact { Meaning: HeadMeaning meaning } input
            ? new LossCall(loss, observation, input, meaning, byHand, report)
            : null;

    /// <summary>Reports the pair: the message's {0} is the activation with its place, {1} the loss with its place, {2} what is said of this loss only.</summary>
    public void Report(DiagnosticDescriptor rule, BilingualText? ofThisLoss = null) =>
        _report(Diagnostic.Create(
            rule,
            _observation.Place.GetLocation(),
            Places.Related(_input.Origins, _observation.Site),
            FindingProperties.Of(_input.Origins),
            Places.Of(_input.Origins),
            Places.Of(Loss.Name, _observation.Site.Node, _observation.Site.Member),
            ofThisLoss ?? BilingualText.Empty));
}
