using Spectre.Console;
using TorchSharp.Reference.Data;

namespace Samples.Mnist.Downloading;

/// <summary>A bar for each file.</summary>
internal sealed class DownloadBars : IProgress<DownloadProgress>
{
    private readonly Dictionary<string, ProgressTask> _bars = [];
    private readonly ProgressContext _context;

    private DownloadBars(ProgressContext context) => _context = context;

    public static Task ShowAsync(IAnsiConsole console, Func<IProgress<DownloadProgress>, Task> download) => console.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new RemainingTimeColumn())
        .StartAsync(context => download(new DownloadBars(context)));

    public void Report(DownloadProgress value)
    {
        if (!_bars.TryGetValue(value.File, out var bar))
            _bars.Add(value.File, bar = _context.AddTask(Markup.Escape(value.File), maxValue: value.Length));
        bar.Value = value.Received;
    }
}
