using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Modules.Repairs;

namespace TorchSharp.Analyzers.Modules;

/// <summary>The tensor becomes a weight.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA3003_LearnedBufferFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA3003_LearnedBuffer.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new ParameterRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA3003_LearnedBuffer();
}
