using Samples.Common.Commands;

namespace Samples.Common.Running;

/// <summary>A disk that is full in the middle of a run: what is written is whole, and the run can go on.</summary>
internal static class FailedWrite
{
    /// <param name="kind">The sample.</param>
    /// <param name="folder">The run's.</param>
    /// <param name="run">Trains, and writes into the folder.</param>
    /// <exception cref="Mistake">A file could not be written; the message says how to go on.</exception>
    public static T Explained<T>(RunKind kind, RunFolder folder, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (Exception error) when (error is IOException and not FileNotFoundException or UnauthorizedAccessException)
        {
            throw new Mistake($"{error.Message.TrimEnd('.')}. When it can be written, go on with:{Environment.NewLine}  {Interruption.Command(kind, folder)}");
        }
    }
}
