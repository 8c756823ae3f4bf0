using System.Text.RegularExpressions;
using TorchSharp.Reference.Tests.Data;
using TorchSharp.Reference.Training;
using Xunit;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>What it does to the time and the page faults of a training is measured by <c>benchmarks/Training -- heap</c>, in processes of their own.</summary>
public sealed partial class BatchMemoryTests
{
    private static string Root => TemporaryFolder.RepositoryRoot;

    public static TheoryData<string> Programs => [.. Directory.GetFiles(Path.Combine(Root, "samples"), "Program.cs", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path))];

    [Fact]
    public void It_is_done_under_glibc_and_nowhere_else_and_more_than_once()
    {
        var isGlibc = OperatingSystem.IsLinux() && File.ReadLines("/proc/self/maps").Any(line => Glibc().IsMatch(line));

        Assert.Equal(isGlibc, BatchMemory.Keep());
        Assert.Equal(isGlibc, BatchMemory.Keep());
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Every_sample_does_it_first(string program)
    {
        var statements = File.ReadLines(Path.Combine(Root, program)).Where(line => line.Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal));

        Assert.Equal("_ = BatchMemory.Keep();", statements.First());
    }

    [Fact]
    public void There_are_four_samples() => Assert.Equal(4, Programs.Count);

    /// <summary>musl's loader is its library, <c>ld-musl-x86_64.so.1</c>, and has no such file.</summary>
    [GeneratedRegex(@"/libc(\.so\.6|-2\.\d+\.so)$")]
    private static partial Regex Glibc();
}
