using RuleOfBCE = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1005_LogitsBeforeBCELoss>;
using RuleOfSigmoidAndBCE = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1007_SigmoidBeforeBCELoss>;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>A loss that the caller may leave out: <c>loss ??= CrossEntropyLoss()</c>.</summary>
public sealed class OptionalLossTests
{
    [Fact]
    public Task The_loss_that_stands_in() => Verify.Fixed(
        Program("CrossEntropyLoss", "var soft = Sequential(Linear(2, 2), Softmax(1));\nTrain([|soft|], x, y);"),
        Program("CrossEntropyLoss", "var soft = Sequential(Linear(2, 2));\nTrain(soft, x, y);"));

    [Fact]
    public Task Another_model_with_another_loss() => Verify.Fixed(
        Program("CrossEntropyLoss", "var raw = Sequential(Linear(2, 2));\nTrain(raw, x, y, MSELoss());\nvar soft = Sequential(Linear(2, 2), Softmax(1));\nTrain([|soft|], x, y);"),
        Program("CrossEntropyLoss", "var raw = Sequential(Linear(2, 2));\nTrain(raw, x, y, MSELoss());\nvar soft = Sequential(Linear(2, 2));\nTrain(soft, x, y);"));

    [Fact]
    public Task Nothing_where_the_same_model_has_another_loss_too() => Verify.Unfixable(
        Program("CrossEntropyLoss", "var soft = Sequential(Linear(2, 2), Softmax(1));\nTrain(soft, x, y, MSELoss());\nTrain([|soft|], x, y);"));

    [Fact]
    public Task The_loss_that_is_given() => RuleOfBCE.Fixed(
        Program("CrossEntropyLoss", "var raw = Sequential(Linear(2, 2));\nTrain(raw, x, y, [|BCELoss()|]);"),
        Program("CrossEntropyLoss", "var raw = Sequential(Linear(2, 2));\nTrain(raw, x, y, BCEWithLogitsLoss());"));

    [Fact]
    public Task The_loss_that_is_given_beside_the_default() => RuleOfBCE.Fixed(
        Program("CrossEntropyLoss", "var raw = Sequential(Linear(2, 2));\nTrain(raw, x, y);\nTrain(raw, x, y, [|BCELoss()|]);"),
        Program("CrossEntropyLoss", "var raw = Sequential(Linear(2, 2));\nTrain(raw, x, y);\nTrain(raw, x, y, BCEWithLogitsLoss());"));

    [Fact]
    public Task The_default_is_switched() => RuleOfSigmoidAndBCE.Fixed(
        Program("BCELoss", "var soft = Sequential(Linear(2, 2), Sigmoid());\nTrain([|soft|], x, y);"),
        Program("BCEWithLogitsLoss", "var soft = Sequential(Linear(2, 2));\nTrain(soft, x, y);"));

    [Fact]
    public Task Nothing_where_the_default_also_takes_probabilities_from_elsewhere() => RuleOfSigmoidAndBCE.Unfixable(
        Program("BCELoss", "var soft = Sequential(Linear(2, 2), Sigmoid());\nTrain([|soft|], x, y);\nTrain(Sequential(Linear(2, 2), Softplus()), x, y);"));

    private static string Program(string loss, string calls) => $$"""
        Tensor x = torch.rand(4, 2), y = torch.rand(4, 2);
        {{calls}}

        static float Train(Module<Tensor, Tensor> net, Tensor x, Tensor y, Loss<Tensor, Tensor, Tensor>? loss = null)
        {
            loss ??= {{loss}}();
            var error = loss.forward(net.forward(x), y);
            error.backward();
            return error.item<float>();
        }
        """;
}
