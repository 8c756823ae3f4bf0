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

    [Fact]
    public void The_example_of_a_table_runs()
    {
        using var temporary = new TemporaryFolder();
        var folder = temporary.FullName;
        temporary.Write("flowers.csv", "petal,species\n1.5,setosa\n2.5,virginica\n");
        temporary.Write("later.csv", "petal,place,species\n3.5,Bern,virginica\n");

        // docs/data.md, a table
        using var flowers = CsvFile.ReadClasses(Path.Combine(folder, "flowers.csv"), "species");     // features float32 (N, columns), classes int64 (N)
        using var later = CsvFile.ReadClasses(Path.Combine(folder, "later.csv"), "species", new() { Classes = flowers.ClassNames, Without = ["place"] });
        // end

        Assert.Equal([1L], later.Rows.Targets.data<long>());
        Assert.Equal([3.5f], later.Rows.Inputs.data<float>());
    }

    [Theory]
    [InlineData("docs/data.md", "// docs/data.md")]
    [InlineData("docs/zh-Hans/data.md", "// docs/data.md")]
    [InlineData("docs/data.md", "// docs/data.md, a table")]
    [InlineData("docs/zh-Hans/data.md", "// docs/data.md, a table")]
    public void The_page_has_the_example_that_runs(string page, string mark)
    {
        var source = ReadLines("tests/Reference.Tests/Data/DataPageTests.cs")
            .SkipWhile(line => line != mark).Skip(1).TakeWhile(line => line != "// end");

        Assert.Contains(
            WithoutComments(["```csharp", .. source, "```"]), WithoutComments(ReadLines(page)), StringComparison.Ordinal);
    }

    private static string WithoutComments(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => line.Split("//")[0].TrimEnd()));

    private static IEnumerable<string> ReadLines(string file) =>
        File.ReadLines(Path.Combine(TemporaryFolder.RepositoryRoot, file)).Select(line => line.Trim());
}
