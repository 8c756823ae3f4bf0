using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Tensors;

/// <summary>Each round of a training or evaluation loop leaves its tensors to the garbage collector, which does not see how large they are.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA4005_LoopWithoutScope : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA4005",
        Promise.Wrong,
        title: new("A loop that frees none of the tensors it makes", "循环不释放它创建的任何张量"),
        message: new(
            "Each round of this loop {0} and frees none of the tensors that it makes. The garbage collector does not count their native memory and runs too late, so memory grows from round to round. "
            + "Write 'using var scope = torch.NewDisposeScope();' as the first line of the body, and call 'MoveToOuterDisposeScope()' on tensors that are needed after the round.",
            "这个循环每一轮都{0}，却不释放它创建的任何张量。垃圾回收器不计算张量占用的非托管内存，回收得太晚，所以内存逐轮增长。"
            + "请在循环体第一行写 'using var scope = torch.NewDisposeScope();'，并对本轮之后还要用的张量调用 'MoveToOuterDisposeScope()'。"));

    private static readonly BilingualText Trains = new("trains a model", "训练模型");
    private static readonly BilingualText Applies = new("applies a model", "应用模型");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnUnscopedLoop(static (found, report) =>
    {
        if (found.Scope is null)
            report(Diagnostic.Create(Rule, found.Loop.Keyword.GetLocation(), found.Loop.IsTraining ? Trains : Applies));
    });
}
