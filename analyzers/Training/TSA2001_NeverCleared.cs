using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Training;

/// <summary>Each round steps with the gradients of all rounds before it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA2001_NeverCleared : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA2001",
        Promise.Wrong,
        title: new("Gradients that nothing clears", "没有任何地方清零的梯度"),
        message: new(
            "Each round adds its gradients to those of all rounds before, and '{0}' steps with the sum: nothing in the loop clears them. Call '{0}.zero_grad()' before.",
            "每一轮都把梯度加到之前所有轮的梯度上，'{0}' 按它们的和更新：循环里没有任何地方清零。请在此之前调用 '{0}.zero_grad()'。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnUnclearedLoop(static (found, report) =>
        report(Diagnostic.Create(Rule, found.Backward.GetLocation(), [found.Step.GetLocation()], OptimizerProperties.Of(found.Optimizer), found.Optimizer)));
}
