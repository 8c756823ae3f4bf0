using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>Runs a program and says how much processor time it took, by the system's own accounting.</summary>
internal static partial class ChildProcess
{
    private const int Children = -1;

    public static TimeSpan Cpu(string file, params string[] arguments)
    {
        var before = OperatingSystem.IsWindows() ? TimeSpan.Zero : OfChildren();
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} failed:\n{output}");
        return OperatingSystem.IsWindows() ? process.TotalProcessorTime : OfChildren() - before;
    }

    /// <summary>User and system time of all children that have ended.</summary>
    private static TimeSpan OfChildren()
    {
        if (GetUsage(Children, out var usage) != 0)
            throw new InvalidOperationException("getrusage failed");
        return usage.User.ToTimeSpan() + usage.System.ToTimeSpan();
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Microseconds;

        public readonly TimeSpan ToTimeSpan() => TimeSpan.FromSeconds(Seconds) + TimeSpan.FromMicroseconds(Microseconds);
    }

    /// <summary>The system fills more than we read: fourteen counters follow the two times.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct Usage
    {
        public Time User;
        public Time System;
    }
}
