using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Training;

/// <summary>A number that passes for the loss of an epoch: a sum of means over the number of samples, or the loss of one batch.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA2012_WrongEpochLoss : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA2012",
        Promise.Better,
        title: new("A loss of an epoch that is not the mean over it", "一轮的损失不是这一轮的平均值"),
        message: new("'{0}' {1}", "变量 '{0}' {1}"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnEpochLoss(static (found, report) =>
        report(Diagnostic.Create(Rule, found.Place.GetLocation(), [found.Kept.GetLocation()], EpochLossProperties.Of(found.Edit), found.Variable, HarmOf(found))));

    private static BilingualText HarmOf(WrongEpochLoss found) => found.Mistake switch
    {
        EpochLossMistake.DividedBySamples => new(
            $"adds up the mean losses of batches, and '{found.Divisor}' counts samples: the quotient is too small, about as many times as a batch has rows. Multiply each loss by the number of rows in its batch.",
            $"把各批次的平均损失相加，而 '{found.Divisor}' 是样本数：商偏小，大约小了一个批次行数的倍数。请把每个损失乘以该批次的行数。"),
        EpochLossMistake.DividedByFullBatches => new(
            $"adds up the losses of all batches, and '{found.Divisor}' counts full ones only: with fewer rows than one batch the quotient is infinite. Divide by the number of batches that were added.",
            $"把所有批次的损失相加，而 '{found.Divisor}' 只计满的批次：行数不足一个批次时，商为无穷大。请除以实际相加的批次数。"),
        _ => new(
            "is reported as the epoch's loss, but it is the loss of the epoch's last batch. Report the mean over the batches.",
            "当作一轮的损失报告，但它只是这一轮最后一个批次的损失。请报告所有批次的平均值。"),
    };
}
