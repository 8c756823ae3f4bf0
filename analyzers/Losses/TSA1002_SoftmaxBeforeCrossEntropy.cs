using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Softmax reaches a loss that applies log-softmax itself: the loss is confined to a band one nat wide.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA1002_SoftmaxBeforeCrossEntropy : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA1002",
        Promise.Wrong,
        title: new("Softmax before cross entropy", "交叉熵之前多做了一次 softmax"),
        message: new(
            "{0} already makes probabilities, and {1} applies softmax to them again. The loss cannot leave a band "
            + "one nat wide (1.461 to 2.461 for 10 classes), however good the model is.",
            "{0} 已经得到概率，{1} 又对它做了一次 softmax。无论模型多好，损失都只能在宽度为 1 的区间内变化（10 类时为 1.461 到 2.461）。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLossCall(loss =>
    {
        if (loss.Loss.Kind == LossKind.CrossEntropy && loss.Head == Head.Softmax)
            loss.Report(Rule);
    });
}
