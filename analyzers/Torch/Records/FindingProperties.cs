using System.Collections.Immutable;
using System.Globalization;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>What a finding tells its readers beside its places. The additional locations are: each activation where it is seen, where it is applied if that is elsewhere, then the loss.</summary>
internal static class FindingProperties
{
    /// <summary>How many of the additional locations are activations.</summary>
    public const string Activations = nameof(Activations);

    /// <summary>The names of the activations, as the tables spell them, separated by ';'.</summary>
    public const string Functions = nameof(Functions);

    public static ImmutableDictionary<string, string?> Of(OrderedSet<Origin> origins, int seen) =>
        ImmutableDictionary<string, string?>.Empty
            .Add(Activations, seen.ToString(CultureInfo.InvariantCulture))
            .Add(Functions, string.Join(";", origins.Items.Select(static origin => origin.Function.Name)));
}
