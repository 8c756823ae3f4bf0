using System.Security.Cryptography;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// The SHA-256 of a tensor's numbers, row by row, wherever they are: two tensors of one shape and type with the same one hold the same.
/// </summary>
internal static class ContentHash
{
    // Rows that are elsewhere or not side by side are copied to be read: so much at once and no more.
    private const long MostBytes = 1 << 24;

    /// <param name="tensor">(N, …), N at least 1.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Of(Tensor tensor)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, tensor);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Adds a tensor's numbers to a hash of several.</summary>
    public static void Append(IncrementalHash hash, Tensor tensor)
    {
        var rows = tensor.size(0);
        var together = Math.Clamp(MostBytes / Math.Max(1, tensor.numel() / rows * tensor.ElementSize), 1, rows);
        for (var first = 0L; first < rows; first += together)
        {
            using var scope = NewDisposeScope();
            hash.AppendData(tensor.narrow(0, first, Math.Min(together, rows - first)).cpu().contiguous().bytes);
        }
    }
}
