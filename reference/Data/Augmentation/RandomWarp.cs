using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Data;

/// <summary>
/// Turns, shifts, stretches, slants and bends images at random, each image of a batch in its own way, in tensor operations over the whole
/// batch. <see cref="Apply"/> fits the trainer's option of the same kind: <c>Augmentation = new RandomWarp { … }.Apply</c>.
/// </summary>
/// <remarks>
/// Affine changes and elastic ones are those of Simard, Steinkraus and Platt ("Best practices for convolutional neural networks", 2003);
/// the elastic field is drawn on a grid of 7 × 7 knots and interpolated, which costs less than smoothing one of full size.
/// </remarks>
public sealed record RandomWarp
{
    private const int Knots = 7;

    /// <summary>The greatest turn to either side, in degrees; 0 or more.</summary>
    public double Degrees { get; init; }

    /// <summary>The greatest shift in each direction, as a share of the side; 0 or more.</summary>
    public double Shift { get; init; }

    /// <summary>
    /// The greatest change of height and of width, each for itself: both are multiplied by e^u, |u| at most this; 0 or more.
    /// </summary>
    public double Stretch { get; init; }

    /// <summary>The greatest slant to either side, as the tangent of its angle; 0 or more.</summary>
    public double Slant { get; init; }

    /// <summary>The standard deviation of the shift of each knot of the elastic field, as a share of the side; 0 or more.</summary>
    public double Bend { get; init; }

    /// <summary>What comes in from beyond the border: 0 unless told; the paper's value where the images are standardised.</summary>
    public double Background { get; init; }

    /// <summary>Warped copies of images.</summary>
    /// <param name="images">float32 (B, channels, height, width).</param>
    /// <param name="random">A generator on the CPU; the same state gives the same changes.</param>
    /// <returns>float32, the same shape, on the images' device.</returns>
    /// <exception cref="ArgumentException">The images have another type or rank, or an option is negative or not a number.</exception>
    public Tensor Apply(Tensor images, Generator random)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(random);
        Validate(images);
        using var scope = NewDisposeScope();
        var grid = functional.affine_grid(Affine(images.size(0), random).to(images.device), images.shape, align_corners: false);
        if (Bend > 0)
            grid = grid.add(BendField(images, random));

        // Beyond the border the sampler finds 0, so 0 must mean background.
        var ink = images.sub(Background);
        var warped = functional.grid_sample(ink, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Zeros, align_corners: false);
        return warped.add(Background).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// From where each image is read: (B, 2, 3), a turn times a slant and stretch, and a shift; in units of half the side.
    /// </summary>
    private Tensor Affine(long count, Generator random)
    {
        var (turn, slant) = (Uniform(double.DegreesToRadians(Degrees)), Uniform(Slant));
        var (width, height) = (Uniform(Stretch).exp(), Uniform(Stretch).exp());
        var (x, y) = (Uniform(2 * Shift), Uniform(2 * Shift));
        var (cos, sin) = (turn.cos(), turn.sin());
        var rows = stack(
            [cos.mul(width), cos.mul(slant).sub(sin.mul(height)), x, sin.mul(width), sin.mul(slant).add(cos.mul(height)), y], dim: 1);
        return rows.view(count, 2, 3);

        Tensor Uniform(double most) => rand(count, generator: random).mul(2).sub(1).mul(most);
    }

    /// <summary>(B, height, width, 2), in units of half the side.</summary>
    private Tensor BendField(Tensor images, Generator random)
    {
        var knots = randn(images.size(0), 2, Knots, Knots, generator: random).mul(2 * Bend).to(images.device);
        var field = functional.interpolate(knots, images.shape[2..], mode: InterpolationMode.Bicubic, align_corners: false);
        return field.permute(0, 2, 3, 1);
    }

    private void Validate(Tensor images)
    {
        if (images.dtype != ScalarType.Float32 || images.dim() != 4)
            throw new ArgumentException($"expected float32 (B, channels, height, width), got {Describe.Tensor(images)}", nameof(images));

        foreach (var (value, name) in new[] { (Degrees, nameof(Degrees)), (Shift, nameof(Shift)), (Stretch, nameof(Stretch)), (Slant, nameof(Slant)), (Bend, nameof(Bend)) })
        {
            if (value is not (>= 0 and < double.PositiveInfinity))
                throw new ArgumentOutOfRangeException(name, value, "must be 0 or more");
        }
    }
}
