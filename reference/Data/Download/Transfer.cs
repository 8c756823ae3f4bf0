using System.Net;
using System.Net.Http.Headers;

namespace TorchSharp.Reference.Data.Download;

/// <summary>Asks one mirror for one file, or for the rest of it.</summary>
/// <param name="client">What connects.</param>
/// <param name="patience">How long the mirror may send nothing.</param>
internal sealed class Transfer(HttpClient client, TimeSpan patience)
{
    private const int PieceLength = 1 << 16;

    /// <summary>Returns when all bytes have arrived. Whether they are the right ones is not known yet.</summary>
    /// <exception cref="TransferException">They have not. What has arrived is in <paramref name="part"/>.</exception>
    public async Task RunAsync(Uri source, PartialFile part, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        using var response = await AskAsync(source, part.Length, cancellation).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw new TransferException($"{(int)response.StatusCode} ({response.ReasonPhrase})") { IsRefusal = true };

        // A server that knows no ranges sends the file from its beginning.
        var from = response.StatusCode == HttpStatusCode.PartialContent ? part.Length : 0;
        CheckPromise(response, from, part.File.Length - from);
        if (from == 0)
            part.Clear();
        await ReceiveAsync(response.Content, part, progress, cancellation).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> AskAsync(Uri source, long from, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, source);
        if (from > 0)
            request.Headers.Range = new RangeHeaderValue(from, null);
        return await WithPatienceAsync(
            token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), cancellation).ConfigureAwait(false);
    }

    /// <summary>Before anything is thrown away for an answer that cannot be right, such as the login page of a network.</summary>
    private static void CheckPromise(HttpResponseMessage response, long from, long missing)
    {
        var headers = response.Content.Headers;
        if (response.StatusCode == HttpStatusCode.PartialContent && headers.ContentRange?.From != from)
            throw new TransferException($"asked for the bytes from {from} on, the server sends '{headers.ContentRange}'") { IsRefusal = true };
        if (headers.ContentLength is { } promised && promised != missing)
            throw new TransferException($"expected {missing} bytes, the server announces {promised}") { IsRefusal = true };
    }

    private async Task ReceiveAsync(
        HttpContent content, PartialFile part, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        using var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var buffer = new byte[PieceLength];
        while (true)
        {
            var read = await WithPatienceAsync(token => stream.ReadAsync(buffer, token).AsTask(), cancellation).ConfigureAwait(false);
            if (read == 0)
                break;
            if (part.Length + read > part.File.Length)
                throw new TransferException($"expected {part.File.Length} bytes, the server sends more");

            await part.AppendAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
            progress?.Report(new DownloadProgress(part.File.Name, part.Length, part.File.Length));
        }

        if (part.Length < part.File.Length)
            throw new TransferException($"the connection ended after {part.Length} of {part.File.Length} bytes");
    }

    private async Task<T> WithPatienceAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            return await work(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new TransferException(FormattableString.Invariant($"nothing has come for {patience.TotalSeconds:0.###} seconds"), e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new TransferException(e.InnerException is { } inner ? $"{e.Message} ({inner.Message})" : e.Message, e);
        }
    }
}
