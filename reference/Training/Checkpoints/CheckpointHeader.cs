using System.Text.Json;
using System.Text.Json.Serialization;

namespace TorchSharp.Reference.Training;

/// <summary>The part of a checkpoint that people can read.</summary>
internal sealed record CheckpointHeader(TrainingSetup Setup, RunState State)
{
    /// <summary>Numbers come back as they were, those that are none included.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static CheckpointHeader Read(string text) => JsonSerializer.Deserialize<CheckpointHeader>(text, Json) ?? throw new FormatException("the header is empty");
}
