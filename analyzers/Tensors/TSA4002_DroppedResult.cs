using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Tensors;

/// <summary><c>x.to(device);</c>: the tensor stays where it is, and the new one is thrown away.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA4002_DroppedResult : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA4002",
        Promise.Wrong,
        title: new("A tensor operation whose result is dropped", "结果被丢弃的张量运算"),
        message: new(
            "'{0}' {1}. Assign the result.",
            "'{0}' {1}。请把返回值赋给变量。"));

    private static readonly BilingualText NoEffect = new(
        "leaves its tensor as it is and gives a new one, which nobody takes here: the call does nothing",
        "不改变原来的张量，而是返回一个新的张量，这里没有人接收它：这次调用什么也没有做");

    private static readonly BilingualText Lost = new(
        "frees its tensor here and gives a new one, which nobody takes: both are lost",
        "在这里释放了原来的张量，返回的新张量又没有人接收：两个都丢了");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnCallOf(PureOperations.Names, DroppedResult.MayBe, static (call, report, _) =>
    {
        if (call.IsPure() && DroppedResult.Is(call.Operation) && DroppedResult.IsAboutVariable(call) && !Trial.Is(call))
            report(Diagnostic.Create(Rule, DroppedResult.Whole(call.Node).GetLocation(), call.Method.Name, call.IsTrue(PureOperations.DisposeAfter) ? Lost : NoEffect));
    });
}
