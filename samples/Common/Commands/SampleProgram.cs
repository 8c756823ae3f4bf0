using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;

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
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            using var hangUp = OnHangUp(stop);
            try
            {
                return await Task.Run(() => work(parsed, stop.Token), CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                await SayAsync("Stopped.");
                return Interrupted;
            }
            catch (Exception e) when (Mistake.IsUsers(e))
            {
                await SayAsync($"error: {e.Message}");
                return Failure;
            }
        });
        return command;
    }

    /// <summary>
    /// A terminal that is closed, a connection that is cut: the training stops as it does at Ctrl+C, and goes on later. (System.CommandLine listens to Ctrl+C
    /// and to the request to terminate.)
    /// </summary>
    private static PosixSignalRegistration OnHangUp(CancellationTokenSource stop) => PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
    {
        signal.Cancel = true;
        stop.Cancel();
    });

    /// <summary>Nobody may be there to read it any more.</summary>
    private static async Task SayAsync(string sentence)
    {
        try
        {
            await Console.Error.WriteLineAsync(sentence);
        }
        catch (IOException)
        {
        }
    }
}
