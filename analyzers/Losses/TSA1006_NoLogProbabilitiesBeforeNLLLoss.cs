using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Losses;

/// <summary>The negative log-likelihood is given logits or probabilities; it takes the logarithm for done.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA1006_NoLogProbabilitiesBeforeNLLLoss : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA1006",
        Promise.Wrong,
        title: new("Negative log-likelihood given values that are not log-probabilities", "负对数似然收到的不是对数概率"),
        message: new(
            "{1} takes log-probabilities and computes no logarithm itself, but {0} does not make them. On logits "
            + "the loss is unbounded below; on probabilities it stays in [-1, 0] and is no likelihood.",
            "{1} 需要对数概率，自己并不取对数，而 {0} 给出的不是对数概率。输入为 logits 时损失没有下界；输入为概率时损失只在 [-1, 0] 之间，已不是似然。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLossCall(loss =>
    {
        if (loss.Loss.Kind == LossKind.NegativeLogLikelihood && IsWrong(loss))
            loss.Report(Rule);
    });

    /// <summary>Cross entropy by hand, log Σ exp z − z_y, is right with logits.</summary>
    private static bool IsWrong(LossCall loss) =>
        loss.Head is Head.Softmax or Head.Sigmoid || (loss.Head == Head.Logits && !loss.IsNormalizedByHand);
}
