using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(0x08, ScalarType.Byte, new byte[] { 1, 254 }, new double[] { 1, 254 })]
    [InlineData(0x09, ScalarType.Int8, new byte[] { 1, 254 }, new double[] { 1, -2 })]
    [InlineData(0x0B, ScalarType.Int16, new byte[] { 1, 2, 255, 254 }, new double[] { 258, -2 })]
    [InlineData(0x0C, ScalarType.Int32, new byte[] { 0, 1, 0, 0, 255, 255, 255, 254 }, new double[] { 65536, -2 })]
    [InlineData(0x0D, ScalarType.Float32, new byte[] { 0x3f, 0xc0, 0, 0, 0xc0, 0, 0, 0 }, new double[] { 1.5, -2 })]
    [InlineData(0x0E, ScalarType.Float64, new byte[] { 0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0 }, new double[] { 1.5, -2 })]
    public void Every_element_type_is_read(byte code, ScalarType type, byte[] elements, double[] expected)
    {
        using var tensor = Read(IdxBytes.File(code, [2], elements));

        Assert.Equal(type, tensor.dtype);
        Assert.Equal(expected, tensor.to(ScalarType.Float64).data<double>());
    }

    [Fact]
    public void The_last_dimension_runs_fastest()
    {
        using var tensor = Read(IdxBytes.File(0x08, [2, 1, 3], [1, 2, 3, 4, 5, 6]));

        Assert.Equal([2, 1, 3], tensor.shape);
        Assert.Equal(new byte[] { 4, 5, 6 }, tensor[1, 0].data<byte>());
    }

    [Fact]
    public void A_compressed_file_is_recognised_by_its_content()
    {
        using var tensor = Read(IdxBytes.Compress(IdxBytes.File(0x08, [3], [7, 8, 9])));

        Assert.Equal(new byte[] { 7, 8, 9 }, tensor.data<byte>());
    }

    [Fact]
    public void A_file_may_be_empty_of_elements()
    {
        using var tensor = Read(IdxBytes.File(0x08, [0, 28, 28], []));

        Assert.Equal([0, 28, 28], tensor.shape);
    }

    [Theory]
    [InlineData(new byte[] { }, "does not begin with")]
    [InlineData(new byte[] { 0, 0, 8 }, "does not begin with")]
    [InlineData(new byte[] { 0x50, 0x4b, 3, 4, 0 }, "does not begin with")]
    [InlineData(new byte[] { 0, 0, 0x0A, 1, 0, 0, 0, 0 }, "0x0A is no element type")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1, 0, 0 }, "ends inside the 2 sizes")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, "announces 3 bytes of data, and 2 follow")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 }, "announces 1 bytes of data, and 2 follow")]
    [InlineData(new byte[] { 0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 }, "and 0 follow")]
    [InlineData(new byte[] { 0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, "not a sound IDX file")]
    public void A_damaged_file_is_named_with_its_damage(byte[] content, string damage)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(content));

        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
        Assert.Contains(damage, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_file_that_was_cut_is_damaged()
    {
        var compressed = IdxBytes.Compress(IdxBytes.File(0x08, [1000], [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * i))]));

        Assert.Throws<InvalidDataException>(() => Read(compressed[..(compressed.Length / 2)]));
    }

    [Fact]
    public void A_missing_file_is_an_error_of_the_file_system() =>
        Assert.Throws<FileNotFoundException>(() => IdxFile.Read(_path + ".missing"));

    private Tensor Read(byte[] content)
    {
        File.WriteAllBytes(_path, content);
        return IdxFile.Read(_path);
    }
}
