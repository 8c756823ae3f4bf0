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
    public abstract RepairOffer? For(TFinding finding);
}

/// <summary>An edit that would be right, if the program compiles after it.</summary>
/// <param name="Title">What it does, and what it changes elsewhere.</param>
/// <param name="Edit">The edit.</param>
internal sealed record RepairOffer(BilingualText Title, ProgramEdit Edit);
