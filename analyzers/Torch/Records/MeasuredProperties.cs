using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// What a finding about a model in the wrong mode tells its fix. Its additional locations are the call that switches gradients off, and then for each further place the measurement and that
/// call.
/// </summary>
internal static class MeasuredProperties
{
    /// <summary>The variable that holds the model.</summary>
    public const string Model = nameof(Model);

    /// <summary>For each place '+' where the mode of training must be put back, else '-'.</summary>
    public const string Restored = nameof(Restored);

    public const char IsRestored = '+';

    private const char IsLeft = '-';

    public static ImmutableDictionary<string, string?> Of(MeasuredModel found) => ImmutableDictionary<string, string?>.Empty
        .Add(Model, found.Model)
        .Add(Restored, string.Concat(found.Places.Select(static place => place.IsTrainedAfter ? IsRestored : IsLeft)));

    public static IEnumerable<Location> LocationsOf(MeasuredModel found) => found.Places.SelectMany(static place => new[] { place.Call.GetLocation(), place.Handle.GetLocation() }).Skip(1);
}
