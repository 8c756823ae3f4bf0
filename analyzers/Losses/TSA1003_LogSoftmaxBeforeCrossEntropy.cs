using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Log-softmax reaches a loss that applies it itself: harmless, since log-softmax of its own output is that output, and one pass wasted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA1003_LogSoftmaxBeforeCrossEntropy : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA1003",
        Promise.Better,
        title: new("Log-softmax before cross entropy", "交叉熵之前多做了一次 log-softmax"),
        message: new(
            "{0} is applied once more by {1}. This is harmless, because log-softmax leaves its own output as it "
            + "is, but it costs one pass over the logits.",
            "{0} 会在 {1} 里再做一次。log-softmax 作用于自己的输出时结果不变，所以没有害处，只是白白多算一遍。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    /// <summary>Over another dimension it is not the same function twice, and nothing says that it is harmless.</summary>
    private protected override void Register(RuleScope scope) => scope.OnLossCall(loss =>
    {
        if (loss.Loss.Kind == LossKind.CrossEntropy && loss.Head == Head.LogSoftmax && loss.IsOverClasses)
            loss.Report(Rule);
    });
}
