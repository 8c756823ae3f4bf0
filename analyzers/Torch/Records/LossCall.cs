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

    /// <summary>Whether the activation was given logits, which can be anything.</summary>
    public bool IsOfLogits => applied.Meaning.IsOfLogits;

    /// <summary>Whether these are some of the numbers, chosen by what they are.</summary>
    public bool IsChosen => applied.Meaning.IsChosen;

    /// <summary>Whether probabilities were kept away from 0 before.</summary>
    public bool IsClamped => applied.Meaning.IsClamped;

    /// <summary>Whether they were kept away from 0 or 1.</summary>
    public bool IsConfined => applied.Meaning.IsClamped || applied.Meaning.IsCapped;

    /// <summary>Whether the logarithm is taken of what the loss gives: then it only picks the likelihood of each class.</summary>
    public bool OnlyPicks => PickedLikelihood.Is(applied.Observation);

    /// <summary>Whether the code around it takes the logarithm that the loss does without.</summary>
    public bool IsNormalizedByHand => applied.IsNormalizedByHand(cancellation);

    /// <summary>Whether a logarithm of probabilities was taken step by step, somewhere.</summary>
    public bool IsLogarithm => applied.Origins.Items.Any(static origin => origin.Function is LogFunction);

    /// <summary>Whether the input comes out of another member than the one that applies the loss.</summary>
    public bool IsReturned => applied.Origins.Items.Any(origin => !SymbolEqualityComparer.Default.Equals(origin.Member, applied.Observation.Site.Member));

    /// <summary>Reports the pair: the message's {0} is the activation with its place, {1} the loss with its place, what follows is said of this pair only.</summary>
    public void Report(DiagnosticDescriptor rule, params BilingualText[] ofThisPair)
    {
        var (site, places) = (applied.Observation.Site, new Places(applied.Observation.Place));
        var seen = applied.SeenAt(cancellation);
        var activations = seen.Select(static activation => activation.Place).Distinct().ToList();
        report(Diagnostic.Create(
            rule,
            applied.Observation.Place.Location,
            activations.Union(applied.Origins.Items.Select(static origin => origin.Site)).Append(site.Call).Select(static place => place.Location),
            FindingProperties.Of(applied.Origins, activations.Count),
            [places.OneOf(seen), places.Of(Loss.Name, site.Call, site.Member), .. ofThisPair]));
    }
}
