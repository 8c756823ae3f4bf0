using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TorchSharp.Reference.Tests.Data.Download;

/// <summary>A server on this machine that can do wrong whatever a server can do wrong.</summary>
internal sealed class LoopbackMirror : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<Answer> _answers;
    private readonly Task _service;

    /// <param name="answers">One for each request; the last one for all further ones too.</param>
    public LoopbackMirror(params Answer[] answers)
    {
        _answers = new(answers);
        _listener.Start();
        _service = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/mirror/");

    /// <summary>The requests so far: what was asked for, and from which byte on.</summary>
    public ConcurrentQueue<(string Path, long? From)> Requests { get; } = [];

    /// <summary>An address at which nobody listens.</summary>
    public static Uri Nobody
    {
        get
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _service;
        _listener.Stop();
        _end.Dispose();
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var from = await ReadRequestAsync(stream);
                var answer = NextAnswer();
                await WriteAsync(stream, answer, answer.KnowsRanges ? from ?? 0 : 0);
                if (answer.FallsSilent)
                    await Task.Delay(Timeout.Infinite, _end.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The other side has gone, or the test is over.
            }
        }
    }

    private Answer NextAnswer() => _answers.Count > 1 && _answers.TryDequeue(out var answer) ? answer : _answers.First();

    private async Task<long?> ReadRequestAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync(_end.Token))!.Split(' ')[1];
        long? from = null;
        while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } header)
        {
            if (header.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
                from = long.Parse(header["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
        }

        Requests.Enqueue((path, from));
        return from;
    }

    private async Task WriteAsync(NetworkStream stream, Answer answer, long from)
    {
        var body = answer.Content.AsMemory((int)Math.Min(from, answer.Content.Length));
        var head = new StringBuilder($"HTTP/1.1 {(answer.Status == 200 && from > 0 ? 206 : answer.Status)} Whatever\r\nConnection: close\r\n");
        var length = answer.Content.Length;
        if (from > 0)
            head.Append(CultureInfo.InvariantCulture, $"Content-Range: bytes {answer.AnnouncedStart ?? from}-{length - 1}/{length}\r\n");
        if ((answer.AnnouncedLength ?? body.Length) is >= 0 and var announced)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {announced}\r\n");

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{head}\r\n"), _end.Token);
        await stream.WriteAsync(body[..Math.Min(body.Length, answer.CutAfter)], _end.Token);
    }
}
