using TorchSharp.Reference.Data;
using Xunit;

namespace TorchSharp.Reference.Tests.Data;

/// <summary>A table of one's own, one of whose columns names the class.</summary>
public sealed class CsvClassesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Classes_are_numbered_by_their_letters_whatever_comes_first()
    {
        using var table = Read("a,kind,b\n1,wolf,2\n3,cat,4\n5,wolf,6\n7,bear,8\n");

        Assert.Equal(["bear", "cat", "wolf"], table.ClassNames);
        Assert.Equal([2L, 1, 2, 0], table.Rows.Targets.data<long>());
        Assert.Equal(["a", "b"], table.FeatureNames);
        Assert.Equal([1f, 2, 3, 4, 5, 6, 7, 8], table.Rows.Inputs.data<float>());
        Assert.Equal([4L, 2], table.Rows.Inputs.shape);
    }

    [Fact]
    public void Classes_that_are_whole_numbers_are_numbered_by_their_size()
    {
        using var table = Read("a,kind\n1,10\n1,9\n1,-1\n");

        Assert.Equal(["-1", "9", "10"], table.ClassNames);
        Assert.Equal([2L, 1, 0], table.Rows.Targets.data<long>());
    }

    [Fact]
    public void Another_file_is_read_with_the_numbers_of_the_first()
    {
        using var table = Read("a,kind\n1,wolf\n1,cat\n", new() { Classes = ["wolf", "bear", "cat"] });

        Assert.Equal([0L, 2], table.Rows.Targets.data<long>());
        Assert.Equal(["wolf", "bear", "cat"], table.ClassNames);
    }

    [Fact]
    public void Columns_of_text_can_be_left_out_and_may_lack_values()
    {
        using var table = Read("name;a;kind\nRex;1;dog\n;2;cat\n", new() { Separator = ';', Without = ["name"] });

        Assert.Equal(["a"], table.FeatureNames);
        Assert.Equal([1f, 2], table.Rows.Inputs.data<float>());
    }

    [Theory]
    [InlineData("a,b,kind\n1,Berlin,x\n", ", line 2, column 3: expected a finite float32 number for 'b'; leave a column of text out by naming it in Without, or write a column of 0 and 1 for each of its values, found 'Berlin'")]
    [InlineData("a,kind\n1,x\nNA,y\n", ", line 3, column 1: expected a finite float32 number for 'a'; rows with missing values must be completed or removed first, found 'NA'")]
    [InlineData("a,kind\n,x\n", ", line 2, column 1: expected a finite float32 number for 'a'; rows with missing values must be completed or removed first, found the end of the line")]
    [InlineData("a,kind\n1,?\n", ", line 2, column 3: expected a class in 'kind'; rows without a class must be completed or removed first, found '?'")]
    [InlineData("a,b\n1,2\n", ": expected a column 'kind', found a, b")]
    [InlineData("kind\nx\n", ": expected columns beside 'kind' to predict it from, found none")]
    [InlineData("a,kind\n1,x\n2,x\n", ": expected at least two classes in 'kind', found 'x' in all 2 rows")]
    public void A_wrong_file_is_named_with_what_to_do(string content, string complaint)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(content));

        Assert.Equal($"'{_folder.PathOf("x.csv")}'{complaint}", error.Message);
    }

    [Fact]
    public void A_class_that_was_not_announced_is_named_with_its_place()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read("a,kind\n1,x\n2,z\n", new() { Classes = ["x", "y"] }));

        Assert.EndsWith(", line 3, column 3: expected one of the 2 classes x, y in 'kind', found 'z'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_to_leave_out_must_be_there() => Assert.EndsWith(
        ": expected a column 'name', found a, kind",
        Assert.Throws<InvalidDataException>(() => Read("a,kind\n1,x\n", new() { Without = ["name"] })).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("x")]
    [InlineData("x", "x")]
    public void Classes_are_at_least_two_and_each_is_there_once(params string[] classes) =>
        Assert.Throws<ArgumentException>(nameof(ClassColumnOptions.Classes), () => Read("a,kind\n1,x\n", new() { Classes = classes }));

    private ClassTable Read(string content, ClassColumnOptions? options = null) =>
        CsvFile.ReadClasses(_folder.Write("x.csv", content), "kind", options);
}
