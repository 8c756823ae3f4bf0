namespace TorchSharp.Reference.Training;

/// <summary>
/// A checkpoint cannot be used, or not be written. The message says why, and what to do; file, model and optimizer are as they were.
/// </summary>
public sealed class CheckpointException : Exception
{
    /// <param name="message">What is wrong with the checkpoint.</param>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <param name="message">What is wrong with the checkpoint.</param>
    /// <param name="inner">What was thrown when it was read.</param>
    public CheckpointException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
