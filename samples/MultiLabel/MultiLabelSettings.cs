using Samples.Common.Commands;
using Samples.Common.Running;
using static Samples.Common.Running.SettingsCheck;

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
/// <param name="CheckpointSteps">Steps between two checkpoints; null for none by steps.</param>
/// <param name="CheckpointMinutes">Minutes between two checkpoints.</param>
/// <param name="Device">Where it is trained.</param>
/// <param name="BatchSize">Examples of a step; null for the model's own.</param>
/// <param name="LearningRate">The greatest learning rate; null for the model's own.</param>
internal sealed record MultiLabelSettings(
    string? Folder,
    string Name,
    bool RandomLabels,
    int Epochs,
    int Folds,
    int Seed,
    int Threads = MultiLabelSettings.UsualThreads,
    int? CheckpointSteps = null,
    int CheckpointMinutes = CheckpointOptions.UsualMinutes,
    string Device = DeviceOption.Usual,
    int? BatchSize = null,
    double? LearningRate = null) : IRunSettings
{
    /// <summary>Measured: so small a network is slower with two (<c>benchmarks/Training -- threads</c>).</summary>
    public const int UsualThreads = 1;

    public static RunKind Kind { get; } = new(
        "MultiLabel", MultiLabelRun.CheckpointNames, MultiLabelRun.ThresholdFile, "curves.png", "confusion.png", "mistakes.png", "precision-recall.png");

    public static WholeNumbers EpochCounts => new(1, 10_000);

    public static WholeNumbers FoldCounts => new(2, 20);

    public static WholeNumbers Seeds => new(0, 1_000_000);

    /// <summary>As in <c>result.json</c>.</summary>
    public string Data => Folder is not null ? Name : RandomLabels ? "random_labels" : "synthetic";

    public IEnumerable<string> Mistakes() =>
    [
        .. Text("folder", Folder),
        .. Text("name", Name),
        .. Number("epochs", Epochs, EpochCounts),
        .. Number("folds", Folds, FoldCounts),
        .. Number("seed", Seed, Seeds),
        .. Number("threads", Threads, OptionOf.ThreadCounts),
        .. Number("checkpoint_steps", CheckpointSteps, CheckpointOptions.AllowedSteps),
        .. Number("checkpoint_minutes", CheckpointMinutes, CheckpointOptions.AllowedMinutes),
        .. Text("device", Device),
        .. Number("batch_size", BatchSize, OptionOf.BatchSizes),
        .. SettingsCheck.LearningRate(LearningRate),
    ];
}
