using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Uses;

namespace TorchSharp.Analyzers.Losses;

/// <summary>The base of the fixes for findings about losses.</summary>
public abstract class LossFix : ProgramFix
{
    /// <summary>The repairs, best first.</summary>
    private protected abstract IReadOnlyList<Repair<Finding>> Repairs { get; }

    internal sealed override async Task<RepairOffers> OffersAsync(Project project, Diagnostic diagnostic, string? wanted, CancellationToken cancellation)
    {
        if (await Finding.OfAsync(project, diagnostic, cancellation).ConfigureAwait(false) is not { } finding)
            return RepairOffers.None;
        var offers = await OffersOfAsync(Repairs, finding, wanted, cancellation).ConfigureAwait(false);
        return new RepairOffers(offers, finding.Trace.Bodies.Select(static body => body.Declaration.SyntaxTree).Distinct().ToList());
    }
}
