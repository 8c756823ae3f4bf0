using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Training;

/// <summary>A step goes by gradients that have just been cleared.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA2002_ClearedBeforeStep : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA2002",
        Promise.Wrong,
        title: new("Gradients that are cleared before their step", "在更新之前被清零的梯度"),
        message: new("'{0}' {1}", "语句 '{0}' {1}"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnClearedStep(static (found, report) =>
    {
        var (place, behind) = found.IsEarly ? (found.Step, found.Backward) : (found.Clear, found.Step);
        report(Diagnostic.Create(Rule, place.GetLocation(), [behind.GetLocation()], place.ToString(), found.IsEarly ? Early(found.Clear.ToString()) : Cleared(found.Step.ToString())));
    });

    private static BilingualText Cleared(string step) => new(
        $"clears what the backward of this round has computed, and '{step}' steps with nothing: the model does not learn. Move it behind the step.",
        $"清掉了这一轮 backward 算出的梯度，于是 '{step}' 什么也不更新：模型不会学习。请把它移到更新之后。");

    private static BilingualText Early(string clear) => new(
        $"steps before the backward of its round, with gradients that '{clear}' has just cleared: the model does not learn. Move it behind the backward.",
        $"在这一轮的 backward 之前更新，而 '{clear}' 刚刚清零了梯度：模型不会学习。请把它移到 backward 之后。");
}
