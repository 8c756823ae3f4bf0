using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Uses;

namespace TorchSharp.Analyzers.Losses;

/// <summary>The base of the fixes for findings about losses.</summary>
public abstract class LossFix : ProgramFix
{
    /// <summary>The repairs, best first.</summary>
    private protected abstract IReadOnlyList<Repair<Finding>> Repairs { get; }

    internal sealed override async Task<PossibleRepairs> RepairsForAsync(Project project, Diagnostic diagnostic, CancellationToken cancellation) =>
        await Finding.OfAsync(project, diagnostic, cancellation).ConfigureAwait(false) is { } finding
            ? PossibleRepairs.Of(Repairs, finding, () => finding.Trace.Bodies.Select(static body => body.Declaration.SyntaxTree).Distinct().ToList())
            : PossibleRepairs.None;
}
