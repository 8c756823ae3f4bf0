using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Library;

/// <summary>A mask of truth values reaches attention, which adds it to the scores: True counts 1 and hides nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA6002_BooleanAttentionMask : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA6002",
        Promise.Wrong,
        title: new("A boolean mask that attention adds as 0 and 1", "注意力把布尔掩码当作 0 和 1 相加"),
        message: new(
            "'{0}' of TorchSharp {1} adds this mask of type {2} to the scores as 0 and 1, so it hides nothing: a causal "
            + "model sees the future, trains well and fails in use. Give a float mask that is −∞ where it should hide.",
            "TorchSharp {1} 的 '{0}' 把这个 {2} 类型的掩码当作 0 和 1 加到分数上，什么也没有遮住：因果模型能看到未来，训练得很好，用起来却失败。请用浮点掩码，要遮住的位置取 −∞。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLibraryCall(static (call, report, _) =>
    {
        if (call.AppliedClass is not { } layer || !AttentionMasks.Positions.TryGetValue(layer, out var positions))
            return;
        foreach (var position in positions)
        {
            if (call.Argument(position) is { } mask && new VisibleElementType(call.Visible).MaskOf(mask.Value) is { } type)
            {
                report(Diagnostic.Create(
                    Rule, mask.Syntax.GetLocation(), FaultCheck.PropertiesOf(type), layer, call.Version.ToString(3), type));
            }
        }
    });
}
