namespace TorchSharp.Analyzers.Tests.Losses;

/// <summary>Programs with one method for each pair of an activation and a loss: one program for a whole table, because each costs as much as ten pairs.</summary>
internal static class LossSpellings
{
    public static readonly string[] Sigmoid =
    [
        "torch.sigmoid(z)", "z.sigmoid()", "functional.sigmoid(z)", "torch.special.expit(z)", "torch.special.sigmoid(z)", "Sigmoid().forward(z)",
        "Sigmoid().call(z)", "z.sigmoid_()", "torch.sigmoid_(z)",
    ];

    public static readonly string[] Softmax =
    [
        "torch.softmax(z, 1)", "z.softmax(1)", "functional.softmax(z, dim: 1)", "torch.special.softmax(z, -1)", "Softmax(1).forward(z)", "Softmax(dim: 1).call(z)",
    ];

    public static readonly string[] LogSoftmax =
    [
        "functional.log_softmax(z, 1)", "z.log_softmax(1)", "torch.special.log_softmax(z, 1)", "LogSoftmax(1).forward(z)", "functional.softmax(z, 1).log()",
        "torch.log(torch.softmax(z, 1))",
    ];

    public static readonly string[] LogSigmoid = ["functional.logsigmoid(z)", "LogSigmoid().forward(z)", "z.sigmoid().log()", "torch.log(torch.sigmoid(z))"];

    public static readonly string[] Relu = ["functional.relu(z)", "z.relu()", "functional.relu6(z)", "ReLU().forward(z)", "ReLU6().call(z)", "z.relu_()"];

    public static readonly string[] Tanh = ["torch.tanh(z)", "z.tanh()", "functional.tanh(z)", "Tanh().forward(z)", "functional.softsign(z)", "Softsign().forward(z)"];

    public static readonly string[] Logits =
    [
        "Linear(2, 1).forward(z)", "Conv2d(1, 1, 1).call(z)", "Conv1d(1, 1, 1).forward(z)", "functional.linear(z, y)", "Bilinear(2, 2, 1).forward(z, z)",
        "ConvTranspose2d(1, 1, 1).forward(z)", "Embedding(10, 3).forward(z)", "Sequential(Linear(2, 2), ReLU(), Linear(2, 1)).forward(z)",
    ];

    public static readonly string[] BceWithLogits =
    [
        "functional.binary_cross_entropy_with_logits({0}, y)", "BCEWithLogitsLoss().forward({0}, y)", "BCEWithLogitsLoss(pos_weights: y).call({0}, y)",
        "new BCEWithLogitsLoss(reduction: Reduction.Sum).forward({0}, y)", "MultiLabelSoftMarginLoss().forward({0}, y)",
        "functional.multilabel_soft_margin_loss({0}, y)", "functional.binary_cross_entropy_with_logits(target: y, input: {0})",
    ];

    public static readonly string[] CrossEntropy =
    [
        "functional.cross_entropy({0}, y)", "CrossEntropyLoss().forward({0}, y)", "CrossEntropyLoss(reduction: Reduction.Sum).call({0}, y)",
        "new CrossEntropyLoss(label_smoothing: 0.1).forward({0}, y)", "functional.cross_entropy(target: y, input: {0})",
    ];

    public static readonly string[] Bce =
    [
        "functional.binary_cross_entropy({0}, y)", "BCELoss().forward({0}, y)", "BCELoss(weight: y).call({0}, y)", "new BCELoss(reduction: Reduction.Sum).forward({0}, y)",
    ];

    public static readonly string[] Nll =
    [
        "functional.nll_loss({0}, y)", "NLLLoss().forward({0}, y)", "NLLLoss(reduction: Reduction.Sum).call({0}, y)", "new NLLLoss(weight: y).forward({0}, y)",
    ];

    public static readonly string[] Alignment =
    [
        "functional.ctc_loss({0}, y, y, y)", "CTCLoss().forward({0}, y, y, y)", "CTCLoss(reduction: Reduction.Sum).call({0}, y, y, y)", "new CTCLoss().forward({0}, y, y, y)",
        "functional.ctc_loss(targets: y, input_lengths: y, target_lengths: y, log_probs: {0})",
    ];

    /// <summary>Every activation with the first loss, and the first activation with every loss.</summary>
    public static string Reported(IReadOnlyList<string> activations, IReadOnlyList<string> losses) => Program(Pairs(activations, losses), "[|", "|]");

    public static string Silent(IReadOnlyList<string> activations, IReadOnlyList<string> losses) => Program(Pairs(activations, losses), "", "");

    private static IEnumerable<(string Activation, string Loss)> Pairs(IReadOnlyList<string> activations, IReadOnlyList<string> losses) =>
        [.. activations.Select(activation => (activation, losses[0])), .. losses.Skip(1).Select(loss => (activations[0], loss))];

    private static string Program(IEnumerable<(string Activation, string Loss)> pairs, string open, string close)
    {
        var methods = pairs.Select((pair, index) =>
            $"    Tensor Of{index}(Tensor z, Tensor y) => {pair.Loss.Replace("{0}", open + pair.Activation + close, StringComparison.Ordinal)};");
        return $"class Steps\n{{\n{string.Join("\n\n", methods)}\n}}\n";
    }
}
