using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>
/// Examples that do not fit in memory: batches that come one after the other. The trainer takes them as they are, in their order and size,
/// and disposes the tensors of each when its step is over: a source gives tensors of their own each time. <c>BatchSize</c> and <c>Seed</c>
/// are the source's affair, <c>DropLast</c>, too.
/// </summary>
/// <remarks>
/// A training that is resumed asks the source for the epoch that was under way and reads over the batches that were trained, comparing
/// their SHA-256; so a source must give the same batches again. One that shuffles does so by the number of the epoch:
/// <see cref="ByEpoch(Func{int, IEnumerable{Batch}}, int?)"/>.
/// </remarks>
public sealed class BatchStream : ExampleSource
{
    private readonly Func<int, CancellationToken, IEnumerable<Batch>> _ofEpoch;

    private BatchStream(Func<int, CancellationToken, IEnumerable<Batch>> ofEpoch, int? batchesPerEpoch, bool knowsEpochs)
    {
        if (batchesPerEpoch < 1)
            throw new ArgumentOutOfRangeException(nameof(batchesPerEpoch), batchesPerEpoch, "an epoch has at least 1 batch");
        (_ofEpoch, BatchesPerEpoch, KnowsEpochs) = (ofEpoch, batchesPerEpoch, knowsEpochs);
    }

    /// <summary>
    /// The batches of an epoch, where they are known: then a schedule may go by steps and a display says how much is left. A source that
    /// gives more is left there, so it may be endless; one that gives fewer is refused.
    /// </summary>
    public int? BatchesPerEpoch { get; }

    /// <summary>Whether it is asked for an epoch by its number.</summary>
    internal bool KnowsEpochs { get; }

    /// <summary>The same batches in each epoch; what is to be shuffled is for <see cref="ByEpoch(Func{int, IEnumerable{Batch}}, int?)"/>.</summary>
    /// <param name="batches">Enumerated anew in each epoch.</param>
    /// <param name="batchesPerEpoch">At least 1; unknown unless told.</param>
    public static BatchStream Of(IEnumerable<Batch> batches, int? batchesPerEpoch = null)
    {
        ArgumentNullException.ThrowIfNull(batches);
        return new BatchStream((_, _) => batches, batchesPerEpoch, knowsEpochs: false);
    }

    /// <inheritdoc cref="Of(IEnumerable{Batch}, int?)"/>
    public static BatchStream Of(IAsyncEnumerable<Batch> batches, int? batchesPerEpoch = null)
    {
        ArgumentNullException.ThrowIfNull(batches);
        return new BatchStream((_, cancellation) => Waiting(batches, cancellation), batchesPerEpoch, knowsEpochs: false);
    }

    /// <summary>
    /// TorchSharp's loader of dictionaries, whose inputs are <c>data</c> and whose targets are <c>label</c>. Where it shuffles without a
    /// seed, or has another order at each epoch, its training cannot be resumed: make it by the epoch's number.
    /// </summary>
    /// <param name="loader">Enumerated anew in each epoch; it stays the caller's.</param>
    /// <exception cref="ArgumentException">A batch has no such entry.</exception>
    public static BatchStream Of(Modules.DataLoader loader)
    {
        ArgumentNullException.ThrowIfNull(loader);
        return Of(LoaderBatches.Of(loader), checked((int)loader.Count));
    }

    /// <summary>TorchSharp's loader of lists, a <c>TensorDataset</c> say: the last tensor is the targets, those before it the inputs.</summary>
    /// <inheritdoc cref="Of(Modules.DataLoader)"/>
    public static BatchStream Of(Modules.IterableDataLoader loader)
    {
        ArgumentNullException.ThrowIfNull(loader);
        return Of(LoaderBatches.Of(loader), checked((int)loader.Count));
    }

    /// <summary>Other batches, or another order, in each epoch.</summary>
    /// <param name="ofEpoch">
    /// Gives the batches of an epoch by its number, from 0; the same for the same number, or the training cannot be resumed. An evaluation
    /// asks for epoch 0.
    /// </param>
    /// <param name="batchesPerEpoch">At least 1; unknown unless told.</param>
    public static BatchStream ByEpoch(Func<int, IEnumerable<Batch>> ofEpoch, int? batchesPerEpoch = null)
    {
        ArgumentNullException.ThrowIfNull(ofEpoch);
        return new BatchStream((epoch, _) => ofEpoch(epoch), batchesPerEpoch, knowsEpochs: true);
    }

    /// <inheritdoc cref="ByEpoch(Func{int, IEnumerable{Batch}}, int?)"/>
    public static BatchStream ByEpoch(Func<int, IAsyncEnumerable<Batch>> ofEpoch, int? batchesPerEpoch = null)
    {
        ArgumentNullException.ThrowIfNull(ofEpoch);
        return new BatchStream((epoch, cancellation) => Waiting(ofEpoch(epoch), cancellation), batchesPerEpoch, knowsEpochs: true);
    }

    /// <summary>A loader of dictionaries for each epoch, with a seed of its own: <c>new EpochOrder(count, seed + epoch)</c>.</summary>
    /// <inheritdoc cref="ByEpoch(Func{int, IEnumerable{Batch}}, int?)"/>
    public static BatchStream ByEpoch(Func<int, Modules.DataLoader> ofEpoch, int? batchesPerEpoch = null)
    {
        ArgumentNullException.ThrowIfNull(ofEpoch);
        return ByEpoch(epoch => LoaderBatches.Of(ofEpoch(epoch)), batchesPerEpoch);
    }

    /// <summary>A loader of lists for each epoch, with a seed of its own: <c>new EpochOrder(count, seed + epoch)</c>.</summary>
    /// <inheritdoc cref="ByEpoch(Func{int, IEnumerable{Batch}}, int?)"/>
    public static BatchStream ByEpoch(Func<int, Modules.IterableDataLoader> ofEpoch, int? batchesPerEpoch = null)
    {
        ArgumentNullException.ThrowIfNull(ofEpoch);
        return ByEpoch(epoch => LoaderBatches.Of(ofEpoch(epoch)), batchesPerEpoch);
    }

    /// <summary>The batches of an epoch, from its beginning. Each is the caller's.</summary>
    internal IEnumerable<Batch> OfEpoch(int epoch, CancellationToken cancellation) => _ofEpoch(epoch, cancellation);

    /// <summary>On a thread of the pool, so that a source which wants to go on where it was asked never waits for the one that waits.</summary>
    private static IEnumerable<Batch> Waiting(IAsyncEnumerable<Batch> batches, CancellationToken cancellation)
    {
        var source = batches.GetAsyncEnumerator(cancellation);
        try
        {
            while (Task.Run(async () => await source.MoveNextAsync().ConfigureAwait(false), CancellationToken.None).GetAwaiter().GetResult())
                yield return source.Current;
        }
        finally
        {
            Task.Run(async () => await source.DisposeAsync().ConfigureAwait(false), CancellationToken.None).GetAwaiter().GetResult();
        }
    }
}
