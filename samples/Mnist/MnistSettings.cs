using Samples.Common.Commands;
using Samples.Common.Running;
using static Samples.Common.Running.SettingsCheck;

namespace Samples.Mnist;

/// <summary>
/// What a run is asked for; kept in its folder, so that <c>resume</c>, <c>evaluate</c> and <c>predict</c> need no options.
/// </summary>
/// <param name="Model"><c>article</c> or <c>wide</c>.</param>
/// <param name="Folder">The folder with MNIST's files; null for digits that the program draws.</param>
/// <param name="Digits">How many digits are drawn for training, where they are drawn.</param>
/// <param name="Epochs">Passes over the training images.</param>
/// <param name="Seed">Fixes everything random.</param>
/// <param name="Threads">libtorch's threads; null for its own choice, as in runs that were begun before there was one.</param>
/// <param name="CheckpointSteps">Steps between two checkpoints; null for none by steps.</param>
/// <param name="CheckpointMinutes">Minutes between two checkpoints.</param>
/// <param name="Device">Where it is trained.</param>
/// <param name="BatchSize">Examples of a step; null for the model's own.</param>
/// <param name="LearningRate">The greatest learning rate; null for the model's own.</param>
internal sealed record MnistSettings(
    string Model,
    string? Folder,
    int Digits,
    int Epochs,
    int Seed,
    int? Threads = null,
    int? CheckpointSteps = null,
    int CheckpointMinutes = CheckpointOptions.UsualMinutes,
    string Device = DeviceOption.Usual,
    int? BatchSize = null,
    double? LearningRate = null) : IRunSettings
{
    public static RunKind Kind { get; } = new("Mnist", MnistRun.CheckpointName, "curves.png", "confusion.png", "mistakes.png");

    public static WholeNumbers DigitCounts => new(100, 1_000_000);

    public static WholeNumbers EpochCounts => new(1, 1000);

    public static WholeNumbers Seeds => new(0, 1_000_000);

    /// <summary>As in <c>result.json</c>.</summary>
    public string Data => Folder is null ? "synthetic" : "mnist";

    public IEnumerable<string> Mistakes() =>
    [
        .. OneOf("model", Model, MnistTraining.Article, MnistTraining.Wide),
        .. Text("folder", Folder),
        .. Number("digits", Digits, DigitCounts),
        .. Number("epochs", Epochs, EpochCounts),
        .. Number("seed", Seed, Seeds),
        .. Number("threads", Threads, OptionOf.ThreadCounts),
        .. Number("checkpoint_steps", CheckpointSteps, CheckpointOptions.AllowedSteps),
        .. Number("checkpoint_minutes", CheckpointMinutes, CheckpointOptions.AllowedMinutes),
        .. Text("device", Device),
        .. Number("batch_size", BatchSize, OptionOf.BatchSizes),
        .. SettingsCheck.LearningRate(LearningRate),
    ];
}
