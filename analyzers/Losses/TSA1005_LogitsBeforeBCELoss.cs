using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Losses;

/// <summary>A binary cross entropy over probabilities is given logits, log-probabilities, or what tanh or ReLU made of logits: libtorch throws as soon as one lies outside [0, 1].</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA1005_LogitsBeforeBCELoss : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA1005",
        Promise.Wrong,
        title: new("Binary cross entropy given values that are not probabilities", "二元交叉熵收到的不是概率"),
        message: new(
            "{1} takes probabilities, but {0} can make values outside [0, 1], and libtorch throws as soon as it meets one. {2}.",
            "{1} 需要概率，但 {0} 可能给出 [0, 1] 之外的值，一遇到这样的值 libtorch 就会抛出异常。{2}。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLossCall(loss =>
    {
        if (loss.Loss.Kind == LossKind.BinaryCrossEntropy && WhatToDo(loss) is { } advice)
            loss.Report(Rule, advice);
    });

    /// <summary>
    /// What makes of each head something that the loss can take; null where it may be able to take it as it is: the tanh of what is never negative is in [0, 1].
    /// </summary>
    private static BilingualText? WhatToDo(LossCall loss)
    {
        var withLogits = Advice.Other(loss, LossKind.BinaryCrossEntropyWithLogits);
        return loss.Head switch
        {
            Head.Logits when !loss.IsChosen => new($"Use {withLogits}, or apply sigmoid first", $"请改用 {withLogits}，或先做 sigmoid"),
            Head.LogSigmoid => Advice.TakeLogits(loss).Then($" and use {withLogits}, or take exp of it", $"并改用 {withLogits}，或对它取 exp"),
            Head.LogSoftmax => new("Take exp of it, or use softmax instead", "请对它取 exp，或改用 softmax"),
            Head.Tanh or Head.Relu when loss.IsOfLogits => new(
                $"Use sigmoid instead, or {withLogits} on the values before the activation", $"请改用 sigmoid，或把激活函数之前的值交给 {withLogits}"),
            _ => null,
        };
    }
}
