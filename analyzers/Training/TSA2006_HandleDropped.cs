using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Training;

/// <summary>Gradients are switched off, and nobody can switch them on again: the handle that would do it is lost.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA2006_HandleDropped : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA2006",
        Promise.Wrong,
        title: new("A grad mode whose handle nobody disposes", "没有人释放梯度模式的句柄"),
        message: new(
            "Nobody disposes what '{0}' gives, so {1}. Put it in a 'using': 'using var _ = {0};'.",
            "没有人释放 '{0}' 返回的句柄，因此{1}。请放进 'using'：'using var _ = {0};'。"));

    private static readonly BilingualText StayOff = new("gradients stay off on this thread for good", "该线程上的梯度从此一直关闭");
    private static readonly BilingualText StayOn = new("gradients stay on on this thread, whatever mode the caller was in", "该线程上的梯度从此一直打开，不管调用者原来是什么模式");
    private static readonly BilingualText StayAnomaly = new("every later backward on this thread looks for NaN and takes its time", "该线程之后的每次 backward 都会检查 NaN，速度变慢");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnHandle(static (handle, report, cancellation) =>
    {
        if (handle.IsLost && ConsequenceOf(handle.Kind) is { } consequence && handle.MayHarm(cancellation) && !handle.IsSwitchedBack(cancellation))
            report(Diagnostic.Create(Rule, handle.Node.GetLocation(), SeverityOf(handle.Kind), null, null, handle.Node.ToString(), consequence));
    });

    /// <summary>Gradients are on where nobody says otherwise: to switch them on for good harms less.</summary>
    private static DiagnosticSeverity SeverityOf(HandleKind kind) => kind == HandleKind.GradientsOn ? DiagnosticSeverity.Info : Rule.DefaultSeverity;

    private static BilingualText? ConsequenceOf(HandleKind kind) => kind switch
    {
        HandleKind.GradientsOff => StayOff,
        HandleKind.GradientsOn => StayOn,
        HandleKind.Anomaly => StayAnomaly,
        _ => null,
    };
}
