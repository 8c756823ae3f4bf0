using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

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
            "{0} already makes probabilities, and {1} applies sigmoid to them again: the predicted probability "
            + "cannot leave (0.5, 0.731){2}. {3}.",
            "{0} 已经得到概率，{1} 又对它做了一次 sigmoid：预测概率只能落在 (0.5, 0.731) 之间{2}。{3}。"));

    private static readonly BilingualText Floors = new(
        ", and the loss cannot fall below 0.693 for a negative label or 0.313 for a positive one",
        "，负类的损失不会低于 0.693，正类的损失不会低于 0.313");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLossCall(loss =>
    {
        if (loss.Loss.Kind == LossKind.BinaryCrossEntropyWithLogits && loss.Head is Head.Sigmoid or Head.Probability)
            loss.Report(Rule, KnownLosses.Modulated.Contains(loss.Loss.Spelling) ? BilingualText.Empty : Floors, WhatToDo(loss));
    });

    /// <summary>The relatives of the loss have no counterpart that takes probabilities; and where probabilities were mixed, there are no logits to go back to.</summary>
    private static BilingualText WhatToDo(LossCall loss)
    {
        var (isPlain, isMixed) = (KnownLosses.IsPlain(loss.Loss.Spelling), loss.Head == Head.Probability);
        var other = Advice.Other(loss, LossKind.BinaryCrossEntropy);
        return (isPlain, isMixed) switch
        {
            (true, true) => new BilingualText($"Use {other}", $"请改用 {other}"),
            (true, false) => Advice.TakeLogits(loss).Then($", or use {other}", $"，或改用 {other}"),
            (false, true) => new BilingualText("Apply torch.logit first", "请先做 torch.logit"),
            (false, false) => Advice.TakeLogits(loss),
        };
    }
}
