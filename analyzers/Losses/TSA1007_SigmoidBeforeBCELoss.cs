using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Sigmoid before BCELoss: the same function as BCEWithLogitsLoss, but in float32 its gradient is exactly 0 once the logit of a negative label is large enough.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA1007_SigmoidBeforeBCELoss : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA1007",
        Promise.Better,
        title: new("Sigmoid before BCELoss instead of BCEWithLogitsLoss", "用了 sigmoid 加 BCELoss，而不是 BCEWithLogitsLoss"),
        message: new(
            "{1} is given {0}: right, but in float32 the gradient of a negative label is exactly 0 from a logit of 16.64 on. {2}.",
            "{1} 收到的是 {0}：结果正确，但在 float32 中，负类的 logit 从 16.64 起梯度恰好为 0。{2}。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLossCall(loss =>
    {
        if (loss.Loss.Kind == LossKind.BinaryCrossEntropy && loss is { Head: Head.Sigmoid, IsConfined: false })
            loss.Report(Rule, WhatToDo(loss));
    });

    private static BilingualText WhatToDo(LossCall loss)
    {
        var withLogits = Advice.Other(loss, LossKind.BinaryCrossEntropyWithLogits);
        return Advice.TakeLogits(loss).Then($" and use {withLogits}, the same function without that hole", $"并改用 {withLogits}，它是同一个函数，却没有这个缺陷");
    }
}
