using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Softmax reaches a loss that applies log-softmax itself: the loss has a floor that no model gets through.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA1002_SoftmaxBeforeCrossEntropy : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA1002",
        Promise.Wrong,
        title: new("Softmax before cross entropy", "交叉熵之前多做了一次 softmax"),
        message: new(
            "{0} already makes probabilities, and {1} applies softmax to them again: the loss cannot fall below "
            + "log(1 + (K - 1)/e) for K classes, 1.461 for 10, however good the model is. {2}.",
            "{0} 已经得到概率，{1} 又对它做了一次 softmax：无论模型多好，K 类时损失都不会低于 log(1 + (K - 1)/e)（10 类时为 1.461）。{2}。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLossCall(loss =>
    {
        if (loss.Loss.Kind == LossKind.CrossEntropy && loss.Head == Head.Softmax)
            loss.Report(Rule, Advice.TakeLogits(loss));
    });
}
