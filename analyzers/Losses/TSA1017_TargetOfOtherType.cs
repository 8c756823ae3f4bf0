using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Losses;

/// <summary><c>cross_entropy(logits, tensor(new[] { 0, 1, 2 }))</c>: labels of Int32, where libtorch takes Int64 only, and throws.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA1017_TargetOfOtherType : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA1017",
        Promise.Wrong,
        title: new("A target of a type that the loss refuses", "损失不接受的目标类型"),
        message: new(
            "'{0}' throws: the target is of {1}, and {2}. Give it '.to(ScalarType.{3})'.",
            "'{0}' 会抛出异常：目标是 {1}，而 {2}。请加上 '.to(ScalarType.{3})'。"));

    private static readonly BilingualText Labels = new("libtorch takes class labels of Int64", "libtorch 要求类别标签为 Int64");

    private static readonly BilingualText Numbers = new("libtorch takes floating-point numbers here", "libtorch 在这里要求浮点数");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnCallOf(
        TargetTypes.Names,
        static call => call.ArgumentList.Arguments.Count > TargetTypes.Position,
        static (call, report, _) =>
        {
            if (RefusedTarget.Of(call) is var (target, type, loss, wanted))
                report(Diagnostic.Create(
                    Rule, target.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(TargetTypes.WantedType, wanted),
                    loss, type, wanted == ElementTypes.Whole ? Labels : Numbers, wanted));
        });
}
