using System.Text.Json;
using System.Text.Json.Nodes;
using TorchSharp.Reference.Data;

namespace TorchSharp.Reference.Training;

/// <summary>What must be as it was for a training to go on as if it had never stopped.</summary>
internal sealed record TrainingSetup
{
    /// <summary>Its batches are compared as they come.</summary>
    private const string Stream = "a stream of batches";

    public required string Task { get; init; }

    public required string Optimizer { get; init; }

    public required int ParameterGroups { get; init; }

    /// <summary>As the optimizer was made, before a schedule changed anything.</summary>
    public required JsonObject OptimizerSettings { get; init; }

    public required string Schedule { get; init; }

    public required int BatchSize { get; init; }

    public required bool DropLast { get; init; }

    /// <summary>
    /// None where nothing is evaluated. It changes no weight by itself, but the last digits of a validation, and with them the epoch that
    /// is the best.
    /// </summary>
    public required int? EvaluationBatchSize { get; init; }

    public required long Seed { get; init; }

    public required bool Augmentation { get; init; }

    public required double? ClipGradientNorm { get; init; }

    public required double? AveragingDecay { get; init; }

    public required EarlyStopping? EarlyStopping { get; init; }

    public required int? Threads { get; init; }

    public required string TrainingInputs { get; init; }

    public required string TrainingTargets { get; init; }

    public required string? ValidationInputs { get; init; }

    public required string? ValidationTargets { get; init; }

    public static TrainingSetup Of(Trainer trainer, torch.optim.Optimizer optimizer, ExampleSource training, ExampleSource? validation) => new()
    {
        Task = trainer.Task.Description,
        Optimizer = OptimizerSerialization.NameOf(optimizer),
        ParameterGroups = optimizer.ParamGroups.Count(),
        OptimizerSettings = OptimizerSerialization.Settings(optimizer),
        Schedule = trainer.Options.Schedule switch { null => "none", { EachStep: true } => "per step", _ => "per epoch" },
        BatchSize = trainer.Options.BatchSize,
        DropLast = trainer.Options.DropLast,
        EvaluationBatchSize = validation is null ? null : trainer.Options.EvaluationBatchSize,
        Seed = trainer.Options.Seed,
        Augmentation = trainer.Options.Augmentation is not null,
        ClipGradientNorm = trainer.Options.ClipGradientNorm,
        AveragingDecay = trainer.Options.AveragingDecay,
        EarlyStopping = trainer.Options.EarlyStopping,
        Threads = trainer.Options.Threads,
        TrainingInputs = Inputs(training),
        TrainingTargets = Targets(training),
        ValidationInputs = validation is null ? null : Inputs(validation),
        ValidationTargets = validation is null ? null : Targets(validation),
    };

    /// <summary>What is different in another setup, each in a sentence of its own.</summary>
    public IEnumerable<string> Differences(TrainingSetup other)
    {
        // Another optimizer, or one of other groups, is set in another way altogether.
        var isComparable = (Optimizer, ParameterGroups) == (other.Optimizer, other.ParameterGroups);
        return Differences(AsObject(this), AsObject(other), "")
            .Concat(isComparable ? Differences(OptimizerSettings, other.OptimizerSettings, $"{nameof(Optimizer)}.") : []);
    }

    private static IEnumerable<string> Differences(JsonObject before, JsonObject now, string prefix) => before
        .Where(pair => !JsonNode.DeepEquals(pair.Value, now[pair.Key]))
        .Select(pair => $"{prefix}{pair.Key} was {Text(pair.Value)} and is {Text(now[pair.Key])} now");

    private static string Inputs(ExampleSource source) =>
        source is Examples examples ? string.Join(", ", examples.All.AllInputs.Select(Print)) : Stream;

    private static string Targets(ExampleSource source) => source is Examples examples ? Print(examples.Targets) : Stream;

    private static string Print(torch.Tensor tensor) => $"{Describe.Tensor(tensor)} with SHA-256 {ContentHash.Of(tensor)}";

    private static JsonObject AsObject(TrainingSetup setup)
    {
        var all = JsonSerializer.SerializeToNode(setup, CheckpointHeader.Json)!.AsObject();
        _ = all.Remove(nameof(OptimizerSettings));
        return all;
    }

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "none";
}
