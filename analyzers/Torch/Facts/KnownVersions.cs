namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>
/// The versions of TorchSharp of which it is known what they compute wrongly: the last one by running it, those before by the sources of their tags. Of any other
/// nothing is said, newer ones included.
/// </summary>
internal static class KnownVersions
{
    public static readonly IReadOnlyList<string> All =
    [
        "0.99.6",
        "0.100.0", "0.100.1", "0.100.2", "0.100.3", "0.100.4", "0.100.5", "0.100.6", "0.100.7",
        "0.101.0", "0.101.1", "0.101.2", "0.101.3", "0.101.4", "0.101.5", "0.101.6",
        "0.102.0", "0.102.1", "0.102.2", "0.102.3", "0.102.4", "0.102.5", "0.102.6", "0.102.8",
        "0.103.0", "0.103.1",
        "0.104.0",
        "0.105.0", "0.105.1", "0.105.2",
        "0.106.0",
        "0.107.0",
    ];

    /// <summary>Whether a version is known, and lies in a range; an end that is null is open.</summary>
    public static bool Has(Version version, string? first, string? last) =>
        All.Contains(version.ToString(3)) && version.Revision <= 0
        && (first is null || Version.Parse(first) <= Three(version)) && (last is null || Three(version) <= Version.Parse(last));

    private static Version Three(Version version) => new(version.Major, version.Minor, version.Build);
}
