using TorchSharp.Reference.Data.Download;

namespace TorchSharp.Reference.Data;

/// <summary>
/// Brings the four files of MNIST into a folder. A file gets its name when it is there as a whole and its checksum is right; until then it
/// is called
/// <c>NAME.part</c>, and the next download goes on where it ends.
/// </summary>
public sealed class MnistDownload
{
    private readonly IReadOnlyList<Uri> _mirrors;
    private readonly IReadOnlyList<PublishedFile> _files;

    /// <param name="mirrors">
    /// Addresses of folders with the files, tried in this order; <see cref="PublicMirrors"/> unless told. A mirror that fails is left for
    /// the next one.
    /// </param>
    /// <param name="files">What is to be there in the end; <see cref="Files"/> unless told.</param>
    /// <exception cref="ArgumentException">There is no mirror, or one is not an address that ends in '/'.</exception>
    public MnistDownload(IReadOnlyList<Uri>? mirrors = null, IReadOnlyList<PublishedFile>? files = null)
    {
        _mirrors = mirrors ?? PublicMirrors;
        _files = files ?? Files;
        if (_mirrors.Count == 0)
            throw new ArgumentException("expected at least one mirror", nameof(mirrors));
        foreach (var mirror in _mirrors)
        {
            if (!mirror.IsAbsoluteUri || !mirror.AbsolutePath.EndsWith('/'))
                throw new ArgumentException($"expected addresses that end in '/', got '{mirror}'", nameof(mirrors));
        }
    }

    /// <summary>Folders with MNIST's files that everybody may read.</summary>
    public static IReadOnlyList<Uri> PublicMirrors { get; } =
    [
        new("https://ossci-datasets.s3.amazonaws.com/mnist/"),
        new("https://storage.googleapis.com/cvdf-datasets/mnist/"),
    ];

    /// <summary>MNIST's files (LeCun, Cortes, Burges).</summary>
    public static IReadOnlyList<PublishedFile> Files { get; } =
    [
        new("train-images-idx3-ubyte.gz", 9_912_422, "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
        new("train-labels-idx1-ubyte.gz", 28_881, "d53e105ee54ea40749a09fcbcd1e9432"),
        new("t10k-images-idx3-ubyte.gz", 1_648_877, "9fb629c4189551a2d022fa330f9573f3"),
        new("t10k-labels-idx1-ubyte.gz", 4_542, "ec29112dd5afa0611ce80d1b7f02629c"),
    ];

    /// <summary>How long a mirror may send nothing before it counts as failed; 30 seconds unless told.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Downloads what is not there yet.</summary>
    /// <param name="folder">Where the files go; it is made if need be.</param>
    /// <param name="progress">Hears of every piece that arrives.</param>
    /// <param name="cancellation">Ends the download; what has arrived is kept for the next one.</param>
    /// <exception cref="IOException">
    /// No mirror has given a file; the message says why for each, and what can be done. Or a file cannot be written.
    /// </exception>
    /// <exception cref="InvalidDataException">The folder has a file of that name and other content: it is left alone.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> has been asked for.</exception>
    public async Task RunAsync(string folder, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);

        // A time limit for the whole would fail on a slow line: patience is for each piece.
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var transfer = new Transfer(client, Patience);
        foreach (var file in _files)
            await new FileDownload(file, folder, _mirrors, transfer).RunAsync(progress, cancellation).ConfigureAwait(false);
    }
}
