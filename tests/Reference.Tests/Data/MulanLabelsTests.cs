using TorchSharp.Reference.Data;
using Xunit;

namespace TorchSharp.Reference.Tests.Data;

public sealed class MulanLabelsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Names_come_in_the_order_of_the_file_whatever_their_hierarchy()
    {
        var names = Read("""
            <?xml version="1.0" encoding="utf-8"?>
            <labels xmlns="http://mulan.sourceforge.net/labels">
            <label name="b"><label name="c &amp; d"/></label>
            <label name="a"></label>
            </labels>
            """);

        Assert.Equal(["b", "c & d", "a"], names);
    }

    [Theory]
    [InlineData("<names>\n<label name='a'/></names>", 1, 2, "expected the element 'labels', found 'names'")]
    [InlineData("<labels>\n <class name='a'/></labels>", 2, 3, "expected the element 'label', found 'class'")]
    [InlineData("<labels>\n<label id='a'/></labels>", 2, 2, "expected an attribute 'name', found none")]
    [InlineData("<labels>\n<label name=''/></labels>", 2, 2, "expected an attribute 'name', found none")]
    [InlineData("<labels><label name='a'/>\n<label name='a'/></labels>", 2, 2, "expected a name that no label before has, found 'a'")]
    [InlineData("<labels/>", 1, 2, "expected at least one element 'label', found none")]
    [InlineData("<labels>\n<label name='a'>", 2, 17, "expected XML; ")]
    [InlineData("@relation x", 1, 1, "expected XML; ")]
    [InlineData("", 0, 0, "expected XML; ")]
    [InlineData("<!DOCTYPE labels [<!ENTITY e 'x'>]><labels/>", 0, 0, "expected XML; ")]
    public void A_wrong_file_is_named_with_its_place(string content, int line, int column, string complaint)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(content));

        Assert.StartsWith($"'{_folder.PathOf("x.xml")}', line {line}, column {column}: {complaint}", error.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Read(string content) => MulanLabels.Read(_folder.Write("x.xml", content));
}
