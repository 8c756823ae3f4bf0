using TorchSharp.Reference.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Models;

/// <summary>
/// A model that standardises its inputs itself, so that whoever loads its weights cannot forget it or do it with other numbers: mean and
/// deviation are buffers, saved with the weights and never trained.
/// </summary>
public sealed class Standardized : Module<Tensor, Tensor>
{
    private readonly Tensor _mean;
    private readonly Tensor _deviation;
    private readonly Module<Tensor, Tensor> _model;

    /// <param name="standardization">Fitted on training rows; it stays the caller's.</param>
    /// <param name="model">What takes standardised inputs; it is this model's from now on.</param>
    public Standardized(Standardization standardization, Module<Tensor, Tensor> model)
        : base(nameof(Standardized))
    {
        ArgumentNullException.ThrowIfNull(standardization);
        ArgumentNullException.ThrowIfNull(model);
        _mean = standardization.Mean.clone();
        _deviation = standardization.Deviation.clone();
        _model = model;
        RegisterComponents();
    }

    /// <param name="input">float32, of a shape over which the standardisation's mean broadcasts.</param>
    /// <returns>What the model gives for the standardised input.</returns>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var centered = input.sub(_mean);
        using var standardized = centered.div(_deviation);
        return _model.call(standardized);
    }
}
