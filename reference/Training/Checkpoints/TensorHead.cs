using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// What stands before the numbers of a tensor in TorchSharp's format: its type and its shape, in numbers of seven bits a byte. TorchSharp makes a tensor
/// of whatever stands there; a file that nobody may trust is asked first whether it has so many numbers at all.
/// </summary>
internal static class TensorHead
{
    /// <summary>As many as libtorch has.</summary>
    private const long MostDimensions = 64;

    /// <summary>A long has no more digits of seven bits.</summary>
    private const int MostDigits = 9;

    /// <summary>Looks at the tensor that comes next, and leaves the reader before it.</summary>
    /// <param name="reader">Over a stream that can go back.</param>
    /// <param name="end">Where the tensors end in the stream.</param>
    /// <exception cref="FormatException">No such tensor can be there.</exception>
    public static void Check(BinaryReader reader, long end)
    {
        var start = reader.BaseStream.Position;
        var bytes = BytesOf(Number(reader));
        var dimensions = Number(reader);
        if (dimensions > MostDimensions)
            throw new FormatException($"a tensor of {dimensions} dimensions");
        for (var dimension = 0; dimension < dimensions; dimension++)
            bytes = Product(bytes, Number(reader));

        var left = end - reader.BaseStream.Position;
        if (bytes > left)
            throw new FormatException($"a tensor wants {bytes} bytes, and {left} are left");
        reader.BaseStream.Position = start;
    }

    private static long BytesOf(long type) => (ScalarType)type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new FormatException($"a tensor of the type {type}, which there is not"),
    };

    private static long Product(long bytes, long size)
    {
        try
        {
            return checked(bytes * size);
        }
        catch (OverflowException error)
        {
            throw new FormatException("a tensor greater than all memory", error);
        }
    }

    private static long Number(BinaryReader reader)
    {
        var number = 0L;
        for (var digit = 0; digit < MostDigits; digit++)
        {
            var next = reader.ReadByte();
            number |= (next & 0x7FL) << (7 * digit);
            if (next < 0x80)
                return number;
        }

        throw new FormatException("a number without an end");
    }
}
