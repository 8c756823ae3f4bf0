using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Library;

/// <summary>A one-cycle schedule over several groups of weights: the second one's rate swings.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA6006_OneCycleOverGroups : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA6006",
        Promise.Wrong,
        title: new("A one-cycle schedule over several groups", "多个参数组上的 one-cycle 学习率计划"),
        message: new(
            "'OneCycleLR' of TorchSharp {0} takes the group's number for the phase's: the rate of the second of these {1} "
            + "groups swings, 0.52, 1, 0.52, 0.04, where the curve is 0.52, 1, 0.95, 0.81. Use one group, or a LambdaLR.",
            "TorchSharp {0} 的 'OneCycleLR' 把参数组的编号当成了阶段的编号：这 {1} 个参数组中第二组的学习率来回跳动，0.52、1、0.52、0.04，而曲线应为 "
            + "0.52、1、0.95、0.81。请只用一个参数组，或改用 LambdaLR。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLibraryCall(static (call, report, _) =>
    {
        if (call.IsAny(FaultMembers.OneCycle) && call.Argument(FaultMembers.Optimizer) is { } optimizer
            && Math.Max(GroupsOfOptimizer.CountOf(call.Visible.Source(optimizer.Value), call.Visible), RatesIn(call)) is var groups and > 1)
            report(Diagnostic.Create(Rule, call.Node.GetLocation(), call.Version.ToString(3), groups));
    });

    /// <summary>A rate for each group: where there are several, so are the groups, or it throws.</summary>
    private static int RatesIn(LibraryCall call) => call.Argument(FaultMembers.MaximalRates) is { } rates ? new ListedValues(call.Visible, call.Node).Of(rates.Value).Count : 0;
}
