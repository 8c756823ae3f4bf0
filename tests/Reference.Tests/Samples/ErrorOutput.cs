namespace TorchSharp.Reference.Tests.Samples;

/// <summary>What a program says to a user who has made a mistake.</summary>
internal static class ErrorOutput
{
    /// <returns>The exit code, and all that was written to the error output.</returns>
    public static async Task<(int ExitCode, string Text)> OfAsync(Func<Task<int>> program)
    {
        var console = Console.Error;
        using var output = new StringWriter();
        Console.SetError(output);
        try
        {
            return (await program(), output.ToString().Trim());
        }
        finally
        {
            Console.SetError(console);
        }
    }
}
