using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

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
            "{0} already makes log-probabilities, and {1} applies log-softmax to them again: {2}. {3}.",
            "{0} 已经得到对数概率，{1} 又对它做了一次 log-softmax：{2}。{3}。"));

    private static readonly BilingualText Harmless = new(
        "harmless, because log-softmax leaves its own output as it is, but one pass is wasted",
        "log-softmax 作用于自己的输出时结果不变，所以没有害处，只是白白多算一遍");

    private static readonly BilingualText Underflowing = new(
        "the same in theory, but in float32 the gradient is NaN where the right class is 90 below the largest logit, and from 104 on the loss is infinite",
        "理论上结果不变，但在 float32 中，正确类别的 logit 比最大的低 90 时梯度就是 NaN，低 104 时损失为无穷大");

    private static readonly BilingualText Clamped = new(
        "the same but for the clamp, under which a right class keeps almost no gradient",
        "除截断（clamp）之外结果不变，但正确类别的概率一旦被截断，就几乎没有梯度了");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    /// <summary>Over another dimension it is not the same function twice, and nothing says that it is harmless.</summary>
    private protected override void Register(RuleScope scope) => scope.OnLossCall(loss =>
    {
        if (loss.Loss.Kind == LossKind.CrossEntropy && loss.Head == Head.LogSoftmax && loss.IsOverClasses)
            loss.Report(Rule, !loss.IsLogarithm ? Harmless : loss.IsClamped ? Clamped : Underflowing, WhatToDo(loss));
    });

    /// <summary>The logarithm of a softmax is no good for the other loss, either.</summary>
    private static BilingualText WhatToDo(LossCall loss)
    {
        if (loss.IsLogarithm)
            return Advice.TakeLogits(loss);
        var other = Advice.Other(loss, LossKind.NegativeLogLikelihood);
        return Advice.TakeLogits(loss).Then($", or use {other}", $"，或改用 {other}");
    }
}
