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
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static CheckpointHeader Read(string text)
    {
        var header = JsonSerializer.Deserialize<CheckpointHeader>(text, Json);
        if (header is not { Setup: not null, State: not null })
            throw new FormatException("the header is empty");

        // An object of any properties is read when it is first looked into, and finds only then that one stands there twice.
        _ = header.Setup.OptimizerSettings.Count;
        return header.State.HasNumberedEpochs ? header : throw new FormatException("the epochs are not numbered from 1");
    }
}
