using Spectre.Console;
using TorchSharp.Reference.Data;

namespace Samples.Mnist.Downloading;

/// <summary>Brings MNIST and shows how far it is: bars on a terminal, lines in a file or pipe.</summary>
internal static class MnistFetch
{
    /// <exception cref="OperationCanceledException">It was stopped; what has arrived is kept.</exception>
    public static async Task RunAsync(MnistDownload download, string folder, IAnsiConsole console, CancellationToken cancellation)
    {
        var output = console.Profile.Out.Writer;
        await output.WriteLineAsync($"MNIST goes to {folder}");
        try
        {
            await ShowAsync(console, progress => download.RunAsync(folder, progress, cancellation));
        }
        catch (OperationCanceledException)
        {
            await output.WriteLineAsync("What has arrived is kept: the same command goes on with it.");
            throw;
        }
    }

    private static Task ShowAsync(IAnsiConsole console, Func<IProgress<DownloadProgress>, Task> download) =>
        console.Profile is { Out.IsTerminal: true, Capabilities.Ansi: true }
            ? DownloadBars.ShowAsync(console, download)
            : download(new DownloadLines(console.Profile.Out.Writer));
}
