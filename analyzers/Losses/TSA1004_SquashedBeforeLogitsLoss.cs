using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

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
            "{0} squashes what {1} takes for logits (any real numbers): {2}. {3}.",
            "{1} 需要 logits（任意实数），但 {0} 已经把它们压缩：{2}。{3}。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLossCall(loss =>
    {
        if (HarmOf(loss.Loss.Kind, loss.Head) is { } harm)
            loss.Report(Rule, harm, WhatToDo(loss));
    });

    /// <summary>What happens to each pair that no other rule of the family speaks of.</summary>
    private static BilingualText? HarmOf(LossKind loss, Head head) => loss switch
    {
        LossKind.CrossEntropy => HarmOfClasses(head),
        LossKind.BinaryCrossEntropyWithLogits => HarmOfLabels(head),
        _ => null,
    };

    /// <summary><c>flag ? sigmoid(z) : softmax(z, 1)</c>: each has a range of its own.</summary>
    private static BilingualText WhicheverWay => new("whichever of them was taken, not every value can be reached", "无论取的是其中哪一个，都有取不到的值");

    private static BilingualText? HarmOfClasses(Head head) => head switch
    {
        Head.Sigmoid or Head.Probability => new("the loss cannot fall below log(1 + (K - 1)/e) for K classes, 1.461 for 10", "K 类时损失不会低于 log(1 + (K - 1)/e)（10 类时为 1.461）"),
        Head.Tanh => new("the loss cannot fall below log(1 + (K - 1)/e²) for K classes, 0.797 for 10", "K 类时损失不会低于 log(1 + (K - 1)/e²)（10 类时为 0.797）"),
        Head.Relu => new("a class whose logit is negative gets a gradient of exactly 0", "logit 为负的类别，梯度恰好为 0"),
        Head.Squashed => WhicheverWay,
        _ => null,
    };

    private static BilingualText? HarmOfLabels(Head head) => head switch
    {
        Head.Softmax => new("every predicted probability stays between 0.5 and 0.731", "预测概率只能落在 0.5 和 0.731 之间"),
        Head.LogSoftmax or Head.LogSigmoid => new("no predicted probability can exceed 0.5", "预测概率永远不会超过 0.5"),
        Head.Relu => new("no predicted probability can fall below 0.5, and a negative logit gets a gradient of exactly 0", "预测概率永远不会低于 0.5，logit 为负时梯度恰好为 0"),
        Head.Squashed => WhicheverWay,
        Head.Tanh => new("every predicted probability stays between 0.269 and 0.731", "预测概率只能落在 0.269 和 0.731 之间"),
        _ => null,
    };

    /// <summary>Where probabilities were mixed, there are no logits to go back to.</summary>
    private static BilingualText WhatToDo(LossCall loss)
    {
        if (loss.Head != Head.Probability)
            return Advice.TakeWhatGoesIn(loss);
        var other = Advice.Other(loss, LossKind.NegativeLogLikelihood);
        return new BilingualText($"Take the logarithm and use {other}", $"请取对数并改用 {other}");
    }
}
