using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;

namespace TorchSharp.Analyzers.Tensors;

/// <summary>A dispose scope around a loop keeps the tensors of all rounds until the loop ends: worse than no scope at all.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA4006_ScopeAroundLoop : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA4006",
        Promise.Wrong,
        title: new("A dispose scope around the loop and not in it", "DisposeScope 在循环外面而不在里面"),
        message: new(
            "This scope is around the loop at line {0} and none is in it: it holds every tensor of all rounds until the loop ends, and not even the garbage collector can free one. "
            + "Write 'using var perRound = torch.NewDisposeScope();' as the first line of the loop's body, and call 'MoveToOuterDisposeScope()' on tensors that are needed after the round.",
            "这个作用域在第 {0} 行的循环外面，而循环里面没有：它会持有所有轮次的每个张量，直到循环结束，连垃圾回收也无法释放。"
            + "请在循环体第一行写 'using var perRound = torch.NewDisposeScope();'，并对本轮之后还要用的张量调用 'MoveToOuterDisposeScope()'。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnUnscopedLoop(static (found, report) =>
    {
        if (found.Scope is { } around)
            report(Diagnostic.Create(
                Rule, around.GetLocation(), [found.Loop.Keyword.GetLocation()], found.Loop.Keyword.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
    });
}
