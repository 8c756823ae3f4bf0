namespace TorchSharp.Reference.Training;

/// <summary>Where and how often a training is written down, so that it can go on after it was stopped or killed.</summary>
public sealed record Checkpointing
{
    /// <summary>
    /// The file. It is replaced in one move, so a whole one is there at every moment. Its folder is made when a training begins.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>Epochs between two checkpoints, at least 1; 1 unless told. The last epoch is always followed by one.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>Steps between two checkpoints inside an epoch, at least 1; none inside unless told.</summary>
    public int? EverySteps { get; init; }

    /// <summary>
    /// Minutes between two checkpoints inside an epoch, more than 0, for epochs that take long; none inside unless told. Which steps are
    /// followed by one changes no number of the training.
    /// </summary>
    public double? EveryMinutes { get; init; }

    /// <summary>Whether a step inside an epoch is followed by a checkpoint.</summary>
    internal bool IsDue(long step, TimeSpan sinceTheLast) =>
        (EverySteps is { } steps && step % steps == 0) || (EveryMinutes is { } minutes && sinceTheLast.TotalMinutes >= minutes);
}
