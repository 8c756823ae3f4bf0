using static TorchSharp.torch;

namespace TorchSharp.Reference.Losses;

/// <summary>
/// Targets, brought to one form: the loss of a label is −a·log p − b·log(1 − p). To be made in a dispose scope.
/// </summary>
/// <param name="Present">a, of the logits' shape and type.</param>
/// <param name="Absent">b, of the logits' shape and type.</param>
/// <param name="Divisor">Scalar, in the type in which terms are counted: what a mean divides by.</param>
internal readonly record struct LabelTargets(Tensor Present, Tensor Absent, Tensor Divisor)
{
    public static LabelTargets Of(Tensor logits, Tensor targets, BinaryCrossEntropyOptions options)
    {
        LossCheck.Labels(logits, targets, options);
        var one = ones(1, dtype: logits.dtype, device: logits.device);
        var weight = options.Weight ?? one;
        var present = targets.mul(options.PosWeight ?? one).mul(weight);
        var absent = targets.neg().add(1).mul(weight);
        return new LabelTargets(present, absent, tensor((double)logits.numel(), dtype: logits.Accumulation(), device: logits.device));
    }
}
