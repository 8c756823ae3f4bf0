using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Library;

/// <summary>A member of the referenced TorchSharp computes something else than it says. What, and when, is a row of the table.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA6001_WrongInTorchSharp : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA6001",
        Promise.Wrong,
        title: new("A member of TorchSharp that computes something else than it says", "TorchSharp 的成员算出的不是它所说的"),
        message: new("'{0}' of TorchSharp {1} {2}", "TorchSharp {1} 的 '{0}' {2}"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) =>
        scope.OnLibraryCall(static (call, report, _) => FaultCheck.Report(Rule, call, LibraryFaults.All, report));
}
