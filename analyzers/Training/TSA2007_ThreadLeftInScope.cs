using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Training;

/// <summary>An <c>await</c> or <c>yield</c> while a grad mode or dispose scope is held: both belong to the thread that the code leaves.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA2007_ThreadLeftInScope : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA2007",
        Promise.Wrong,
        title: new("An await or yield inside a grad mode or dispose scope", "梯度模式或 DisposeScope 之内的 await 或 yield"),
        message: new(
            "'{0}' belongs to the thread that opened it: {1}. End it before this '{2}', and open another after it.",
            "'{0}' 属于打开它的线程：{1}。请在这个 '{2}' 之前结束它，之后再打开一个。"));

    private static readonly BilingualText ModeAtAwait = new(
        "after the 'await' another thread may go on in a mode of its own, and the first one keeps this mode for good", "'await' 之后可能由另一个线程按自己的模式继续，而原来的线程会一直保持这个模式");

    private static readonly BilingualText ScopeAtAwait = new(
        "after the 'await' another thread may go on, and no scope frees what is made there", "'await' 之后可能由另一个线程继续，在那里创建的张量没有作用域释放");

    private static readonly BilingualText ModeAtYield = new("between two elements the code that consumes them runs in this mode, too", "在两个元素之间，消费它们的代码也处于这个模式");

    private static readonly BilingualText ScopeAtYield = new("what the code that consumes the elements makes between two of them dies with this scope", "消费元素的代码在两个元素之间创建的张量会随这个作用域一起释放");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnHandle(static (handle, report, cancellation) =>
    {
        if (handle.LeftAt(cancellation) is not { } left || handle.IsCoveredByMode(cancellation) || (left.IsKind(SyntaxKind.AwaitKeyword) && handle.MayComeBack(cancellation)))
            return;
        report(Diagnostic.Create(Rule, left.GetLocation(), [handle.Node.GetLocation()], handle.Node.ToString(), HarmOf(handle.Kind == HandleKind.Scope, left.IsKind(SyntaxKind.AwaitKeyword)), left.ValueText));
    });

    private static BilingualText HarmOf(bool isScope, bool isAwait) =>
        isAwait ? isScope ? ScopeAtAwait : ModeAtAwait
        : isScope ? ScopeAtYield : ModeAtYield;
}
