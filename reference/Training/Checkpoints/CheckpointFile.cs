using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TorchSharp.Reference.Training;

/// <summary>
/// The outside of a checkpoint: a mark, the version of the format, the content, and the SHA-256 of all that. The mark ends as PNG's does, so that
/// a file that was sent as text is known too.
/// </summary>
internal static class CheckpointFile
{
    public const int Version = 3;

    private const int HeadLength = 12;

    private static ReadOnlySpan<byte> Mark => "TSTRAIN\n"u8;

    /// <summary>Makes the folder of a file, and finds out whether it can be written: before an epoch is spent, not after.</summary>
    /// <exception cref="CheckpointException">It cannot.</exception>
    public static void Prepare(string path)
    {
        try
        {
            if (Directory.Exists(path))
                throw new IOException("it is a folder");
            _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (new FileStream(Draft(path), FileMode.Create, FileAccess.Write, FileShare.None))
            {
            }

            File.Delete(Draft(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CheckpointException($"no checkpoint can be written to '{path}': {error.Message}", error);
        }
    }

    /// <summary>
    /// Writes beside the file, waits until it is on the disk, and puts it in the old one's place in one move. Nobody waits for the move itself: .NET
    /// opens no folder, so none can be flushed. After a power failure the old file may be there once more, whole as the new one.
    /// </summary>
    /// <exception cref="IOException">It cannot be written, on a full disk say: the old file is whole, and the draft is gone.</exception>
    public static void Write(string path, Action<BinaryWriter> content)
    {
        var draft = Draft(path);
        try
        {
            WriteDraft(draft, content);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception error)
        {
            Remove(draft);
            // A file that is greater than its file system takes is an argument out of range to .NET.
            if (error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
                throw Unwritten(path, error);
            throw;
        }
    }

    private static void WriteDraft(string draft, Action<BinaryWriter> content)
    {
        using var stream = new FileStream(draft, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Mark);
            writer.Write(Version);
            content(writer);
        }

        stream.Position = 0;
        var hash = SHA256.HashData(stream);
        stream.Write(hash);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>What cannot even be removed is overwritten by the next checkpoint.</summary>
    private static void Remove(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static IOException Unwritten(string path, Exception error) => new(
        $"the checkpoint '{path}' cannot be written: {error.Message.TrimEnd('.')}. "
        + (File.Exists(path) ? "The one before it is whole: make room, and go on from there" : "There is none before it: make room, and begin anew"),
        error);

    /// <param name="path">The file.</param>
    /// <param name="content">Gets a reader at the beginning of the content, and the place where the content ends.</param>
    /// <exception cref="CheckpointException">The file is no checkpoint, of another format, or damaged.</exception>
    public static T Read<T>(string path, Func<BinaryReader, long, T> content)
    {
        using var stream = Open(path);
        CheckHead(path, stream);
        CheckHash(path, stream);
        stream.Position = HeadLength;
        using var reader = new BinaryReader(stream);
        try
        {
            return content(reader, stream.Length - SHA256.HashSizeInBytes);
        }
        catch (Exception error) when (IsOfContent(error))
        {
            throw new CheckpointException($"'{path}' is whole, and yet cannot be read: {error.Message}", error);
        }
    }

    /// <summary>What reading may throw at bytes that this library has not written.</summary>
    public static bool IsOfContent(Exception error) => error
        is IOException or ArgumentException or FormatException or OverflowException or NotSupportedException or System.Text.Json.JsonException
        or System.Runtime.InteropServices.ExternalException;

    private static string Draft(string path) => path + ".writing";

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CheckpointException($"there is no checkpoint '{path}'", error);
        }
    }

    private static void CheckHead(string path, Stream stream)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        var length = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        if (length < HeadLength || !head[..Mark.Length].SequenceEqual(Mark))
            throw new CheckpointException($"'{path}' is no checkpoint of this library: it does not begin as one");

        var version = BinaryPrimitives.ReadInt32LittleEndian(head[Mark.Length..]);
        if (version != Version)
            throw new CheckpointException(
                $"'{path}' is a checkpoint of format {version}, and this version of the library reads format {Version}: finish that training with the version that began it");
    }

    private static void CheckHash(string path, Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        stream.Position = 0;
        var left = stream.Length - SHA256.HashSizeInBytes;
        var buffer = new byte[1 << 16];
        while (left > 0)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        Span<byte> written = stackalloc byte[SHA256.HashSizeInBytes];
        if (left < 0 || stream.ReadAtLeast(written, written.Length, throwOnEndOfStream: false) < written.Length || !written.SequenceEqual(hash.GetHashAndReset()))
            throw new CheckpointException($"'{path}' is damaged: its checksum is not that of its content (cut off while it was copied?)");
    }
}
