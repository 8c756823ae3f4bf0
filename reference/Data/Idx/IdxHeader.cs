using System.Buffers.Binary;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Data.Idx;

/// <summary>What an IDX file says of itself.</summary>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its sizes, at least one.</param>
internal sealed record IdxHeader(ScalarType Type, long[] Shape)
{
    private const int MagicLength = 4;
    private const int GreatestRank = 64;

    private static readonly Dictionary<byte, ScalarType> Types = new()
    {
        [0x08] = ScalarType.Byte,
        [0x09] = ScalarType.Int8,
        [0x0B] = ScalarType.Int16,
        [0x0C] = ScalarType.Int32,
        [0x0D] = ScalarType.Float32,
        [0x0E] = ScalarType.Float64,
    };

    /// <summary>How many bytes the elements take.</summary>
    public Int128 DataLength => Shape.Aggregate((Int128)Type.ElementSize(), (product, size) => product * size);

    /// <param name="content">The file, at its beginning.</param>
    /// <param name="magic">The only magic number that will do, or <see langword="null"/> for all.</param>
    /// <exception cref="InvalidDataException">It does not begin with such a header.</exception>
    public static IdxHeader Read(IdxContent content, uint? magic)
    {
        var bytes = new byte[MagicLength];
        content.Read(bytes, "the 4 bytes of a magic number");
        var found = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        if (magic is { } only && found != only)
            throw content.Error(0, $"the magic number {Describe(only)}", Describe(found));
        if (found > ushort.MaxValue)
            throw content.Error(0, "two zero bytes", $"0x{bytes[0]:X2}{bytes[1]:X2}");
        if (!Types.TryGetValue(bytes[2], out var type))
            throw content.Error(2, $"an element type ({string.Join(", ", Types.Keys.Select(code => $"0x{code:X2}"))})", $"0x{bytes[2]:X2}");
        if (bytes[3] is 0 or > GreatestRank)
            throw content.Error(3, $"a number of dimensions from 1 to {GreatestRank}", $"{bytes[3]}");

        return new IdxHeader(type, ReadShape(content, bytes[3]));
    }

    /// <summary>The first four bytes of a file of this type and rank.</summary>
    public static uint Magic(ScalarType type, int rank) => (uint)(Types.Single(pair => pair.Value == type).Key << 8 | rank);

    private static long[] ReadShape(IdxContent content, int rank)
    {
        var bytes = new byte[sizeof(uint) * rank];
        content.Read(bytes, $"{bytes.Length} bytes with the sizes of {rank} dimensions");
        return [.. bytes.Chunk(sizeof(uint)).Select(size => (long)BinaryPrimitives.ReadUInt32BigEndian(size))];
    }

    private static string Describe(uint magic) => $"{magic} (0x{magic:X8})";
}
