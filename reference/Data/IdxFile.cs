using System.Buffers.Binary;
using System.IO.Compression;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>Reads the IDX format of the MNIST files, plain or gzip-compressed.</summary>
/// <remarks>Two zero bytes, the element type, the rank, a big-endian 32-bit size for each dimension, then the elements, big-endian, last dimension fastest.</remarks>
public static class IdxFile
{
    private const int MagicLength = 4;

    /// <summary>Reads a whole file into a tensor of the file's own shape and type.</summary>
    /// <param name="path">The file; gzip is recognised by its content, whatever the name.</param>
    /// <returns>A tensor of type uint8, int8, int16, int32, float32 or float64.</returns>
    /// <exception cref="InvalidDataException">This is no IDX file, or it is shorter or longer than its header says.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Tensor Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return Parse(Decompress(File.ReadAllBytes(path)));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"'{path}' is not a sound IDX file: {e.Message}", e);
        }
    }

    private static byte[] Decompress(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            return bytes;

        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }

    private static Tensor Parse(byte[] bytes)
    {
        if (bytes.Length < MagicLength || bytes[0] != 0 || bytes[1] != 0)
            throw new InvalidDataException("it does not begin with two zero bytes, a type and a rank");

        var type = ElementType(bytes[2]);
        var rank = bytes[3];
        var headerLength = MagicLength + sizeof(int) * rank;
        if (bytes.Length < headerLength)
            throw new InvalidDataException($"it ends inside the {rank} sizes of its header");

        var shape = new long[rank];
        for (var i = 0; i < rank; i++)
            shape[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(MagicLength + sizeof(int) * i));

        var elements = bytes.AsSpan(headerLength);
        CheckLength(shape, type.ElementSize(), elements.Length);
        return ToTensor(elements, shape, type);
    }

    private static ScalarType ElementType(byte code) => code switch
    {
        0x08 => ScalarType.Byte,
        0x09 => ScalarType.Int8,
        0x0B => ScalarType.Int16,
        0x0C => ScalarType.Int32,
        0x0D => ScalarType.Float32,
        0x0E => ScalarType.Float64,
        _ => throw new InvalidDataException($"0x{code:X2} is no element type"),
    };

    private static void CheckLength(long[] shape, int elementSize, int actual)
    {
        var expected = shape.Aggregate((Int128)elementSize, (product, size) => product * size);
        if (expected != actual)
            throw new InvalidDataException($"its header ({string.Join(" x ", shape)}) announces {expected} bytes of data, and {actual} follow");
    }

    private static Tensor ToTensor(Span<byte> elements, long[] shape, ScalarType type)
    {
        if (BitConverter.IsLittleEndian)
            ReverseEach(elements, type.ElementSize());

        var tensor = empty(shape, type);
        tensor.bytes = elements;
        return tensor;
    }

    private static void ReverseEach(Span<byte> elements, int size)
    {
        for (var i = 0; size > 1 && i < elements.Length; i += size)
            elements.Slice(i, size).Reverse();
    }
}
