using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
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
            "{1} takes log-probabilities and computes no logarithm itself, but {0} makes {2}. {3}.",
            "{1} 需要对数概率，自己并不取对数，而 {0} 给出的是{2}。{3}。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLossCall(loss =>
    {
        if (loss.Loss.Kind is LossKind.NegativeLogLikelihood or LossKind.Alignment && HarmOf(loss) is { } harm)
            loss.Report(Rule, harm, WhatToDo(loss));
    });

    /// <summary>What the loss is given and what comes of it. Cross entropy by hand, log Σ exp z − z_y, is right with logits, bounded ones too.</summary>
    private static BilingualText? HarmOf(LossCall loss)
    {
        var counts = loss.Loss.Kind == LossKind.NegativeLogLikelihood;
        return loss.Head switch
        {
            Head.Softmax or Head.Sigmoid or Head.Probability when loss.OnlyPicks => null,
            Head.Softmax or Head.Sigmoid or Head.Probability => counts
                ? new("probabilities: the loss stays in [-1, 0] and is no likelihood", "概率：损失只在 [-1, 0] 之间，已不是似然")
                : new("probabilities: the loss falls below 0 and is no likelihood", "概率：损失会低于 0，已不是似然"),
            Head.Logits when !loss.IsNormalizedByHand => new("logits (any real numbers): the loss is unbounded below", " logits（任意实数）：损失没有下界"),
            Head.Relu when !loss.IsNormalizedByHand => new("no negative numbers: the loss cannot rise above 0 and is no likelihood", "非负数：损失不会高于 0，已不是似然"),
            Head.Tanh when !loss.IsNormalizedByHand => counts
                ? new("numbers between -1 and 1: the loss stays there, too, and is no likelihood", " -1 和 1 之间的数：损失也只在这个范围内，已不是似然")
                : new("numbers between -1 and 1: the loss falls below 0 and is no likelihood", " -1 和 1 之间的数：损失会低于 0，已不是似然"),
            _ => null,
        };
    }

    private static BilingualText WhatToDo(LossCall loss) => loss.Loss.Kind == LossKind.NegativeLogLikelihood ? WhatToDoForClasses(loss) : loss.Head switch
    {
        Head.Logits => new("Apply log_softmax first", "请先做 log_softmax"),
        Head.Probability => new("Take the logarithm first", "请先取对数"),
        _ => new("Use log_softmax instead", "请改用 log_softmax"),
    };

    private static BilingualText WhatToDoForClasses(LossCall loss)
    {
        var crossEntropy = Advice.Other(loss, LossKind.CrossEntropy);
        return loss.Head switch
        {
            Head.Logits => new($"Use {crossEntropy}, or apply log_softmax first", $"请改用 {crossEntropy}，或先做 log_softmax"),
            Head.Probability => new("Take the logarithm first", "请先取对数"),
            _ => new($"Use log_softmax instead, or {crossEntropy} on the values before the activation", $"请改用 log_softmax，或把激活函数之前的值交给 {crossEntropy}"),
        };
    }
}
