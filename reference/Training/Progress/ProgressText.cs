using System.Globalization;

namespace TorchSharp.Reference.Training;

/// <summary>The words in which displays and logs speak of a training.</summary>
internal static class ProgressText
{
    private const string LogLossName = "log_loss";

    public static string Plan(TrainingPlan plan) => Invariant(
        $"{Part(plan)}{plan.Task}: {Examples(plan)}, {plan.Epochs} epochs{Batches(plan)}, ") + Invariant(
        $"{plan.Parameters:N0} parameters, on {plan.Device}{Resumed(plan)}");

    public static string Epoch(EpochResult epoch, TrainingPlan plan) => Invariant(
        $"epoch {epoch.Epoch}/{plan.Epochs}: loss {epoch.TrainLoss:0.0000}, {Running(plan, epoch.TrainRunning)}") + Invariant(
        $"{Named(DistinctFigures(epoch))}{epoch.SamplesPerSecond:N0} samples/s");

    public static string Step(in StepReport step, TrainingPlan plan, TimeSpan? left) => Invariant(
        $"{Part(plan)}epoch {step.Epoch}/{plan.Epochs}, batch {step.Step}{Of(plan)}: {Figures(step, plan)}{TimeLeft(plan, left)}");

    /// <summary>How far it is.</summary>
    public static string Place(in StepReport step, TrainingPlan plan, TimeSpan? left) => Invariant(
        $"{Part(plan)}epoch {step.Epoch}/{plan.Epochs}, batch {step.Step}{Of(plan)}{TimeLeft(plan, left)}");

    /// <summary>What the epoch has come to so far.</summary>
    public static string Figures(in StepReport step, TrainingPlan plan) => Invariant(
        $"loss {step.EpochLoss:0.0000}, {Running(plan, step.EpochRunning)}{SamplesPerSecond(step):N0} samples/s");

    public static string Result(TrainingResult result, TrainingPlan plan) => (plan, result) switch
    {
        ({ Part: null }, _) => Ending(result),
        (_, { Outcome: TrainingOutcome.Cancelled } or { Epochs: [] }) => $"{Part(plan)}{Ending(result)}",
        _ => $"{Part(plan)}{Figures(result.Epochs[^1], plan)}",
    };

    public static double SamplesPerSecond(in StepReport step) => step.EpochExamples / Math.Max(step.EpochElapsed.TotalSeconds, 1e-9);

    public static string Left(TimeSpan? left) => left is { } time ? time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) : "?";

    /// <summary>The figures of a validation by name, loss first; none without one.</summary>
    public static IEnumerable<(string Name, double Value)> Figures(EpochResult epoch) => epoch.Validation is not { } validation
        ? []
        : validation.Metrics.Select(metric => (metric.Key, metric.Value)).Prepend((Evaluation.LossName, validation.Loss));

    /// <summary>Where a task of one's own has no running figure, its loss is not told twice.</summary>
    private static string Running(TrainingPlan plan, double value) =>
        plan.RunningName == Evaluation.LossName ? "" : Invariant($"{plan.RunningName} {value:0.0000}, ");

    /// <summary>The same without what people would read twice: the log loss is the loss, where nothing is weighted or smoothed.</summary>
    public static IEnumerable<(string Name, double Value)> DistinctFigures(EpochResult epoch) => Figures(epoch)
        .Where(figure => figure.Name != LogLossName || Math.Abs(figure.Value - epoch.Validation!.Loss) > 1e-4 * Math.Abs(figure.Value));

    private static string Examples(TrainingPlan plan) => plan.Examples is { } examples ? Invariant($"{examples:N0} examples") : "a stream of batches";

    private static string Batches(TrainingPlan plan) => plan.StepsPerEpoch is { } batches ? Invariant($" of {batches:N0} batches") : "";

    private static string Of(TrainingPlan plan) => plan.StepsPerEpoch is { } batches ? Invariant($"/{batches}") : "";

    private static string TimeLeft(TrainingPlan plan, TimeSpan? left) => plan.StepsPerEpoch is null ? "" : $", {Left(left)} left";

    private static string Part(TrainingPlan plan) => plan.Part is { } part ? Invariant($"model {part.Number}/{part.Count}, ") : "";

    private static string Ending(TrainingResult result) => Invariant(
        $"{Outcome(result)} {Place(result)} in {result.Elapsed:h\\:mm\\:ss}");

    private static string Place(TrainingResult result) => result.Batch == 0
        ? Invariant($"after {result.Epochs.Count} epochs")
        : Invariant($"after batch {result.Batch}{(result.BatchesPerEpoch is { } all ? $" of {all}" : "")} in epoch {result.Epochs.Count + 1},");

    /// <summary>The last epoch's, of the validation those two that the training has, too.</summary>
    private static string Figures(EpochResult epoch, TrainingPlan plan)
    {
        var validation = Figures(epoch).Where(figure => figure.Name == Evaluation.LossName || figure.Name == plan.RunningName);
        return Invariant($"epoch {epoch.Epoch}/{plan.Epochs}: loss {epoch.TrainLoss:0.0000}, {Running(plan, epoch.TrainRunning)}")
            + Named(validation) + Invariant($"{epoch.SamplesPerSecond:N0} samples/s");
    }

    private static string Resumed(TrainingPlan plan) => plan.StepsDone > 0 ? Invariant($", going on after step {plan.StepsDone:N0}") : "";

    private static string Named(IEnumerable<(string Name, double Value)> validation) =>
        string.Concat(validation.Select(figure => Invariant($"validation {figure.Name} {figure.Value:0.0000}, ")));

    private static string Outcome(TrainingResult result) => result switch
    {
        { Outcome: TrainingOutcome.Cancelled } => "stopped as asked",
        { Outcome: TrainingOutcome.StoppedByCallback } => "stopped by a callback",
        { Outcome: TrainingOutcome.StoppedEarly, BestEpoch: { } best } => Invariant($"stopped early, epoch {best} was the best and is restored,"),
        { Outcome: TrainingOutcome.StoppedEarly } => "stopped early",
        { BestEpoch: { } best } => Invariant($"done, epoch {best} was the best and is restored,"),
        _ => "done",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
