using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Library;

/// <summary>A default, or a position, means something else in PyTorch: of use to who ports a program, and off until it is asked for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA6007_OtherInPyTorch : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.CreateOff(
        "TSA6007",
        Promise.Better,
        title: new("A default or a position that PyTorch has otherwise", "与 PyTorch 不同的默认值或参数位置"),
        message: new(
            "'{0}' of TorchSharp {1} {2}",
            "TorchSharp {1} 的 '{0}' {2}"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) =>
        scope.OnLibraryCall(static (call, report, _) => FaultCheck.Report(Rule, call, OtherInPyTorch.All, report));
}
