using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A loss applied to an input whose head is known, as one rule sees it.</summary>
internal sealed class LossCall(AppliedLoss applied, Action<Diagnostic> report, CancellationToken cancellation)
{
    public LossFunction Loss => applied.Loss;

    /// <summary>What the input is.</summary>
    public Head Head => applied.Meaning.Head;

    /// <summary>Whether it is known to be normalised along the dimension that the loss takes for the classes.</summary>
    public bool IsOverClasses => applied.Meaning.IsOverClasses;

    /// <summary>Whether the code around it takes the logarithm that the loss does without.</summary>
    public bool IsNormalizedByHand => applied.IsNormalizedByHand(cancellation);

    /// <summary>Reports the pair: the message's {0} is the activation with its place, {1} the loss with its place, {2} what is said of this loss only.</summary>
    public void Report(DiagnosticDescriptor rule, BilingualText? ofThisLoss = null) =>
        report(Diagnostic.Create(
            rule,
            applied.Observation.Place.Location,
            Places.Related(applied.Origins, applied.Observation.Site),
            FindingProperties.Of(applied.Origins),
            Places.Of(applied.Origins),
            Places.Of(Loss.Name, applied.Observation.Site.Call, applied.Observation.Site.Member),
            ofThisLoss ?? BilingualText.Empty));
}
