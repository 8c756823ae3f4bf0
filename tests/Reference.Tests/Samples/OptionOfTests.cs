using System.CommandLine;
using Samples.Common.Commands;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

public class OptionOfTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("1025")]
    [InlineData("two")]
    public void A_wrong_number_of_threads_is_answered_with_what_is_allowed(string given)
    {
        var parsed = new RootCommand { OptionOf.Threads("one") }.Parse(["--threads", given]);

        Assert.Equal($"--threads wants a whole number from 1 to 1024, not '{given}'.", Assert.Single(parsed.Errors).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var file = Path.Combine(Path.GetTempPath(), "no-such-file.csv");

        var parsed = new RootCommand { OptionOf.ExistingFile("--rows", "Rows.") }.Parse(["--rows", file]);

        Assert.Equal($"--rows: there is no file '{file}'.", Assert.Single(parsed.Errors).Message);
    }

    [Fact]
    public void The_help_names_the_threads_that_are_taken_by_default() =>
        Assert.Equal("Threads of libtorch on the processor. Default: one.", OptionOf.Threads("one").Description);
}
