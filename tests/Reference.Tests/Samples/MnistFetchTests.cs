using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Samples.Mnist.Downloading;
using Spectre.Console;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Tests.Data.Download;
using TorchSharp.Reference.Tests.Training;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

public sealed class MnistFetchTests : IDisposable
{
    private const string Name = "train-images-idx3-ubyte.gz";

    private static readonly byte[] Content = new byte[200_000];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fetch-");
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _output.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_a_terminal_each_file_that_is_there_has_a_line()
    {
        await using var mirror = new LoopbackMirror(new Answer { Content = Content });

        await MnistFetch.RunAsync(Download(mirror), _folder.FullName, Plain(), TestContext.Current.CancellationToken);

        Assert.Equal(["MNIST goes to " + _folder.FullName, $"{Name}: 200,000 of 200,000 bytes"], Lines());
    }

    [Fact]
    public void A_slow_file_has_a_line_now_and_then()
    {
        var time = new SteppedTime();
        var lines = new DownloadLines(_output, time);

        for (var received = 100; received <= 1000; received += 100)
        {
            time.Pass(TimeSpan.FromSeconds(2));
            lines.Report(new DownloadProgress(Name, received, 1000));
        }

        Assert.Equal([300, 600, 900, 1000], Lines().Select(line => int.Parse(line.Split(' ')[1].Replace(",", "", StringComparison.Ordinal), null)));
    }

    [Fact]
    public async Task On_a_terminal_each_file_has_a_bar()
    {
        await using var mirror = new LoopbackMirror(new Answer { Content = Content });

        await DownloadBars.ShowAsync(Terminal(), progress => Download(mirror).RunAsync(_folder.FullName, progress, TestContext.Current.CancellationToken));

        Assert.Contains(Name, _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("100%", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_it_keeps_what_has_arrived_and_says_so()
    {
        await using var mirror = new LoopbackMirror(new Answer { Content = Content, CutAfter = 70_000, FallsSilent = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var fetch = MnistFetch.RunAsync(Download(mirror), _folder.FullName, Plain(), stop.Token);
        while (mirror.Requests.IsEmpty)
            await Task.Delay(10, TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
        Assert.Equal("What has arrived is kept: the same command goes on with it.", Lines()[^1]);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, Name)));
    }

    private static MnistDownload Download(LoopbackMirror mirror) =>
        new([mirror.Address], [new PublishedFile(Name, Content.Length, Md5())]);

    [SuppressMessage("Security", "CA5351", Justification = "As published.")]
    private static string Md5() => Convert.ToHexStringLower(MD5.HashData(Content));

    private IAnsiConsole Plain() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_output), Ansi = AnsiSupport.No });

    private IAnsiConsole Terminal()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_output), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, ColorSystem = ColorSystemSupport.NoColors,
        });
        console.Profile.Width = 200;
        return console;
    }

    private string[] Lines() => _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
