
namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>A program while it is typed: each file cut off after every k-th character, the other files whole.</summary>
public sealed class TypingTests
{
    private const int PerCompilation = 60;

    [Fact]
    public async Task No_prefix_makes_a_rule_throw()
    {
        foreach (var chunk in Prefixes(ProgramSeries.Count(250)).Chunk(PerCompilation))
        {
            if (await BrokenCode.FailureAsync(chunk.SelectMany(files => files), TestContext.Current.CancellationToken) is not null)
                Assert.Fail(await FirstFailureAsync(chunk));
        }
    }

    /// <summary>Every k-th prefix of all files, with k such that there are about so many; each in a folder and namespace of its own.</summary>
    private static IEnumerable<(string Path, string Text)[]> Prefixes(int count)
    {
        var step = FuzzedPrograms.All.Sum(files => files.Sum(file => file.Text.Length)) / count;
        var number = 0;
        var length = 0;
        foreach (var files in FuzzedPrograms.All)
        {
            for (var cut = 0; cut < files.Count; length -= files[cut].Text.Length, cut++)
            {
                for (; length < files[cut].Text.Length; length += step, number++)
                    yield return [.. files.Select((file, index) => Moved(file, $"Cut{number}", index == cut ? length : file.Text.Length))];
            }
        }
    }

    private static (string, string) Moved((string Path, string Text) file, string space, int length)
    {
        var name = ProgramBatch.ProgramOf(file.Path);
        return (file.Path.Replace(name, space, StringComparison.Ordinal),
            file.Text[..length].Replace($"namespace {name}", $"namespace {space}", StringComparison.Ordinal));
    }

    private static async Task<string> FirstFailureAsync((string Path, string Text)[][] chunk)
    {
        foreach (var files in chunk)
        {
            if (await BrokenCode.FailureAsync(files, TestContext.Current.CancellationToken) is { } failure)
                return $"{failure}\n\n{string.Join("\n", files.Select(file => $"// ---- {file.Path}\n{file.Text}"))}";
        }

        return "a rule throws, but only on all of these together";
    }
}
