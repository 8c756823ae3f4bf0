using System.Security.Cryptography;
using System.Text;
using TorchSharp.Reference.Data;

namespace TorchSharp.Reference.Training;

/// <summary>The SHA-256 of one batch after the other: their numbers, types and shapes.</summary>
internal sealed class BatchHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Of all batches so far: 64 hexadecimal digits.</summary>
    public string Current => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public static string Of(Batch batch)
    {
        using var hash = new BatchHash();
        hash.Add(batch);
        return hash.Current;
    }

    public void Add(Batch batch)
    {
        foreach (var tensor in batch.Tensors)
        {
            _hash.AppendData(Encoding.UTF8.GetBytes(Describe.Tensor(tensor)));
            ContentHash.Append(_hash, tensor);
        }
    }

    public void Dispose() => _hash.Dispose();
}
