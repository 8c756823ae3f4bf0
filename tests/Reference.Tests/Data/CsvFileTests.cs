using TorchSharp.Reference.Data;
using Xunit;

namespace TorchSharp.Reference.Tests.Data;

public sealed class CsvFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Columns_become_features_and_labels_in_their_own_order()
    {
        using var table = Read("z,a,y,b\n1,0.5,0,7\n0,-1e-3,1,8\n", "y", "z");

        Assert.Equal(["a", "b"], table.FeatureNames);
        Assert.Equal(["z", "y"], table.LabelNames);
        Assert.Equal([0.5f, 7, -0.001f, 8], table.Rows.Features.data<float>());
        Assert.Equal([1f, 0, 0, 1], table.Rows.Labels.data<float>());
    }

    [Fact]
    public void Quotes_blanks_empty_lines_a_byte_order_mark_and_other_line_ends_mean_nothing()
    {
        using var table = Read("\uFEFF\"a \"\"big\"\", one\" , y\r\n\r\n \"1.5\" , 1 \r\n2.5,0\n\n");

        Assert.Equal(["a \"big\", one"], table.FeatureNames);
        Assert.Equal([1.5f, 2.5f], table.Rows.Features.data<float>());
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void Another_separator_may_be_named(char separator)
    {
        var path = _folder.Write("x.csv", $"a{separator}y\n1{separator}1\n");

        using var table = CsvFile.Read(path, ["y"], separator);

        Assert.Equal([1f], table.Rows.Features.data<float>());
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("y,a,b\n1,1,2\n")]
    [InlineData("a,y,b\n1,?,2\n")]
    [InlineData("a,y,b\n1,,2\n")]
    public void Features_are_read_whatever_the_labels_are_or_are_not(string content)
    {
        using var table = CsvFile.ReadFeatures(_folder.Write("x.csv", content), ["y", "z"]);

        Assert.Equal(["a", "b"], table.Names);
        Assert.Equal([1f, 2], table.Features.data<float>());
        Assert.Equal([1L, 2], table.Features.shape);
    }

    [Theory]
    [InlineData("a,y\n?,1", ", line 2, column 1: expected a finite float32 number for 'a'; rows with missing values must be completed or removed first, found '?'")]
    [InlineData("a,y\n", ", line 2, column 1: expected at least one row after the line of names, found the end of the file")]
    [InlineData("y\n1", ": expected columns that are no labels, found labels only")]
    public void Features_that_are_wrong_are_named_with_their_place(string content, string complaint)
    {
        var error = Assert.Throws<InvalidDataException>(() => CsvFile.ReadFeatures(_folder.Write("x.csv", content), ["y"]));

        Assert.Equal($"'{_folder.PathOf("x.csv")}'{complaint}", error.Message);
    }

    [Theory]
    [InlineData("a,y\n1", 2, 2, "a value for 'y', column 2 of 2", "the end of the line")]
    [InlineData("a,y\n1,1,3", 2, 5, "the end of the line after 2 columns", "'3'")]
    [InlineData("a,y\n1,1,", 2, 5, "the end of the line after 2 columns", "the end of the line")]
    [InlineData("a,y\n1,1\n1;2", 3, 1, "a finite float32 number for 'a'", "'1;2'")]
    [InlineData("a,y\n1,2", 2, 3, "0 or 1 for 'y'", "'2'")]
    [InlineData("a,y\n,1", 2, 1, "a finite float32 number for 'a'; rows with missing values must be completed or removed first", "the end of the line")]
    [InlineData("a,y\n\"1,1", 2, 5, "a closing \"", "the end of the line")]
    [InlineData("a,y\n\"1\"2,1", 2, 4, "',' or the end of the line", "'2,1'")]
    [InlineData("a,y,a\n1,1,1", 1, 5, "a name that no column before has", "'a'")]
    [InlineData("a,,y\n1,1,1", 1, 3, "a name that no column before has", "the end of the line")]
    [InlineData("a,y\n", 2, 1, "at least one row after the line of names", "the end of the file")]
    [InlineData("\n", 2, 1, "a line with the columns' names", "the end of the file")]
    public void A_wrong_file_is_named_with_its_place(string content, int line, int column, string expected, string found)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(content));

        Assert.Equal($"'{_folder.PathOf("x.csv")}', line {line}, column {column}: expected {expected}, found {found}", error.Message);
    }

    [Theory]
    [InlineData('"')]
    [InlineData('.')]
    [InlineData('1')]
    [InlineData('e')]
    [InlineData('-')]
    [InlineData('\n')]
    public void What_is_part_of_a_number_does_not_separate(char separator) =>
        Assert.Throws<ArgumentException>(nameof(separator), () => CsvFile.Read("any.csv", ["y"], separator));

    private MultiLabelTable Read(string content, params string[] labels) =>
        CsvFile.Read(_folder.Write("x.csv", content), labels is [] ? ["y"] : labels);
}
