using System.Buffers.Binary;
using System.IO.Compression;

namespace TorchSharp.Reference.Data.Idx;

/// <summary>The bytes of an IDX file, decompressed where they are compressed; it knows its place, for messages.</summary>
internal sealed class IdxContent : IDisposable
{
    // A compressed byte stands for 1,032 at most (https://zlib.net/zlib_tech.html).
    private const long GreatestCompression = 1032;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly Stream _content;

    /// <param name="path">The file; gzip is recognised by its content, whatever the name.</param>
    public IdxContent(string path)
    {
        _path = path;
        _file = File.OpenRead(path);
        IsCompressed = _file.ReadByte() == 0x1F && _file.ReadByte() == 0x8B;
        _file.Position = 0;
        _content = IsCompressed ? new GZipStream(_file, CompressionMode.Decompress) : _file;
    }

    public bool IsCompressed { get; }

    /// <summary>How many bytes have been read.</summary>
    public long Offset { get; private set; }

    /// <summary>How many bytes can follow at most.</summary>
    public long MostLeft => (IsCompressed ? _file.Length * GreatestCompression : _file.Length) - Offset;

    /// <summary>Fills the whole of <paramref name="buffer"/>.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="expected">What they are.</param>
    /// <exception cref="InvalidDataException">The content ends before, or cannot be decompressed.</exception>
    public void Read(Span<byte> buffer, string expected)
    {
        var read = ReadSome(buffer, expected);
        if (read < buffer.Length)
            throw Error(Offset, expected, $"{read} bytes");

        Offset += read;
    }

    /// <summary>Makes sure that nothing follows.</summary>
    /// <exception cref="InvalidDataException">Something does, or the compressed file does not end as it should.</exception>
    public void CheckEnd()
    {
        const string End = "the end of the data";
        var buffer = new byte[1 << 16];
        var more = 0L;
        for (var read = 1; read > 0; more += read)
            read = ReadSome(buffer, End);
        if (more > 0)
            throw Error(Offset, End, $"{more} bytes more");
        if (IsCompressed)
            CheckTrailer();
    }

    /// <param name="offset">Where, from 0, in the decompressed content.</param>
    /// <param name="expected">What should stand there.</param>
    /// <param name="found">What does stand there.</param>
    /// <param name="cause">The error that led to this one.</param>
    public InvalidDataException Error(long offset, string expected, string found, Exception? cause = null) =>
        new($"'{_path}', offset {offset}{(IsCompressed ? " of the decompressed content" : "")}: expected {expected}, found {found}", cause);

    public void Dispose()
    {
        _content.Dispose();
        _file.Dispose();
    }

    private int ReadSome(Span<byte> buffer, string expected)
    {
        try
        {
            return _content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException e)
        {
            throw Error(Offset, expected, "compressed data that are damaged", e);
        }
    }

    /// <summary>
    /// The last four bytes of a gzip file are the length of its content. The framework takes a file for whole that lacks some of the last
    /// bytes, or goes on after them.
    /// </summary>
    private void CheckTrailer()
    {
        var trailer = new byte[sizeof(uint)];
        _file.Seek(-trailer.Length, SeekOrigin.End);
        _file.ReadExactly(trailer);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        if (length != unchecked((uint)Offset))
            throw new InvalidDataException(
                $"'{_path}', offset {_file.Length - trailer.Length}: expected the length {Offset}, "
                + $"with which a gzip file of this content ends, found {length}");
    }
}
