namespace TorchSharp.Reference.Data.Download;

/// <summary>The part of a file that has arrived. It has a name of its own, and gives it up only for a whole and right file.</summary>
internal sealed class PartialFile : IDisposable
{
    private readonly FileStream _stream;

    /// <summary>Goes on with what an earlier download has left.</summary>
    /// <param name="file">The file that is to be.</param>
    /// <param name="target">Its place.</param>
    /// <exception cref="IOException">Another program is downloading it, or it cannot be written.</exception>
    public PartialFile(PublishedFile file, string target)
    {
        File = file;
        // Shared with nobody: two programs that append to one file would spoil it.
        _stream = new FileStream($"{target}.part", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (_stream.Length > file.Length)
            Clear();
        _stream.Seek(0, SeekOrigin.End);
    }

    public PublishedFile File { get; }

    public long Length => _stream.Length;

    public ValueTask AppendAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellation) => _stream.WriteAsync(piece, cancellation);

    public void Clear() => _stream.SetLength(0);

    /// <summary>The MD5 of what has arrived, in lower-case hexadecimal digits.</summary>
    public async Task<string> Md5Async(CancellationToken cancellation)
    {
        _stream.Position = 0;
        var md5 = await PublishedFile.Md5OfAsync(_stream, cancellation).ConfigureAwait(false);
        _stream.Seek(0, SeekOrigin.End);
        return md5;
    }

    /// <summary>Gives the whole file its name, at once.</summary>
    public void MoveTo(string target)
    {
        // On the disk before it has its name: after a power failure, no name may stand for half a file.
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        System.IO.File.Move(_stream.Name, target);
    }

    public void Dispose()
    {
        var isEmpty = _stream.CanRead && _stream.Length == 0;
        _stream.Dispose();
        if (isEmpty)
            System.IO.File.Delete(_stream.Name);
    }
}
