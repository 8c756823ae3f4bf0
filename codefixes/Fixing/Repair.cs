using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Fixing;

/// <summary>One way to mend a finding of some kind.</summary>
/// <param name="key">Tells it from the other ways, and joins the same way of all findings in FixAll.</param>
internal abstract class Repair<TFinding>(string key)
{
    public string Key => key;

    /// <summary>Whether it is only worth a place beside a better repair.</summary>
    public virtual bool IsSecondBest => false;

    /// <summary>The edit, or null where it would not be right.</summary>
    public abstract Task<RepairOffer?> ForAsync(TFinding finding, CancellationToken cancellation);
}

/// <summary>An edit that would be right.</summary>
/// <param name="Title">What it does, and what it changes elsewhere.</param>
/// <param name="Solution">The program after it.</param>
internal sealed record RepairOffer(BilingualText Title, Solution Solution)
{
    public static async Task<RepairOffer?> OfAsync(BilingualText title, ProgramEdit edit, CancellationToken cancellation) =>
        await edit.ApplyAsync(cancellation).ConfigureAwait(false) is { } solution ? new RepairOffer(title, solution) : null;
}
