using TorchSharp.Reference.Data;
using Xunit;

namespace TorchSharp.Reference.Tests.Data;

public sealed class ArffFileTests : IDisposable
{
    private const string Header = """
        @relation small
        @attribute a numeric
        @attribute y {0,1}
        @attribute b real
        @data

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Labels_may_stand_anywhere_and_columns_keep_their_order()
    {
        using var table = Read("""
            @relation small
            @attribute z {0,1}
            @attribute a numeric
            @attribute y {1,0}
            @attribute b integer
            @data
            1,0.5,0,7
            0,-1e-3,1,8
            """, "y", "z");

        Assert.Equal(["a", "b"], table.FeatureNames);
        Assert.Equal(["z", "y"], table.LabelNames);
        Assert.Equal([0.5f, 7, -0.001f, 8], table.Rows.Features.data<float>());
        Assert.Equal([1f, 0, 0, 1], table.Rows.Labels.data<float>());
    }

    [Fact]
    public void Comments_blanks_empty_lines_and_the_case_of_keywords_mean_nothing()
    {
        using var table = Read(
            "% who made it\n\n  @RELATION x % why\r\n@Attribute a NUMERIC%1\n\t@attribute\ty  { 0 , 1 }  % yes\n@DATA\n\n% rows\n 1.5 ,\t1 % first\r\n  2.5,0\n\n");

        Assert.Equal([1.5f, 2.5f], table.Rows.Features.data<float>());
        Assert.Equal([1f, 0], table.Rows.Labels.data<float>());
    }

    [Theory]
    [InlineData("@attribute a numeric\n@attribute b real\n@data\n1,2\n")]
    [InlineData("@attribute a numeric\n@attribute y {0,1}\n@attribute b real\n@data\n1,?,2\n")]
    [InlineData("@attribute a numeric\n@attribute y {0,1}\n@attribute b real\n@data\n{0 1,2 2}\n")]
    public void Features_are_read_whatever_the_labels_are_or_are_not(string content)
    {
        using var table = ArffFile.ReadFeatures(_folder.Write("x.arff", $"@relation x\n{content}"), ["y", "z"]);

        Assert.Equal(["a", "b"], table.Names);
        Assert.Equal([1f, 2], table.Features.data<float>());
    }

    [Fact]
    public void Names_and_values_may_be_quoted()
    {
        using var table = Read("""
            @relation 'a name: -C 1'
            @attribute 'two words' numeric
            @attribute "it's 100 % {so}" real
            @attribute 'isn\'t' {'0',"1"}
            @attribute tail{0,1}
            @data
            '1.5',"2",'1',0
            """, "isn't", "tail");

        Assert.Equal(["two words", "it's 100 % {so}"], table.FeatureNames);
        Assert.Equal(["isn't", "tail"], table.LabelNames);
        Assert.Equal([1.5f, 2], table.Rows.Features.data<float>());
        Assert.Equal([1f, 0], table.Rows.Labels.data<float>());
    }

    [Fact]
    public void A_sparse_row_omits_zeros_and_first_values()
    {
        using var table = Read("""
            @relation sparse
            @attribute a numeric
            @attribute y {0,1}
            @attribute b numeric
            @attribute z {1,0}
            @data
            {0 2.5, 1 1}
            { 3 0,2 -4 }
            {}
            1,1,1,1
            """, "y", "z");

        Assert.Equal([2.5f, 0, 0, -4, 0, 0, 1, 1], table.Rows.Features.data<float>());
        Assert.Equal([1f, 1, 0, 0, 0, 1, 1, 1], table.Rows.Labels.data<float>());
    }

    [Fact]
    public void Numbers_have_a_point_whatever_the_language()
    {
        using var german = new GermanNumbers();
        using var table = Read(Header + "1.5,1,2.5");

        Assert.Equal([1.5f, 2.5f], table.Rows.Features.data<float>());
    }

    [Theory]
    [InlineData("1,1", 6, 4, "',' and a value for 'b', column 3 of 3", "the end of the line")]
    [InlineData("1,1,2,3", 6, 6, "the end of the line after 3 columns", "',3'")]
    [InlineData("1,1,2\nx,1,2", 7, 1, "a finite float32 number for 'a'", "'x'")]
    [InlineData("1,1,NaN", 6, 5, "a finite float32 number for 'b'; rows with missing values must be completed or removed first", "'NaN'")]
    [InlineData("1e39,1,2", 6, 1, "a finite float32 number for 'a'", "'1e39'")]
    [InlineData("1, 2,2", 6, 4, "0 or 1 for 'y'", "'2'")]
    [InlineData("1,yes,2", 6, 3, "0 or 1 for 'y'", "'yes'")]
    [InlineData("?,1,2", 6, 1, "a finite float32 number for 'a'; rows with missing values must be completed or removed first", "'?'")]
    [InlineData("1,?,2", 6, 3, "0 or 1 for 'y'; rows with missing values must be completed or removed first", "'?'")]
    [InlineData("1,,2", 6, 3, "0 or 1 for 'y'; rows with missing values must be completed or removed first", "the end of the line")]
    [InlineData("'1,1,2", 6, 7, "a closing '", "the end of the line")]
    [InlineData("{0 1, 3 1}", 6, 7, "a column's number from 0 to 2", "'3'")]
    [InlineData("{-1 1}", 6, 2, "a column's number from 0 to 2", "'-1'")]
    [InlineData("{0 1, 0 2}", 6, 7, "a column that the row has not mentioned before", "'0'")]
    [InlineData("{0 1, 1 1", 6, 10, "',' or '}'", "the end of the line")]
    [InlineData("{0 1} 5", 6, 7, "the end of the line after 3 columns", "'5'")]
    [InlineData("", 7, 1, "at least one row after @data", "the end of the file")]
    public void A_wrong_row_is_named_with_its_place(string rows, int line, int column, string expected, string found) =>
        AssertError(Header + rows + "\n", line, column, expected, found);

    [Theory]
    [InlineData("@relation x\n@attribut a numeric", 2, 1, "@relation, @attribute or @data", "'@attribut'")]
    [InlineData("@relation x\n1,2", 2, 1, "@relation, @attribute or @data", "'1,2'")]
    [InlineData("@relation x\n@data", 2, 1, "an @attribute before the rows", "'@data'")]
    [InlineData("@relation x\n@attribute a numeric\n", 3, 1, "@data", "the end of the file")]
    [InlineData("@attribute a string", 1, 14, "numeric, real, integer or {0,1} as the type of 'a'", "'string'")]
    [InlineData("@attribute a", 1, 13, "numeric, real, integer or {0,1} as the type of 'a'", "the end of the line")]
    [InlineData("@attribute a {red,green}", 1, 15, "0 or 1 for 'a'", "'red'")]
    [InlineData("@attribute a {0,1", 1, 18, "',' or '}'", "the end of the line")]
    [InlineData("@attribute a {0,1} x", 1, 20, "the end of the line", "'x'")]
    [InlineData("@attribute 'a", 1, 14, "a closing '", "the end of the line")]
    [InlineData("@attribute {0,1}", 1, 12, "a name", "the end of the line")]
    [InlineData("@attribute a real\n@attribute a real", 2, 12, "a name that no attribute before has", "'a'")]
    public void A_wrong_header_is_named_with_its_place(string header, int line, int column, string expected, string found) =>
        AssertError(header, line, column, expected, found);

    [Fact]
    public void A_label_declared_as_a_number_is_0_or_1_all_the_same() =>
        AssertError("@attribute a real\n@attribute y numeric\n@data\n1,0.5\n", 4, 3, "0 or 1 for 'y'", "'0.5'");

    [Fact]
    public void A_label_without_a_column_is_named()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(Header + "1,1,2", "y", "x"));

        Assert.Equal($"'{_folder.PathOf("x.arff")}': expected a column for the label 'x', found none of that name among 3 columns", error.Message);
    }

    [Fact]
    public void A_file_of_labels_only_is_refused()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read("@attribute y {0,1}\n@data\n1\n", "y"));

        Assert.Equal($"'{_folder.PathOf("x.arff")}': expected columns that are no labels, found labels only", error.Message);
    }

    [Fact]
    public void There_must_be_a_label() => Assert.Throws<ArgumentException>("labels", () => ArffFile.Read("any.arff", []));

    private void AssertError(string content, int line, int column, string expected, string found)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(content));

        Assert.Equal($"'{_folder.PathOf("x.arff")}', line {line}, column {column}: expected {expected}, found {found}", error.Message);
    }

    private MultiLabelTable Read(string content, params string[] labels) =>
        ArffFile.Read(_folder.Write("x.arff", content), labels is [] ? ["y"] : labels);
}
