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

    [Theory]
    [InlineData("0")]
    [InlineData("10")]
    [InlineData("2.5")]
    [InlineData("")]
    public void A_wrong_number_is_answered_alike_whether_there_is_a_usual_one_or_not(string given)
    {
        foreach (var option in new Option[] { OptionOf.Number("--n", new(1, 9), usual: 3, "A number."), OptionOf.Number("--n", new(1, 9), "A number.") })
        {
            var parsed = new RootCommand { option }.Parse(["--n", given]);

            Assert.Equal($"--n wants a whole number from 1 to 9, not '{given}'.", Assert.Single(parsed.Errors).Message);
        }
    }

    [Fact]
    public void A_number_that_is_not_given_is_the_usual_one_or_none()
    {
        var (usual, none) = (OptionOf.Number("--usual", new(1, 9), usual: 3, "A number."), OptionOf.Number("--none", new(1, 9), "A number."));
        var parsed = new RootCommand { usual, none }.Parse([]);

        Assert.Equal((3, null), (parsed.GetValue(usual), parsed.GetValue(none)));
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
