using TorchSharp.Reference.Data;
using Xunit;

namespace TorchSharp.Reference.Tests.Data;

public class DataPageTests
{
    [Fact]
    public void The_example_of_the_page_runs()
    {
        var folder = TemporaryFolder.Published("multilabel");

        // docs/data.md
        using var scene = new MultiLabelFolder(folder).Load("scene");
        using var apart = scene.Training.Select(Duplicates.Unshared(scene.Training, scene.Test));
        using var distinct = apart.Select(Duplicates.Distinct(apart));
        var split = IterativeStratification.Of(distinct.Labels, new SplitOptions { Validation = 0.2, Seed = 1 });
        using var training = distinct.Select(split.Training);
        using var validation = distinct.Select(split.Validation);
        using var standardization = Standardization.FitFeatures(training.Features);
        using var standardTraining = standardization.Apply(training);
        using var standardValidation = standardization.Apply(validation);
        using var standardTest = standardization.Apply(scene.Test);
        // end

        Duplicates.CheckApart(("training", standardTraining), ("validation", standardValidation), ("test", standardTest));
        Assert.Equal((1203, 1196), (standardTraining.Count + standardValidation.Count, standardTest.Count));
        Assert.Equal(0, standardTraining.Features.mean().item<float>(), 1e-3);
    }

    [Theory]
    [InlineData("docs/data.md")]
    [InlineData("docs/zh-Hans/data.md")]
    public void The_page_has_the_example_that_runs(string page)
    {
        var source = ReadLines("tests/Reference.Tests/Data/DataPageTests.cs")
            .SkipWhile(line => line != "// docs/data.md").Skip(1).TakeWhile(line => line != "// end");

        Assert.Contains(string.Join('\n', ["```csharp", .. source, "```"]), string.Join('\n', ReadLines(page)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> ReadLines(string file) =>
        File.ReadLines(Path.Combine(TemporaryFolder.RepositoryRoot, file)).Select(line => line.Trim());
}
