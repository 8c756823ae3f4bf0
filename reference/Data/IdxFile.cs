using TorchSharp.Reference.Data.Idx;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>Reads the IDX format of the MNIST files, plain or gzip-compressed.</summary>
/// <remarks>
/// Two zero bytes, the element type, the rank, a big-endian 32-bit size for each dimension, then the elements, big-endian, last dimension
/// fastest (http://yann.lecun.com/exdb/mnist/). A gzip file must be of one member. Errors name the file, the offset, what was expected and
/// what was found; in a compressed file the offset is that in the content.
/// </remarks>
public static class IdxFile
{
    /// <summary>Reads a whole file into a tensor of the file's own shape and type.</summary>
    /// <param name="path">The file; gzip is recognised by its content, whatever the name.</param>
    /// <returns>A tensor of type uint8, int8, int16, int32, float32 or float64.</returns>
    /// <exception cref="InvalidDataException">
    /// This is no IDX file, or it is shorter or longer than its header says, or longer than 2 GiB.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Tensor Read(string path) => Read(path, magic: null, wanted: null);

    /// <summary>Reads a stack of grey images.</summary>
    /// <inheritdoc cref="Read(string)"/>
    /// <returns>uint8 (N, height, width).</returns>
    public static Tensor ReadImages(string path) => Read(path, IdxHeader.Magic(ScalarType.Byte, 3), wanted: null);

    /// <summary>Reads the labels of images.</summary>
    /// <inheritdoc cref="Read(string)"/>
    /// <param name="path">The file; gzip is recognised by its content, whatever the name.</param>
    /// <param name="count">How many labels there must be: one for each image.</param>
    /// <returns>uint8 (count).</returns>
    public static Tensor ReadLabels(string path, long count) => Read(path, IdxHeader.Magic(ScalarType.Byte, 1), count);

    private static Tensor Read(string path, uint? magic, long? wanted)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var content = new IdxContent(path);
        var header = IdxHeader.Read(content, magic);
        if (wanted is { } count && header.Shape[0] != count)
            throw content.Error(sizeof(uint), $"{count} labels, one for each image", $"{header.Shape[0]}");

        return ReadElements(content, header);
    }

    private static Tensor ReadElements(IdxContent content, IdxHeader header)
    {
        var expected = $"{header.DataLength} bytes of data ({string.Join(" x ", header.Shape)} of {header.Type})";
        // Before memory is asked for: a damaged header may announce any number.
        if (header.DataLength > content.MostLeft)
            throw content.Error(content.Offset, expected, $"{(content.IsCompressed ? "at most " : "")}{content.MostLeft} bytes");
        if (header.DataLength > Array.MaxLength)
            throw content.Error(content.Offset, $"at most {Array.MaxLength} bytes of data", $"{header.DataLength}");

        var elements = new byte[(int)header.DataLength];
        content.Read(elements, expected);
        content.CheckEnd();
        if (BitConverter.IsLittleEndian)
            ReverseEach(elements, header.Type.ElementSize());

        var tensor = empty(header.Shape, header.Type);
        tensor.bytes = elements;
        return tensor;
    }

    private static void ReverseEach(Span<byte> elements, int size)
    {
        for (var i = 0; size > 1 && i < elements.Length; i += size)
            elements.Slice(i, size).Reverse();
    }
}
