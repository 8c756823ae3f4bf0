using System.Globalization;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch.Functions;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>What taking the activations of a finding away means.</summary>
internal static class Removals
{
    public static Removal Removal(this Finding finding, Func<LossFunction, SyntaxNode, SyntaxNode?, bool> wants) => finding.Removal(finding.Input.Origins, wants);

    /// <summary>The removal of these activations; where the dimension moves on the way to the loss, they say along which they normalise.</summary>
    public static Removal Removal(this Finding finding, OrderedSet<Origin> origins, Func<LossFunction, SyntaxNode, SyntaxNode?, bool> wants)
    {
        finding.Follow(origins);
        var meaning = finding.Meaning;
        var dimension = meaning.Dimension is null ? AppliedActivation.Of(origins, meaning, finding)?.Dimension : null;
        return new Removal(
            origins, meaning, long.TryParse(dimension, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var known) ? known : meaning.Dimension, wants);
    }
}
