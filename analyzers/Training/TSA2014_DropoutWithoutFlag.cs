using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Training;

/// <summary>Dropout that nobody tells whether the model trains: it drops when the model is used, or never.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA2014_DropoutWithoutFlag : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA2014",
        Promise.Wrong,
        title: new("A dropout that does not know whether the model trains", "不知道模型是否在训练的 dropout"),
        message: new("'{0}' here {1}", "这里的 '{0}' {1}"));

    private static readonly BilingualText On = new(
        "drops after eval() as well, so that each prediction is another: 'training' is true where it is left out. Pass the module's own 'training'.",
        "在 eval() 之后仍会随机丢弃神经元，所以每次预测都不一样：省略 'training' 时它为 true。请传入模块自己的 'training'。");

    private static readonly BilingualText Off = new(
        "never drops anything, in training either: 'training' is false where it is left out. Pass the module's own 'training'.",
        "从不丢弃神经元，训练时也不丢弃：省略 'training' 时它为 false。请传入模块自己的 'training'。");

    private static readonly BilingualText New = new(
        "is made anew at each forward and trains each time, so it drops after eval() as well. Make it once in a field, or use the function with 'training'.",
        "在每次 forward 时都重新创建，每次都处于训练模式，所以在 eval() 之后仍会随机丢弃神经元。请在字段里只创建一次，或改用带 'training' 的函数。");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnCallOf(DropoutCalls.Names, static _ => true, static (call, report, _) =>
    {
        if (HarmOf(call) is { } harm)
            report(Diagnostic.Create(Rule, call.Node.GetLocation(), call.Method.Name, harm));
    });

    private static BilingualText? HarmOf(LibraryCall call)
    {
        if (call.Method.ReturnsVoid || call.Argument(DropoutCalls.Flag) is not null || call.IsZero(DropoutCalls.Probability))
            return null;
        var name = call.Method.Name;
        if (DropoutCalls.OffByDefault.Contains(name))
            return Off;
        if (ForwardCode.Around(call) is not { } forward || forward.Mentions(DropoutCalls.Modes) || forward.Mentions(DropoutCalls.Deliberate) || forward.IsDecidedElsewhere(call))
            return null;
        return DropoutCalls.OnByDefault.Contains(name) ? On : NewLayer.IsOnlyApplied(call) ? New : null;
    }
}
