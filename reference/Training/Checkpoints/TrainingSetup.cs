using System.Text.Json;
using System.Text.Json.Nodes;
using TorchSharp.Reference.Data;

namespace TorchSharp.Reference.Training;

/// <summary>What must be as it was for a training to go on as if it had never stopped.</summary>
internal sealed record TrainingSetup
{
    public required string Task { get; init; }

    public required string Optimizer { get; init; }

    public required int ParameterGroups { get; init; }

    public required string Schedule { get; init; }

    public required int BatchSize { get; init; }

    public required bool DropLast { get; init; }

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

    public static TrainingSetup Of(Trainer trainer, torch.optim.Optimizer optimizer, Examples training, Examples? validation) => new()
    {
        Task = trainer.Task.Description,
        Optimizer = OptimizerSerialization.NameOf(optimizer),
        ParameterGroups = optimizer.ParamGroups.Count(),
        Schedule = trainer.Options.Schedule switch { null => "none", { EachStep: true } => "per step", _ => "per epoch" },
        BatchSize = trainer.Options.BatchSize,
        DropLast = trainer.Options.DropLast,
        Seed = trainer.Options.Seed,
        Augmentation = trainer.Options.Augmentation is not null,
        ClipGradientNorm = trainer.Options.ClipGradientNorm,
        AveragingDecay = trainer.Options.AveragingDecay,
        EarlyStopping = trainer.Options.EarlyStopping,
        Threads = trainer.Options.Threads,
        TrainingInputs = Print(training.Inputs),
        TrainingTargets = Print(training.Targets),
        ValidationInputs = validation is null ? null : Print(validation.Inputs),
        ValidationTargets = validation is null ? null : Print(validation.Targets),
    };

    /// <summary>What is different in another setup, each in a sentence of its own.</summary>
    public IEnumerable<string> Differences(TrainingSetup other)
    {
        var (mine, others) = (AsObject(this), AsObject(other));
        foreach (var (name, value) in mine)
        {
            if (!JsonNode.DeepEquals(value, others[name]))
                yield return $"{name} was {Text(value)} and is {Text(others[name])} now";
        }
    }

    private static string Print(torch.Tensor tensor) => $"{Describe.Tensor(tensor)} with SHA-256 {ContentHash.Of(tensor)}";

    private static JsonObject AsObject(TrainingSetup setup) => JsonSerializer.SerializeToNode(setup, CheckpointHeader.Json)!.AsObject();

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "none";
}
