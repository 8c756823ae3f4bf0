using System.Collections.Immutable;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>What a finding about the loss of an epoch tells its fix. Its additional location is the assignment that keeps the losses.</summary>
internal static class EpochLossProperties
{
    /// <summary>The text behind the read of each loss; what to divide by instead.</summary>
    public const string AtKept = nameof(EpochLossEdit.AtKept), Divisor = nameof(EpochLossEdit.Divisor);

    /// <summary>Set where losses that were kept alone are to be added up.</summary>
    public const string IsSummed = nameof(EpochLossEdit.IsSummed);

    public static ImmutableDictionary<string, string?> Of(EpochLossEdit? edit)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (edit?.AtKept is { } text)
            properties = properties.Add(AtKept, text);
        if (edit?.Divisor is { } divisor)
            properties = properties.Add(Divisor, divisor);
        return edit?.IsSummed == true ? properties.Add(IsSummed, "") : properties;
    }
}
