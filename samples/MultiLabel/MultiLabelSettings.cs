namespace Samples.MultiLabel;

/// <summary>
/// What a run is asked for; kept in its folder, so that <c>resume</c>, <c>evaluate</c> and <c>predict</c> need no options.
/// </summary>
/// <param name="Folder">The folder with the set's files; null for rows that the program draws.</param>
/// <param name="Name">The set's name in that folder.</param>
/// <param name="RandomLabels">Whether the drawn labels are coin flips, as in the article, and not a teacher's.</param>
/// <param name="Epochs">Passes over the training rows.</param>
/// <param name="Folds">How many models, each of which leaves out another part of the rows.</param>
/// <param name="Seed">Fixes everything random.</param>
/// <param name="Threads">libtorch's threads.</param>
internal sealed record MultiLabelSettings(
    string? Folder, string Name, bool RandomLabels, int Epochs, int Folds, int Seed, int Threads = MultiLabelSettings.UsualThreads)
{
    /// <summary>Measured: so small a network is slower with two (<c>benchmarks/Training -- threads</c>).</summary>
    public const int UsualThreads = 1;

    /// <summary>As in <c>result.json</c>.</summary>
    public string Data => Folder is not null ? Name : RandomLabels ? "random_labels" : "synthetic";
}
