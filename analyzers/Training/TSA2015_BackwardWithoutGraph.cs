using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Training;

/// <summary><c>backward</c> of a loss that was computed while gradients were off: it has no graph, and libtorch throws.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA2015_BackwardWithoutGraph : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA2015",
        Promise.Wrong,
        title: new("The backward of a loss that was computed under no_grad", "对 no_grad 之下计算的损失调用 backward"),
        message: new(
            "'{1}' throws: the loss is computed under '{0}', where no graph is taken down for it. End the 'using' before the loss is computed.",
            "'{1}' 会抛出异常：损失是在 '{0}' 之下计算的，没有计算图。请在计算损失之前结束 'using'。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnHandle(static (handle, report, cancellation) =>
    {
        if (handle.Kind != HandleKind.GradientsOff)
            return;
        foreach (var (place, call) in handle.LossesWithoutGraph(cancellation))
            report(Diagnostic.Create(Rule, place.GetLocation(), [handle.Node.GetLocation()], handle.Node.ToString(), call));
    });
}
