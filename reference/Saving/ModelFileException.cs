namespace TorchSharp.Reference.Saving;

/// <summary>
/// A file of a model or of weights that cannot be used. The message names the file, what is wrong, and what is missing or extra.
/// </summary>
public sealed class ModelFileException : Exception
{
    /// <param name="message">What is wrong.</param>
    /// <param name="inner">What found it.</param>
    public ModelFileException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
