namespace TorchSharp.Reference.Training;

/// <summary>A training that cannot come to anything. The message says what is wrong, where, and what to do.</summary>
public sealed class TrainingException(string message) : Exception(message);
