using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;

namespace Samples.Common.Commands;

/// <summary>Something that the user can put right: the message says what.</summary>
internal sealed class Mistake(string message) : Exception(message)
{
    /// <summary>
    /// Whether an error is about what the user gave: files, folders, options, checkpoints, data that cannot be divided or learned from. An
    /// argument that a program got wrong is not.
    /// </summary>
    public static bool IsUsers(Exception error) => error
        is Mistake or IOException or InvalidDataException or UnauthorizedAccessException
        or CheckpointException or TrainingException or TooFewRowsException;
}
