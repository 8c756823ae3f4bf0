using Samples.Common.Commands;

namespace Samples.Common.Running;

/// <summary>Asks of <c>run.json</c> what the command line asks of its options.</summary>
internal static class SettingsCheck
{
    /// <returns>Nothing, or one sentence.</returns>
    public static IEnumerable<string> Number(string name, int? value, WholeNumbers allowed) =>
        value is { } number && !allowed.Contains(number) ? [FormattableString.Invariant($"{name} is {number}, and it must be {allowed}")] : [];

    /// <inheritdoc cref="Number"/>
    public static IEnumerable<string> LearningRate(double? value) => value is { } rate && !OptionOf.IsLearningRate(rate)
        ? [FormattableString.Invariant($"learning_rate is {rate}, and it must be {OptionOf.LearningRates}")]
        : [];

    /// <inheritdoc cref="Number"/>
    public static IEnumerable<string> OneOf(string name, string value, params string[] allowed) =>
        allowed.Contains(value) ? [] : [$"{name} is '{value}', and it must be one of {string.Join(", ", allowed)}"];

    /// <inheritdoc cref="Number"/>
    public static IEnumerable<string> Text(string name, string? value) =>
        value is not null && string.IsNullOrWhiteSpace(value) ? [$"{name} is empty"] : [];
}
