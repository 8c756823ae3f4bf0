using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Training;

/// <summary>A model is measured while it still drops or norms as in training.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA2004_NoEval : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA2004",
        Promise.Wrong,
        title: new("A model that is measured in training mode", "在训练模式下衡量的模型"),
        message: new(
            "'{0}' holds a {1} and is measured in training mode, for nothing calls its eval(): it drops at random, or norms by the batch. Call '{0}.eval()' before, and 'train()' where training goes on.",
            "'{0}' 含有 {1}，却在训练模式下被衡量，因为没有任何地方调用它的 eval()：它会随机丢弃，或按当前批次归一化。请在此之前调用 '{0}.eval()'，继续训练时再调用 'train()'。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnMeasuredModel(static (found, report) =>
        report(Diagnostic.Create(Rule, found.Places[0].Call.GetLocation(), MeasuredProperties.LocationsOf(found), MeasuredProperties.Of(found), found.Model, found.Layer)));
}
