using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
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
        message: new("{1}. Call '{0}.zero_grad()' before.", "{1}。请在此之前调用 '{0}.zero_grad()'。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnUnclearedLoop(static (found, report) =>
        report(Diagnostic.Create(
            Rule, found.Backward.GetLocation(), [found.Step.GetLocation()], OptimizerProperties.Of(found.Optimizer), found.Optimizer, found.IsInClosure ? InClosure(found.Optimizer) : InLoop(found.Optimizer))));

    private static BilingualText InLoop(string optimizer) => new(
        $"Each round adds its gradients to those of all rounds before, and '{optimizer}' steps with the sum: nothing in the loop clears them",
        $"每一轮都把梯度加到之前所有轮的梯度上，'{optimizer}' 按它们的和更新：循环里没有任何地方清零");

    /// <summary>One step of LBFGS runs its closure again and again.</summary>
    private static BilingualText InClosure(string optimizer) => new(
        $"One step of '{optimizer}' runs this closure many times, and each run adds its gradients to those before: nothing in it clears them",
        $"'{optimizer}' 的一步会多次运行这个闭包，每次都把梯度加到之前的梯度上：闭包里没有任何地方清零");
}
