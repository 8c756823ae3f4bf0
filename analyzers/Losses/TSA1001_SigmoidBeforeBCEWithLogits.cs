using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Sigmoid reaches a loss that applies sigmoid itself: the probability is confined to (0.5, 0.731) and training stalls.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA1001_SigmoidBeforeBCEWithLogits : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA1001",
        Promise.Wrong,
        title: new("Sigmoid before a loss that applies sigmoid itself", "损失函数自带 sigmoid，之前又做了一次 sigmoid"),
        message: new(
            "{0} already makes probabilities, and {1} applies sigmoid to them again. The predicted probability "
            + "cannot leave (0.5, 0.731){2}.",
            "{0} 已经得到概率，{1} 又对它做了一次 sigmoid。预测概率只能落在 (0.5, 0.731) 之间{2}。"));

    private static readonly BilingualText Floors = new(
        ", and the loss cannot fall below 0.693 for a negative label or 0.313 for a positive one",
        "，负类的损失不会低于 0.693，正类的损失不会低于 0.313");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLossCall(loss =>
    {
        if (loss.Loss.Kind == LossKind.BinaryCrossEntropyWithLogits && loss.Head == Head.Sigmoid)
            loss.Report(Rule, KnownLosses.Modulated.Contains(loss.Loss.Spelling) ? null : Floors);
    });
}
