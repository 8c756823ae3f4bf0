using System.Diagnostics;
using System.Globalization;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>This program in a process of its own, with a heap that nothing was done to before.</summary>
internal static class HeapProcess
{
    public static HeapCosts Run(bool keep, bool onPoolThread)
    {
        string[] arguments = ["exec", typeof(HeapProcess).Assembly.Location, HeapTraining.Command, $"{keep}", $"{onPoolThread}"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
        var numbers = output.Split(' ', StringSplitOptions.TrimEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new HeapCosts(numbers[0], numbers[1]);
    }
}
