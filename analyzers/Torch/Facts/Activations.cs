namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>One activation and every way TorchSharp spells it.</summary>
/// <param name="Head">What its result is.</param>
/// <param name="Functions">
/// Static and instance methods, written "torch.sigmoid", "torch.special.expit", "torch.nn.functional.relu", "Tensor.sigmoid_".
/// The input is the tensor itself, or the first parameter of a static method. A trailing underscore means that the input is overwritten, too.
/// </param>
/// <param name="Modules">Classes of the namespace TorchSharp.Modules whose forward takes the input alone.</param>
internal sealed record Activation(Head Head, IReadOnlyList<string> Functions, IReadOnlyList<string> Modules);

internal static class Activations
{
    public static readonly IReadOnlyList<Activation> All =
    [
        new(
            Head.Sigmoid,
            Functions:
            [
                "torch.sigmoid", "torch.sigmoid_",
                "torch.special.sigmoid", "torch.special.sigmoid_", "torch.special.expit",
                "torch.nn.functional.sigmoid",
                "Tensor.sigmoid", "Tensor.sigmoid_",
            ],
            Modules: ["Sigmoid"]),
        new(
            Head.Softmax,
            Functions:
            [
                "torch.softmax", "torch.special.softmax",
                "torch.nn.functional.softmax", "torch.nn.functional.softmax2d",
                "Tensor.softmax",
            ],
            Modules: ["Softmax", "Softmax2d"]),
        new(
            Head.LogSoftmax,
            Functions: ["torch.special.log_softmax", "torch.nn.functional.log_softmax", "Tensor.log_softmax"],
            Modules: ["LogSoftmax"]),
        new(
            Head.LogSigmoid,
            Functions: ["torch.nn.functional.logsigmoid", "Tensor.log_sigmoid"],
            Modules: ["LogSigmoid"]),
        new(
            Head.Relu,
            Functions:
            [
                "torch.nn.functional.relu", "torch.nn.functional.relu6",
                "Tensor.relu", "Tensor.relu_", "Tensor.relu6", "Tensor.relu6_",
            ],
            Modules: ["ReLU", "ReLU6"]),
        new(
            Head.Tanh,
            Functions:
            [
                "torch.tanh", "torch.tanh_",
                "torch.nn.functional.tanh", "torch.nn.functional.softsign", "torch.nn.functional.Softsign",
                "Tensor.tanh", "Tensor.tanh_",
            ],
            Modules: ["Tanh", "Softsign"]),
    ];
}
