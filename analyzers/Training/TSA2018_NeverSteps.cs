using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Training;

/// <summary>Gradients are computed round after round, and no step uses them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA2018_NeverSteps : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA2018",
        Promise.Wrong,
        title: new("An optimizer that never steps", "从不更新的优化器"),
        message: new(
            "No way through the program calls a step of '{0}', so the gradients that are computed here change no weight. Call '{0}.step()' behind the backward.",
            "程序里没有任何路径调用 '{0}' 的 step，因此这里算出的梯度不会改变任何权重。请在 backward 之后调用 '{0}.step()'。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnUnusedGradient(static (found, report) =>
        report(Diagnostic.Create(Rule, found.Backward.GetLocation(), [found.Made.GetLocation()], OptimizerProperties.Of(found.Optimizer, found.IsCleared), found.Optimizer)));
}
