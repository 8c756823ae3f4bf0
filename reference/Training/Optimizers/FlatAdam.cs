using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// Adam (Kingma and Ba, 2015) whose weights and moments are each one buffer, of which every parameter is a view, and which updates them in one
/// pass. TorchSharp's Adam calls libtorch thirteen times for each parameter; a small network's step is a third shorter without that.
/// The numbers are Adam's, the state is Adam's: a checkpoint that one has written is read by the other.
/// </summary>
/// <remarks>
/// For float32 on the CPU. <c>zero_grad</c> removes the gradients, as PyTorch's does. The model must not be moved afterwards: <c>Module.to</c> replaces parameters, for this optimizer as for any other.
/// </remarks>
public sealed class FlatAdam : Adam
{
    private readonly FlatParameters? _flat;

    /// <param name="parameters">What to train; their values move to a buffer of this optimizer and stay what they are.</param>
    /// <param name="lr">The step size, 0 or more.</param>
    /// <param name="beta1">The decay of the mean of the gradients, from 0 to less than 1.</param>
    /// <param name="beta2">The decay of the mean of their squares, from 0 to less than 1.</param>
    /// <param name="eps">Added to the denominator, 0 or more.</param>
    /// <param name="weight_decay">The L2 penalty, 0 or more.</param>
    /// <exception cref="ArgumentException">A number is outside its range, or <see cref="Suits"/> says no.</exception>
    public FlatAdam(
        IReadOnlyList<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
        : base(Suiting(parameters), lr, beta1, beta2, eps, weight_decay)
    {
        _flat = new FlatParameters(parameters, [.. parameters.Select(parameter => (State)_state[parameter.Handle])]);
    }

    /// <summary>Whether these can be one buffer: float32 on the CPU, at least one, none of them twice, no two of the same memory.</summary>
    public static bool Suits(IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters.Count > 0
            && parameters.All(parameter => parameter.dtype == ScalarType.Float32 && parameter.device_type == DeviceType.CPU && parameter.is_contiguous())
            && parameters.Select(FlatParameters.Address).Distinct().Count() == parameters.Count
            && parameters.Sum(parameter => parameter.numel()) < int.MaxValue / sizeof(float) / 2;
    }

    /// <inheritdoc/>
    public override void zero_grad() => _flat!.ClearGradients();

    /// <inheritdoc/>
    public override Tensor step(Func<Tensor>? closure = null)
    {
        var loss = closure is null ? null : Evaluate(closure);
        var options = (Options)_parameter_groups[0].Options;
        _flat!.Update(options);
        return loss!;
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">It was called from outside: what is not in the buffer would not be trained.</exception>
    public override void add_param_group(TorchSharp.Modules.ParamGroup param_group)
    {
        // The base's constructor adds the group that there is.
        if (_flat is not null)
            throw new NotSupportedException(
                "FlatAdam has one group of parameters, all in one buffer, and would not train another: "
                + "take optim.Adam for groups of their own");
        base.add_param_group(param_group);
    }

    /// <summary>Whether all gradients are numbers; for a guard that looks at every step.</summary>
    public bool HasFiniteGradients() => _flat!.HasFiniteGradients();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A finalizer also comes for what a constructor has refused.
        if (_flat is null)
            return;
        base.Dispose(disposing);
        if (disposing)
            _flat.Dispose();
    }

    private static IReadOnlyList<Parameter> Suiting(IReadOnlyList<Parameter> parameters) => Suits(parameters)
        ? parameters
        : throw new ArgumentException("not one buffer: the parameters must be float32, on the CPU, contiguous, and each of memory of its own; take optim.Adam for others", nameof(parameters));

    private static Tensor Evaluate(Func<Tensor> closure)
    {
        using var withGradient = enable_grad();
        return closure();
    }
}
