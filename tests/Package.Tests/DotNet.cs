using System.Diagnostics;

namespace TorchSharp.Analyzers.Package.Tests;

/// <summary>Runs the <c>dotnet</c> command, or what it made, as a user's shell would, and leaves no process behind.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public static Task<CommandResult> RunAsync(string folder, string[] arguments, Dictionary<string, string>? environment = null) =>
        RunProgramAsync("dotnet", folder, arguments, environment);

    public static async Task<CommandResult> RunProgramAsync(
        string program, string folder, string[] arguments, Dictionary<string, string>? environment = null)
    {
        using var process = Process.Start(StartInfo(program, folder, arguments, environment ?? []))!;
        process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new CommandResult($"{program} {string.Join(' ', arguments)}", process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo StartInfo(string program, string folder, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test run's own build and host left in the environment is not for a user's build.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }
}

/// <summary>What a command said and how it ended.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    public CommandResult Succeeds()
    {
        Assert.True(ExitCode == 0, $"'{Command}' ended with {ExitCode}:\n{Output}");
        return this;
    }

    public CommandResult Fails()
    {
        Assert.True(ExitCode != 0, $"'{Command}' succeeded:\n{Output}");
        return this;
    }
}
