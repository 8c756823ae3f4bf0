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
    [InlineData(new byte[] { }, 0, "the 4 bytes of a magic number", "0 bytes")]
    [InlineData(new byte[] { 0, 0, 8 }, 0, "the 4 bytes of a magic number", "3 bytes")]
    [InlineData(new byte[] { 0x50, 0x4b, 3, 4, 0 }, 0, "two zero bytes", "0x504B")]
    [InlineData(new byte[] { 0, 0, 0x0A, 1, 0, 0, 0, 0 }, 2, "an element type (0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E)", "0x0A")]
    [InlineData(new byte[] { 0, 0, 8, 0, 1 }, 3, "a number of dimensions from 1 to 64", "0")]
    [InlineData(new byte[] { 0, 0, 8, 65, 1 }, 3, "a number of dimensions from 1 to 64", "65")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1, 0, 0 }, 4, "8 bytes with the sizes of 2 dimensions", "6 bytes")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, 8, "3 bytes of data (3 of Byte)", "2 bytes")]
    [InlineData(new byte[] { 0, 0, 0x0C, 2, 0, 0, 0, 2, 0, 0, 0, 1, 1, 2 }, 12, "8 bytes of data (2 x 1 of Int32)", "2 bytes")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2, 3 }, 9, "the end of the data", "2 bytes more")]
    public void A_damaged_file_is_named_with_the_place_of_its_damage(byte[] content, int offset, string expected, string found)
    {
        AssertError(content, $"offset {offset}: expected {expected}, found {found}");
        // Nothing is compressed to nothing; and how much a compressed file lacks is known only when it has been read.
        if (content is not [] && !expected.Contains("bytes of data", StringComparison.Ordinal))
            AssertError(IdxBytes.Compress(content), $"offset {offset} of the decompressed content: expected {expected}, found {found}");
    }

    [Fact]
    public void A_header_that_promises_the_impossible_asks_for_no_memory()
    {
        byte[] content = [0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255];
        const string Promise = "79228162458924105385300197375 bytes of data (4294967295 x 4294967295 x 4294967295 of Byte)";

        AssertError(content, $"offset 16: expected {Promise}, found 0 bytes");
        AssertError(IdxBytes.Compress(content), $"offset 16 of the decompressed content: expected {Promise}, found at most ");
    }

    [Fact]
    public void A_compressed_file_that_was_cut_anywhere_is_damaged()
    {
        var compressed = IdxBytes.Compress(IdxBytes.File(0x08, [200], [.. Enumerable.Range(0, 200).Select(i => (byte)(i * i / 7))]));

        for (var length = 0; length < compressed.Length; length++)
            AssertError(compressed[..length], "expected ");
    }

    [Fact]
    public void A_compressed_file_that_goes_on_is_damaged()
    {
        var compressed = IdxBytes.Compress(IdxBytes.File(0x08, [3], [7, 8, 9]));

        AssertError(
            [.. compressed, 1], $"offset {compressed.Length - 3}: expected the length 11, with which a gzip file of this content ends, found ");
        AssertError([.. compressed, .. compressed], "offset 11 of the decompressed content: expected the end of the data, found 11 bytes more");
    }

    [Fact]
    public void No_wrong_bit_of_a_compressed_file_changes_what_is_read()
    {
        byte[] elements = [.. Enumerable.Range(0, 100).Select(i => (byte)(i * i))];
        var compressed = IdxBytes.Compress(IdxBytes.File(0x08, [100], elements));

        // The ten bytes before the content hold a date and the like, and a few bits at its end are never read.
        for (var bit = 8 * 10; bit < 8 * compressed.Length; bit++)
        {
            var damaged = (byte[])compressed.Clone();
            damaged[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Contains(ReadOrNothing(damaged), new[] { elements, null });
        }

        byte[]? ReadOrNothing(byte[] content)
        {
            try
            {
                using var tensor = Read(content);
                return tensor.data<byte>().ToArray();
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }
    }

    [Fact]
    public void Images_and_labels_have_magic_numbers_of_their_own()
    {
        var images = IdxBytes.File(0x08, [1, 2, 2], new byte[4]);
        var labels = IdxBytes.File(0x08, [4], new byte[4]);

        AssertError(labels, "offset 0: expected the magic number 2051 (0x00000803), found 2049 (0x00000801)", IdxFile.ReadImages);
        AssertError(images, "offset 0: expected the magic number 2049 (0x00000801), found 2051 (0x00000803)", path => IdxFile.ReadLabels(path, 1));
        AssertError(labels, "offset 4: expected 5 labels, one for each image, found 4", path => IdxFile.ReadLabels(path, 5));
    }

    [Fact]
    public void A_missing_file_is_an_error_of_the_file_system() =>
        Assert.Throws<FileNotFoundException>(() => IdxFile.Read(_path + ".missing"));

    private void AssertError(byte[] content, string complaint, Func<string, Tensor>? read = null)
    {
        File.WriteAllBytes(_path, content);

        var error = Assert.Throws<InvalidDataException>(() => (read ?? IdxFile.Read)(_path));

        Assert.StartsWith($"'{_path}', ", error.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    private Tensor Read(byte[] content)
    {
        File.WriteAllBytes(_path, content);
        return IdxFile.Read(_path);
    }
}
