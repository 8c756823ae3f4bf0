using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Library;

/// <summary>The variance of a Gaussian loss came out of a model, and the loss cuts it off from the gradient.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA6004_VarianceWithoutGradient : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA6004",
        Promise.Wrong,
        title: new("A learned variance that the Gaussian loss gives no gradient", "高斯损失没有给学出来的方差传梯度"),
        message: new(
            "'GaussianNLLLoss' of TorchSharp {0} clamps the variance where no gradient is recorded, so what makes it is "
            + "never trained; and on (B, D) it is D times PyTorch's. Write the loss by its formula.",
            "TorchSharp {0} 的 'GaussianNLLLoss' 在不记录梯度的地方截断方差，所以算出方差的部分永远得不到训练；输入为 (B, D) 时它还是 PyTorch 的 D 倍。请按公式自己写这个损失。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLibraryCall(static (call, report, cancellation) =>
    {
        if (VarianceOf(call) is { } variance && new LearnedValue(call.Visible).Is(variance.Value) && !GradientsOff.Around(call.Node)
            && !GradientsOff.Freezes(call.Node.SyntaxTree.GetRoot(cancellation)))
            report(Diagnostic.Create(Rule, variance.Syntax.GetLocation(), call.Version.ToString(3)));
    });

    private static IArgumentOperation? VarianceOf(LibraryCall call) =>
        call.IsAny(FaultMembers.GaussianLoss) ? call.Argument(FaultMembers.Variance)
        : call.AppliedClass == FaultMembers.GaussianLossClass ? call.Argument(FaultMembers.VariancePosition)
        : null;
}
