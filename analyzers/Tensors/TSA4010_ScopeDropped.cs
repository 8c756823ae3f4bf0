using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tensors;

/// <summary>A dispose scope that nobody can end: it keeps every tensor that the thread makes from then on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA4010_ScopeDropped : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA4010",
        Promise.Wrong,
        title: new("A dispose scope that never ends", "永远不会结束的 DisposeScope"),
        message: new(
            "Nobody disposes the scope that '{0}' opens: it keeps every tensor that this thread makes from here on, and not even the garbage collector frees them. "
            + "Put it in a 'using': 'using var _ = {0};'.",
            "没有人释放 '{0}' 打开的作用域：它会一直持有该线程此后创建的每个张量，连垃圾回收也无法释放。请放进 'using'：'using var _ = {0};'。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnHandle(static (handle, report, cancellation) =>
    {
        if (handle is { Kind: HandleKind.Scope, IsLost: true } && !handle.IsFoundAgain(cancellation))
            report(Diagnostic.Create(Rule, handle.Node.GetLocation(), handle.Node.ToString()));
    });
}
