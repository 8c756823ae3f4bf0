using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Torch;

namespace TorchSharp.Analyzers.Rules;

/// <summary>The base of every rule: where and when rules run is said here once.</summary>
public abstract class TorchAnalyzer : DiagnosticAnalyzer
{
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (TorchCompilation.Of(start.Compilation).Losses is { } losses)
                Register(new RuleScope(start, losses));
        });
    }

    private protected abstract void Register(RuleScope scope);
}
