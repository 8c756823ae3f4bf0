using System.CommandLine;
using Samples.Common.Commands;
using TorchSharp.Reference.Training;

namespace Samples.Common.Running;

/// <summary>How often a run writes checkpoints inside its epochs; kept with its other settings.</summary>
internal static class CheckpointOptions
{
    public const int UsualMinutes = 5;

    public static readonly Option<int?> Steps = OptionOf.Number(
        "--checkpoint-steps", AllowedSteps, "Steps between two checkpoints, for epochs that are long. Default: none by steps.");

    public static readonly Option<int> Minutes = OptionOf.Number(
        "--checkpoint-minutes", AllowedMinutes, UsualMinutes, "Minutes between two checkpoints, for epochs that are long.");

    public static WholeNumbers AllowedSteps => new(1, 1_000_000);

    public static WholeNumbers AllowedMinutes => new(1, 24 * 60);

    /// <param name="path">The file.</param>
    /// <param name="steps">As the run was asked for.</param>
    /// <param name="minutes">As the run was asked for.</param>
    public static Checkpointing Of(string path, int? steps, int minutes) => new() { Path = path, EverySteps = steps, EveryMinutes = minutes };
}
