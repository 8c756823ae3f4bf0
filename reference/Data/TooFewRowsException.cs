namespace TorchSharp.Reference.Data;

/// <summary>A set has fewer rows than the division wants: some part would have none. The message says which.</summary>
public sealed class TooFewRowsException(string message) : ArgumentException(message);
