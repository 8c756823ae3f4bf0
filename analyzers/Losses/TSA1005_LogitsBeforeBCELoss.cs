using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses;

/// <summary>A binary cross entropy over probabilities is given logits or log-probabilities: libtorch throws as soon as one lies outside [0, 1].</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA1005_LogitsBeforeBCELoss : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA1005",
        Promise.Wrong,
        title: new("Binary cross entropy given values that are not probabilities", "二元交叉熵收到的不是概率"),
        message: new(
            "{1} takes probabilities, but {0} makes values outside [0, 1]. libtorch throws as soon as it meets "
            + "one.",
            "{1} 需要概率，但 {0} 给出的值会超出 [0, 1]。一遇到这样的值，libtorch 就会抛出异常。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLossCall(loss =>
    {
        if (loss.Loss.Kind == LossKind.BinaryCrossEntropy && loss.Head is Head.Logits or Head.LogSoftmax or Head.LogSigmoid)
            loss.Report(Rule);
    });
}
