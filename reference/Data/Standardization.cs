using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>
/// Shifts and scales inputs to mean 0 and deviation 1. It is fitted on training rows and applied to all: statistics of validation or test
/// rows must not reach the model.
/// </summary>
public sealed class Standardization : IDisposable
{
    /// <summary>Takes ownership of both tensors.</summary>
    /// <param name="mean">float32, of a shape that broadcasts over inputs.</param>
    /// <param name="deviation">float32, positive, of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes or types are others than these, or a deviation is not positive.</exception>
    public Standardization(Tensor mean, Tensor deviation)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(deviation);
        if (mean.dtype != ScalarType.Float32)
            throw new ArgumentException($"expected float32, got {mean.dtype}", nameof(mean));
        if (deviation.dtype != ScalarType.Float32 || !deviation.shape.SequenceEqual(mean.shape))
            throw new ArgumentException(
                $"expected float32 ({string.Join(", ", mean.shape)}), got {Describe.Tensor(deviation)}", nameof(deviation));
        if (!IsTrue(deviation.greater(0)))
            throw new ArgumentException("expected positive deviations", nameof(deviation));

        Mean = mean;
        Deviation = deviation;
    }

    /// <summary>What is subtracted: float32, (1, features), (1, channels, 1, 1) or ().</summary>
    public Tensor Mean { get; }

    /// <summary>What is divided by: float32, of the shape of <see cref="Mean"/>.</summary>
    public Tensor Deviation { get; }

    /// <summary>One mean and one deviation for all, such as the article's 0.5 and 0.5 for images from 0 to 1.</summary>
    /// <param name="mean">What is subtracted; kept as float32.</param>
    /// <param name="deviation">What is divided by; kept as float32, and positive as such: from about 1e-45 on.</param>
    /// <exception cref="ArgumentException">The deviation is 0, less, or not a number.</exception>
    public static Standardization Of(double mean, double deviation) => new(tensor((float)mean), tensor((float)deviation));

    /// <summary>A mean and a deviation (over N, not N − 1) for each feature.</summary>
    /// <param name="features">float32 (N, features), finite: the training rows.</param>
    /// <returns>A feature that never changes has deviation 1, and so becomes 0.</returns>
    /// <exception cref="ArgumentException">The features are no such tensor.</exception>
    public static Standardization FitFeatures(Tensor features) => Fit(features, rank: 2, "(N, features)", over: [0]);

    /// <summary>A mean and a deviation for each channel, over all pixels of all images.</summary>
    /// <param name="images">float32 (N, channels, height, width), finite: the training images.</param>
    /// <returns>A channel that never changes has deviation 1, and so becomes 0.</returns>
    /// <exception cref="ArgumentException">The images are no such tensor.</exception>
    public static Standardization FitImages(Tensor images) => Fit(images, rank: 4, "(N, channels, height, width)", over: [0, 2, 3]);

    /// <summary>The standardised inputs, as a tensor of its own.</summary>
    /// <param name="inputs">float32, of a shape over which <see cref="Mean"/> broadcasts.</param>
    public Tensor Apply(Tensor inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        using var centered = inputs.sub(Mean);
        return centered.div(Deviation);
    }

    /// <summary>Examples with standardised inputs, as tensors of their own.</summary>
    public Examples Apply(Examples examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return new Examples(Apply(examples.Inputs), examples.Targets.clone());
    }

    /// <summary>Rows with standardised features, as tensors of their own.</summary>
    public MultiLabelRows Apply(MultiLabelRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new MultiLabelRows(Apply(rows.Features), rows.Labels.clone());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Mean.Dispose();
        Deviation.Dispose();
    }

    private static Standardization Fit(Tensor inputs, int rank, string shape, long[] over)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.dtype != ScalarType.Float32 || inputs.dim() != rank || inputs.numel() == 0)
            throw new ArgumentException($"expected float32 {shape}, not empty, got {Describe.Tensor(inputs)}", nameof(inputs));

        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        if (!IsTrue(inputs.isfinite()))
            throw new ArgumentException("expected finite inputs, got some that are infinite or not a number", nameof(inputs));

        // A sum of squares of many float32 loses digits in float32.
        var mean = inputs.mean(over, keepdim: true, ScalarType.Float64);
        var deviation = inputs.to(ScalarType.Float64).std(over, unbiased: false, keepdim: true);
        // By its values, for rounding gives a constant a tiny deviation.
        var isConstant = inputs.amax(over, keepdim: true).eq(inputs.amin(over, keepdim: true));
        return new Standardization(
            mean.to(ScalarType.Float32).MoveToOuterDisposeScope(),
            deviation.masked_fill(isConstant, 1).to(ScalarType.Float32).MoveToOuterDisposeScope());
    }

    private static bool IsTrue(Tensor everywhere)
    {
        using (everywhere)
        using (var all = everywhere.all())
            return all.item<bool>();
    }
}
