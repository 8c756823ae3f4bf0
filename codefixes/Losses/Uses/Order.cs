using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>
/// The position of the largest value survives a strictly increasing activation, so nobody writes <c>softmax(z, 1).argmax(1)</c>.
/// Only where probabilities of a saturated float32 tie does the answer differ, and there the logits know better.
/// </summary>
internal static class Order
{
    public static bool IsKept(IInvocationOperation call, Removal removal)
    {
        if (call.TargetMethod.Name != Rankings.PositionOfLargest || call.TargetMethod.ContainingAssembly.Name != TorchNames.Assembly)
            return false;
        return removal.Head switch
        {
            Head.Sigmoid or Head.LogSigmoid or Head.Tanh => true,
            Head.Softmax or Head.LogSoftmax => DimensionOf(call) is { } dimension && IsSame(dimension, removal.Dimension),
            _ => false,
        };
    }

    private static long? DimensionOf(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == ParameterNames.Dimension)?.Value is { } dimension
            ? Unwrapped(dimension).ConstantValue is { HasValue: true, Value: var value }
                ? value switch { long number => number, int number => number, _ => null }
                : null
            : null;

    private static Microsoft.CodeAnalysis.IOperation Unwrapped(Microsoft.CodeAnalysis.IOperation operation) =>
        operation is IConversionOperation conversion && !operation.ConstantValue.HasValue ? Unwrapped(conversion.Operand) : operation;

    /// <summary>The last dimension of a batch of class scores is dimension 1.</summary>
    private static bool IsSame(long left, long? right) => left == right || (left is 1 or -1 && right is 1 or -1);
}
