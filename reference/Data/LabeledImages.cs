using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>Grey images with one class each.</summary>
public sealed class LabeledImages : IDisposable
{
    /// <summary>Takes ownership of both tensors.</summary>
    /// <param name="images">float32, (N, 1, height, width), from 0 (paper) to 1 (ink).</param>
    /// <param name="labels">int64, (N).</param>
    /// <exception cref="ArgumentException">The shapes or types are others than these.</exception>
    public LabeledImages(Tensor images, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        if (images.dtype != ScalarType.Float32 || images.dim() != 4 || images.size(1) != 1)
            throw new ArgumentException($"expected float32 (N, 1, height, width), got {Describe(images)}", nameof(images));
        if (labels.dtype != ScalarType.Int64 || labels.dim() != 1 || labels.size(0) != images.size(0))
            throw new ArgumentException($"expected int64 ({images.size(0)}), got {Describe(labels)}", nameof(labels));

        Images = images;
        Labels = labels;
    }

    /// <summary>float32, (N, 1, height, width), from 0 (paper) to 1 (ink).</summary>
    public Tensor Images { get; }

    /// <summary>int64, (N).</summary>
    public Tensor Labels { get; }

    /// <summary>N.</summary>
    public long Count => Labels.size(0);

    /// <summary>The first <paramref name="count"/> images, or all if there are fewer, as tensors of their own.</summary>
    public LabeledImages Take(long count) => new(Images[..(int)Math.Min(count, Count)].clone(), Labels[..(int)Math.Min(count, Count)].clone());

    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }

    private static string Describe(Tensor tensor) => $"{tensor.dtype} ({string.Join(", ", tensor.shape)})";
}
