using System.CommandLine;
using System.CommandLine.Invocation;

namespace Samples.Common.Commands;

/// <summary>What the samples' programs have in common: exit codes, Ctrl+C, errors for people.</summary>
internal static class SampleProgram
{
    public const int Failure = 1;
    public const int Interrupted = 130;

    // Ctrl+C lets the batch end and writes a checkpoint: that takes as long as it takes.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromMinutes(5);

    /// <summary>Runs a command line.</summary>
    /// <param name="program">The program's commands.</param>
    /// <param name="arguments">What the user has given.</param>
    /// <param name="usual">What a user who has given nothing gets.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(RootCommand program, string[] arguments, string[] usual)
    {
        var parsed = program.Parse(arguments.Length == 0 ? usual : arguments);
        if (parsed.Action is ParseErrorAction mistake)
            mistake.ShowHelp = false;
        return parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeToStop });
    }

    /// <summary>
    /// Gives a command its work. What a user can mend ends in a sentence and an exit code; everything else is a bug and shows its stack.
    /// </summary>
    public static TCommand Does<TCommand>(this TCommand command, Func<ParseResult, CancellationToken, Task<int>> work)
        where TCommand : Command
    {
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                return await Task.Run(() => work(parsed, cancellation), CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                await Console.Error.WriteLineAsync("Stopped.");
                return Interrupted;
            }
            catch (Exception e) when (Mistake.IsUsers(e))
            {
                await Console.Error.WriteLineAsync($"error: {e.Message}");
                return Failure;
            }
        });
        return command;
    }
}
