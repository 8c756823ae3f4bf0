namespace TorchSharp.Reference.Data.Download;

/// <summary>A mirror has not given a file, or not all of it.</summary>
/// <param name="reason">Why not.</param>
/// <param name="cause">The error behind it.</param>
internal sealed class TransferException(string reason, Exception? cause = null) : Exception(reason, cause)
{
    /// <summary>Whether the mirror has said no, and will say so again.</summary>
    public bool IsRefusal { get; init; }
}
