using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses;

/// <summary>A loss that wants logits is given something squashed by an activation that does not belong there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA1004_SquashedBeforeLogitsLoss : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA1004",
        Promise.Wrong,
        title: new("Squashed values given to a loss that wants logits", "需要 logits 的损失函数收到了被激活函数压缩过的值"),
        message: new(
            "{0} squashes what {1} takes for logits: some values cannot be reached any more, and where they would "
            + "be, the gradient vanishes.",
            "{1} 需要 logits，但 {0} 已经把它们压缩：一部分取值再也取不到，本该取这些值的地方梯度也会消失。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLossCall(loss =>
    {
        if (IsWrongFor(loss.Loss.Kind, loss.Head))
            loss.Report(Rule);
    });

    /// <summary>The pairs that no other rule of the family speaks of.</summary>
    private static bool IsWrongFor(LossKind loss, Head head) => loss switch
    {
        LossKind.CrossEntropy => head is Head.Sigmoid or Head.Relu or Head.Tanh or Head.Squashed,
        LossKind.BinaryCrossEntropyWithLogits => head is Head.Softmax or Head.LogSoftmax or Head.LogSigmoid or Head.Relu or Head.Tanh or Head.Squashed,
        _ => false,
    };
}
