using System.Buffers.Binary;
using System.Text;

namespace NativeLibraries.Elf;

/// <summary>Little-endian reads that answer a damaged file with an <see cref="ElfFormatException"/>.</summary>
internal readonly struct ElfBytes(byte[] bytes)
{
    public ushort UInt16(ulong offset) => BinaryPrimitives.ReadUInt16LittleEndian(Range(offset, sizeof(ushort)));

    public uint UInt32(ulong offset) => BinaryPrimitives.ReadUInt32LittleEndian(Range(offset, sizeof(uint)));

    public ulong UInt64(ulong offset) => BinaryPrimitives.ReadUInt64LittleEndian(Range(offset, sizeof(ulong)));

    /// <summary>The zero-terminated string at <paramref name="offset"/> inside the string table <paramref name="table"/>.</summary>
    public string String(ElfSection table, uint offset)
    {
        if (offset >= table.Size)
            throw new ElfFormatException($"a name lies at {offset}, outside its string table of {table.Size} bytes");

        var text = Range(table.Offset, table.Size)[(int)offset..];
        var end = text.IndexOf((byte)0);
        return end >= 0
            ? Encoding.UTF8.GetString(text[..end])
            : throw new ElfFormatException($"the name at {offset} of its string table never ends");
    }

    public ReadOnlySpan<byte> Range(ulong offset, ulong length)
    {
        var size = (ulong)bytes.LongLength;
        if (offset > size || length > size - offset)
            throw new ElfFormatException($"the file ends at {size}, but names {length} bytes at {offset}");

        return bytes.AsSpan((int)offset, (int)length);
    }
}
