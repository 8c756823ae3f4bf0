namespace TorchSharp.Reference.Data;

/// <summary>How examples are cut into batches.</summary>
public sealed record BatchOptions
{
    /// <summary>Examples in a batch, at least 1; 64 unless told.</summary>
    public int Size { get; init; } = 64;

    /// <summary>Whether each epoch has a random order of its own; yes unless told.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Whether what does not fill a batch is left out of the epoch. It is kept unless told; a remainder of a single row joins the batch
    /// before it, because batch norm has no variance over one row.
    /// </summary>
    public bool DropLast { get; init; }

    /// <summary>Fixes the orders of all epochs.</summary>
    public ulong Seed { get; init; }

    /// <exception cref="ArgumentException">An option has a value that is not allowed.</exception>
    internal void Validate()
    {
        if (Size < 1)
            throw new ArgumentException($"a batch size of {Size} is not possible: at least 1", nameof(Size));
    }

    internal int BatchesIn(long examples)
    {
        var (full, remainder) = Math.DivRem(examples, Size);
        var ownBatch = !DropLast && remainder > (full > 0 && Size > 1 ? 1 : 0);
        return (int)(full + (ownBatch ? 1 : 0));
    }
}
