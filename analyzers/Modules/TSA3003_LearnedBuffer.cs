using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Registration;

namespace TorchSharp.Analyzers.Modules;

/// <summary>A tensor with a gradient in a field of a module: it is registered as a buffer, and no optimizer gets it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA3003_LearnedBuffer : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA3003",
        Promise.Wrong,
        title: new("A weight that is a plain tensor", "权重只是普通张量"),
        message: new(
            "'{0}' is a tensor that asks for a gradient, but a field of type Tensor is registered as a buffer: parameters() leaves it out and it is never trained. Make it a Parameter(…).",
            "'{0}' 是要求梯度的张量，但 Tensor 类型的字段会注册为缓冲区：parameters() 里没有它，它永远不会被训练。请改为 Parameter(…)。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnModuleClass(static (module, report, cancellation) =>
    {
        foreach (var (member, place) in LearnedBuffers.Of(module, cancellation))
            report(Diagnostic.Create(Rule, place, member.Name));
    });
}
