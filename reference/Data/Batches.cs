using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>
/// Cuts resident examples into batches. The order of an epoch follows from the seed and the epoch's number alone, so a training that was
/// interrupted goes on with the batches that it would have had.
/// </summary>
public sealed class Batches
{
    private readonly Examples _examples;
    private readonly BatchOptions _options;

    /// <param name="examples">The rows; they stay the caller's, and must outlive the batches.</param>
    /// <param name="options">Size, order, remainder.</param>
    /// <exception cref="ArgumentException">An option has a value that is not allowed, or not a single batch would come out.</exception>
    public Batches(Examples examples, BatchOptions options)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _examples = examples;
        _options = options;
        PerEpoch = options.BatchesIn(examples.Count);
        if (PerEpoch == 0)
            throw new ArgumentException(
                $"{examples.Count} examples make no batch of {options.Size} when the remainder is dropped", nameof(options));
    }

    /// <summary>The number of batches in an epoch.</summary>
    public int PerEpoch { get; }

    /// <summary>
    /// Whether there are batches of a single row: each one is where that is their size, and the only one where there is a single example.
    /// </summary>
    public bool HasSingleRows => _options.Size == 1 || _examples.Count == 1;

    /// <summary>The order of an epoch.</summary>
    /// <param name="epoch">The epoch's number; each has an order of its own when the batches are shuffled.</param>
    /// <returns>int64 (N), on the device of the examples; the caller disposes it.</returns>
    public Tensor Order(int epoch)
    {
        var device = _examples.Inputs.device;
        if (!_options.Shuffle)
            return arange(_examples.Count, dtype: ScalarType.Int64, device: device);

        // Drawn on the processor whatever the device: the order must not depend on where the training runs.
        using var generator = new Generator(unchecked(_options.Seed * 0x9E3779B97F4A7C15UL + (ulong)epoch));
        using var scope = NewDisposeScope();
        return randperm(_examples.Count, dtype: ScalarType.Int64, generator: generator).to(device).MoveToOuterDisposeScope();
    }

    /// <summary>One batch.</summary>
    /// <param name="order">What <see cref="Order"/> gave for the epoch.</param>
    /// <param name="batch">Its place in the epoch, from 0 to <see cref="PerEpoch"/> − 1.</param>
    public Batch Take(Tensor order, int batch)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(batch, PerEpoch);
        var first = (long)batch * _options.Size;
        var count = batch == PerEpoch - 1 && !_options.DropLast ? _examples.Count - first : _options.Size;
        using var rows = order.narrow(0, first, count);
        return _examples.Take(tensor => tensor.index_select(0, rows));
    }
}
