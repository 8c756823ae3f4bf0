using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Library;

/// <summary>A group norm whose weight and bias are whatever lay in memory: this version of the library never sets them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA6003_UninitialisedGroupNorm : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA6003",
        Promise.Wrong,
        title: new("A GroupNorm whose weight nobody initialises", "没有人初始化 GroupNorm 的权重"),
        message: new(
            "'GroupNorm' of TorchSharp {0} never initialises its weight and bias: they are what lay in memory, and after "
            + "other tensors were freed outputs are NaN or beyond 100. Set the weight to 1 and the bias to 0 where it is made.",
            "TorchSharp {0} 的 'GroupNorm' 从不初始化权重和偏置：它们是内存里留下的内容，其他张量释放之后输出会是 NaN 或超过 100。请在创建处把权重设为 1、偏置设为 0。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLibraryCall(static (call, report, cancellation) =>
    {
        if (call.IsAny(FaultMembers.GroupNorm) && KnownVersions.Has(call.Version, FaultMembers.GroupNormSince, last: null)
            && FaultCheck.Holds(FaultMembers.WithWeight, call) && !GroupNormWeights.MayBeSet(call, cancellation))
            report(Diagnostic.Create(Rule, call.Node.GetLocation(), FaultCheck.PropertiesOf(FaultMembers.GroupNormClass), call.Version.ToString(3)));
    });
}
