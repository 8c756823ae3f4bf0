using System.Text.Json;
using System.Text.Json.Serialization;

namespace TorchSharp.Reference.Training;

/// <summary>
/// A log that programs read: one JSON object a line, <c>event</c> being <c>started</c>, <c>step</c>, <c>epoch</c> or <c>ended</c>. What is
/// no number is written as <c>"NaN"</c>. <c>part</c> says which of several trainings a line is about; it is null where there is one.
/// </summary>
public sealed class JsonLines : ITrainingProgress, IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly StreamWriter _output;
    private readonly int _everySteps;
    private TrainingPart? _part;

    /// <param name="path">The file; what a training before an interruption has written stays in it.</param>
    /// <param name="everySteps">Steps between two lines, at least 1; 50 unless told.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="everySteps"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The path is null or empty.</exception>
    /// <exception cref="IOException">The file cannot be written, or its folder is missing.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public JsonLines(string path, int everySteps = 50)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(everySteps, 1);
        (_output, _everySteps) = (new StreamWriter(path, append: true) { AutoFlush = true }, everySteps);
        if (!EndsWithALine(path))
            _output.WriteLine();
    }

    /// <inheritdoc/>
    public void Started(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _part = plan.Part;
        Write(new { Event = "started", Part = _part, Time = DateTimeOffset.UtcNow, Plan = plan });
    }

    /// <inheritdoc/>
    public void Stepped(in StepReport step)
    {
        if (step.TotalSteps % _everySteps == 0)
            Write(new
            {
                Event = "step", Part = _part, step.Epoch, step.Step, step.TotalSteps, step.Loss, step.EpochLoss, step.EpochRunning,
                step.LearningRate, SamplesPerSecond = ProgressText.SamplesPerSecond(step),
            });
    }

    /// <inheritdoc/>
    public void EpochEnded(EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        var validation = ProgressText.Figures(epoch).ToDictionary(figure => figure.Name, figure => figure.Value);
        Write(new
        {
            Event = "epoch", Part = _part, epoch.Epoch, epoch.TrainLoss, epoch.TrainRunning, Validation = validation, epoch.LearningRate,
            epoch.SamplesPerSecond, Seconds = epoch.Elapsed.TotalSeconds,
        });
    }

    /// <inheritdoc/>
    public void Ended(TrainingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Write(new
        {
            Event = "ended", Part = _part, result.Outcome, Epochs = result.Epochs.Count, result.BestEpoch, Seconds = result.Elapsed.TotalSeconds,
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();

    /// <summary>A training that was killed may have left half a line; the next one begins a line of its own.</summary>
    private static bool EndsWithALine(string path)
    {
        using var written = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (written.Length == 0)
            return true;
        written.Position = written.Length - 1;
        return written.ReadByte() == '\n';
    }

    private void Write(object line) => _output.WriteLine(JsonSerializer.Serialize(line, Json));
}
