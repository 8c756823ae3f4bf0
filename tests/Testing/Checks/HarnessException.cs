namespace TorchSharp.Analyzers.Testing;

/// <summary>A check that every test makes has failed; the message begins with the check's name.</summary>
public sealed class HarnessException : Exception
{
    public HarnessException(string check, string message)
        : base($"{check}: {message}") => Check = check;

    public string Check { get; }
}
