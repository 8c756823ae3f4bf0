namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The losses that care what their input is.</summary>
internal enum LossKind
{
    /// <summary>Applies sigmoid itself: BCEWithLogitsLoss and its relatives.</summary>
    BinaryCrossEntropyWithLogits,

    /// <summary>Applies log-softmax itself.</summary>
    CrossEntropy,

    /// <summary>Takes probabilities.</summary>
    BinaryCrossEntropy,

    /// <summary>Takes log-probabilities, of which one a row counts.</summary>
    NegativeLogLikelihood,

    /// <summary>Takes log-probabilities of each step, and counts all ways to a sequence.</summary>
    Alignment,
}

/// <summary>One loss and every way TorchSharp spells it.</summary>
/// <param name="Kind">What it wants and applies.</param>
/// <param name="Functions">Functional forms, the loss itself before its relatives; each takes the prediction as its first parameter and the target as its second.</param>
/// <param name="Modules">Classes of the namespace TorchSharp.Modules, in the same order, whose forward takes (prediction, target).</param>
internal sealed record Loss(LossKind Kind, IReadOnlyList<string> Functions, IReadOnlyList<string> Modules);

internal static class KnownLosses
{
    public static readonly IReadOnlyList<Loss> All =
    [
        new(
            LossKind.BinaryCrossEntropyWithLogits,
            Functions:
            [
                "torch.nn.functional.binary_cross_entropy_with_logits",
                "torch.nn.functional.multilabel_soft_margin_loss",
                "torchvision.ops.sigmoid_focal_loss",
            ],
            Modules: ["BCEWithLogitsLoss", "MultiLabelSoftMarginLoss"]),
        new(
            LossKind.CrossEntropy,
            Functions: ["torch.nn.functional.cross_entropy"],
            Modules: ["CrossEntropyLoss"]),
        new(
            LossKind.BinaryCrossEntropy,
            Functions: ["torch.nn.functional.binary_cross_entropy"],
            Modules: ["BCELoss"]),
        new(
            LossKind.NegativeLogLikelihood,
            Functions: ["torch.nn.functional.nll_loss"],
            Modules: ["NLLLoss"]),
        new(
            LossKind.Alignment,
            Functions: ["torch.nn.functional.ctc_loss"],
            Modules: ["CTCLoss"]),
    ];

    /// <summary>The loss of a kind, without its relatives: they have other parameters or another reduction.</summary>
    public static (string Function, string Module) Plain(LossKind kind)
    {
        var loss = All.First(row => row.Kind == kind);
        return (loss.Functions[0], loss.Modules[0]);
    }

    /// <summary>Whether a loss is the one of its kind, and no relative.</summary>
    public static bool IsPlain(string spelling) => All.Any(row => spelling == row.Functions[0] || spelling == row.Modules[0]);

    /// <summary>Those that multiply the cross entropy of each number by a factor of their own, so that its figures are not theirs.</summary>
    public static readonly IReadOnlyList<string> Modulated = ["torchvision.ops.sigmoid_focal_loss"];
}
