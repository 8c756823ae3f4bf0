using System.Buffers.Binary;
using System.IO.Compression;

namespace TorchSharp.Reference.Tests.Data;

/// <summary>Writes IDX files, right ones and wrong ones.</summary>
internal static class IdxBytes
{
    public static byte[] File(byte type, uint[] sizes, byte[] elements)
    {
        var header = new byte[4 + 4 * sizes.Length];
        header[2] = type;
        header[3] = (byte)sizes.Length;
        for (var i = 0; i < sizes.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4 + 4 * i), sizes[i]);
        return [.. header, .. elements];
    }

    public static byte[] Compress(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
            gzip.Write(content);
        return stream.ToArray();
    }
}
