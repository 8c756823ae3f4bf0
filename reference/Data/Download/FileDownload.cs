namespace TorchSharp.Reference.Data.Download;

/// <summary>Brings one file into a folder, from whichever mirror has it.</summary>
/// <param name="file">What the file must be.</param>
/// <param name="folder">Where it goes.</param>
/// <param name="mirrors">Where it may come from.</param>
/// <param name="transfer">What brings it.</param>
internal sealed class FileDownload(PublishedFile file, string folder, IReadOnlyList<Uri> mirrors, Transfer transfer)
{
    private const int AttemptsWithoutProgress = 2;

    private readonly string _target = Path.Combine(folder, file.Name);

    public async Task RunAsync(IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        if (File.Exists(_target))
        {
            await CheckPresentAsync(cancellation).ConfigureAwait(false);
            progress?.Report(new DownloadProgress(file.Name, file.Length, file.Length));
            return;
        }

        using var part = new PartialFile(file, _target);
        var failures = new List<string>();
        foreach (var mirror in mirrors)
        {
            if (await TryAsync(new Uri(mirror, file.Name), part, failures, progress, cancellation).ConfigureAwait(false))
            {
                part.MoveTo(_target);
                return;
            }
        }

        throw new IOException(Explain(failures));
    }

    private async Task CheckPresentAsync(CancellationToken cancellation)
    {
        using var present = File.OpenRead(_target);
        var md5 = await PublishedFile.Md5OfAsync(present, cancellation).ConfigureAwait(false);
        if (md5 != file.Md5)
            throw new InvalidDataException(
                $"'{_target}' is there, but is another file: expected {file.Length} bytes with the MD5 {file.Md5}, "
                + $"found {present.Length} with {md5}. Delete it, or choose another folder.");
    }

    /// <summary>Asks a mirror again as long as its answers bring the file further, and once more if one did not.</summary>
    /// <returns>Whether the part is the whole and right file.</returns>
    private async Task<bool> TryAsync(
        Uri source, PartialFile part, List<string> failures, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var (attempts, most) = (AttemptsWithoutProgress, part.Length);
        while (true)
        {
            try
            {
                if (part.Length < file.Length)
                    await transfer.RunAsync(source, part, progress, cancellation).ConfigureAwait(false);
                await CheckWholeAsync(part, cancellation).ConfigureAwait(false);
                return true;
            }
            catch (TransferException e)
            {
                attempts = part.Length > most ? AttemptsWithoutProgress : attempts - 1;
                most = Math.Max(most, part.Length);
                if (e.IsRefusal || attempts == 0)
                {
                    failures.Add($"{source}: {e.Message}");
                    return false;
                }
            }
        }
    }

    private async Task CheckWholeAsync(PartialFile part, CancellationToken cancellation)
    {
        var md5 = await part.Md5Async(cancellation).ConfigureAwait(false);
        if (md5 == file.Md5)
            return;

        part.Clear();
        throw new TransferException($"expected content with the MD5 {file.Md5}, found {md5}");
    }

    private string Explain(List<string> failures) => string.Join(
        Environment.NewLine,
        [
            $"'{file.Name}' could not be downloaded:",
            .. failures.Select(failure => $"  {failure}"),
            $"If this machine is offline, copy {file.Name} from another one into '{Path.GetFullPath(folder)}',",
            "or train on synthetic digits, which need no download.",
        ]);
}
