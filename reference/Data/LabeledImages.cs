using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>Grey images with one class each.</summary>
public sealed class LabeledImages : Examples
{
    /// <summary>Takes ownership of both tensors.</summary>
    /// <param name="images">float32, (N, 1, height, width), from 0 (paper) to 1 (ink).</param>
    /// <param name="labels">int64, (N).</param>
    /// <exception cref="ArgumentException">The shapes or types are others than these.</exception>
    public LabeledImages(Tensor images, Tensor labels)
        : base(CheckImages(images), CheckLabels(labels, images))
    {
    }

    /// <summary>float32, (N, 1, height, width), from 0 (paper) to 1 (ink).</summary>
    public Tensor Images => Inputs;

    /// <summary>int64, (N).</summary>
    public Tensor Labels => Targets;

    /// <inheritdoc/>
    public override LabeledImages Select(Tensor rows) => new(Inputs.index_select(0, rows), Targets.index_select(0, rows));

    /// <inheritdoc/>
    public override LabeledImages Select(IReadOnlyList<long> rows) => (LabeledImages)base.Select(rows);

    /// <summary>The first <paramref name="count"/> images, or all if there are fewer, as tensors of their own.</summary>
    public LabeledImages Take(long count) =>
        new(Images[..(int)Math.Min(count, Count)].clone(), Labels[..(int)Math.Min(count, Count)].clone());

    private static Tensor CheckImages(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return images.dtype == ScalarType.Float32 && images.dim() == 4 && images.size(1) == 1
            ? images
            : throw new ArgumentException($"expected float32 (N, 1, height, width), got {Describe.Tensor(images)}", nameof(images));
    }

    private static Tensor CheckLabels(Tensor labels, Tensor images)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.dtype == ScalarType.Int64 && labels.dim() == 1 && labels.size(0) == images.size(0)
            ? labels
            : throw new ArgumentException($"expected int64 ({images.size(0)}), got {Describe.Tensor(labels)}", nameof(labels));
    }
}
