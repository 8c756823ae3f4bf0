using TorchSharp.Analyzers.Tests.Catalogue;
using TorchSharp.Analyzers.Training;

namespace TorchSharp.Analyzers.Tests.Harness;

/// <summary>Whole programs that are right, in the styles of real code: no rule may say anything.</summary>
public sealed class RightProgramsTests
{
    private const string Folder = "tests/Analyzers.Tests/RightPrograms";

    public static TheoryData<string> Programs => [.. Directory.EnumerateFiles(Path.Combine(BuildFacts.RepositoryRoot, Folder), "*.cs").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task No_rule_complains_about(string file) =>
        await Verify<TSA2004_NoEval>.Silent(await File.ReadAllTextAsync(Path.Combine(BuildFacts.RepositoryRoot, Folder, file), TestContext.Current.CancellationToken));
}
