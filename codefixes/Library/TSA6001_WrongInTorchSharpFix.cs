using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Library.Repairs;

namespace TorchSharp.Analyzers.Library;

/// <summary>What a row of the table says of the call: another function, another argument, a statement more.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA6001_WrongInTorchSharpFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA6001_WrongInTorchSharp.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new LastDimensionRepair(), new SquaredDeviationRepair(), new MethodRepair(), new ClampRepair(), new InPlaceRepair(), new NormalAndClampRepair(), new ProductRepair(),
        new AssignRepair(), new AdamRepair(), new NoMomentumCycleRepair(), new ScaleFunctionRepair(), new LearningRateRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA6001_WrongInTorchSharp();
}
