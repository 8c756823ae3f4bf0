namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>One activation and every way TorchSharp spells it.</summary>
/// <param name="Head">What its result is.</param>
/// <param name="Functions">Static and instance methods, written "torch.sigmoid", "torch.special.expit", "torch.nn.functional.relu", "Tensor.sigmoid_".</param>
/// <param name="Modules">Classes of the namespace TorchSharp.Modules.</param>
internal sealed record Activation(Head Head, IReadOnlyList<string> Functions, IReadOnlyList<string> Modules);

internal static class Activations
{
    public static readonly IReadOnlyList<Activation> All =
    [
        new(
            Head.Sigmoid,
            Functions: ["torch.sigmoid", "torch.sigmoid_", "torch.special.expit", "Tensor.sigmoid", "Tensor.sigmoid_"],
            Modules: ["Sigmoid"]),
        new(
            Head.Softmax,
            Functions: ["torch.softmax", "torch.special.softmax", "torch.nn.functional.softmax", "Tensor.softmax"],
            Modules: ["Softmax", "Softmax2d"]),
    ];
}
