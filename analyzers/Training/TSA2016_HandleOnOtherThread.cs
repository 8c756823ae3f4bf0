using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Training;

/// <summary>A grad mode or dispose scope around work that runs on other threads: there it does not hold.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA2016_HandleOnOtherThread : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA2016",
        Promise.Wrong,
        title: new("A grad mode or dispose scope that other threads do not share", "其他线程不共享的梯度模式或 DisposeScope"),
        message: new(
            "'{0}' holds on this thread only, and '{1}' runs its body on others: there {2}. Open one in the body as well.",
            "'{0}' 只对当前线程有效，而 '{1}' 在其他线程上运行它的代码：{2}。请在那段代码里也打开一个。"));

    private static readonly BilingualText Records = new("gradients are on, and the model records a graph", "那里的梯度是打开的，模型会记录计算图");
    private static readonly BilingualText Keeps = new("no scope frees the tensors that it makes", "没有作用域释放它创建的张量");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnHandle(static (handle, report, cancellation) =>
    {
        foreach (var start in handle.StartsOnOtherThreads(cancellation))
        {
            report(Diagnostic.Create(
                Rule, start.GetLocation(), [handle.Node.GetLocation()], handle.Node.ToString(), start.ToString(), handle.Kind == HandleKind.Scope ? Keeps : Records));
        }
    });
}
