using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Uses;

namespace TorchSharp.Analyzers.Losses;

/// <summary>The base of the fixes for findings about losses.</summary>
public abstract class LossFix : ProgramFix
{
    /// <summary>The repairs, best first.</summary>
    private protected abstract IReadOnlyList<Repair<Finding>> Repairs { get; }

    internal sealed override async Task<IReadOnlyList<(string Key, RepairOffer Offer)>> OffersAsync(
        Project project, Diagnostic diagnostic, string? wanted, CancellationToken cancellation) =>
        await Finding.OfAsync(project, diagnostic, cancellation).ConfigureAwait(false) is { } finding
            ? await OffersOfAsync(Repairs, finding, wanted, cancellation).ConfigureAwait(false)
            : [];
}
