namespace TorchSharp.Reference.Data;

/// <summary>How far a download has come.</summary>
/// <param name="File">The name of the file that is being received.</param>
/// <param name="Received">How many bytes of it are there.</param>
/// <param name="Length">How many it has.</param>
public readonly record struct DownloadProgress(string File, long Received, long Length);
