using TorchSharp.Reference.Data;

namespace Samples.Mnist.Downloading;

/// <summary>A line for each file that is there, and on a slow line one now and then.</summary>
internal sealed class DownloadLines(TextWriter output, TimeProvider? time = null) : IProgress<DownloadProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private long _lastLine = (time ?? TimeProvider.System).GetTimestamp();

    public void Report(DownloadProgress value)
    {
        if (value.Received < value.Length && _time.GetElapsedTime(_lastLine) < Interval)
            return;

        output.WriteLine(FormattableString.Invariant($"{value.File}: {value.Received:N0} of {value.Length:N0} bytes"));
        _lastLine = _time.GetTimestamp();
    }
}
