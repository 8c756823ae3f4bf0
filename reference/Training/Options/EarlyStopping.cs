namespace TorchSharp.Reference.Training;

/// <summary>When a training has gone on long enough, judged by one figure of the validation after each epoch.</summary>
public sealed record EarlyStopping
{
    /// <summary>The figure: <c>loss</c>, the default, or the name of one of the task's metrics.</summary>
    public string Metric { get; init; } = "loss";

    /// <summary>Epochs without a better figure after which the training ends, at least 1; 5 unless told.</summary>
    public int Patience { get; init; } = 5;

    /// <summary>By how much a figure must be better to count, 0 or more; 0 unless told.</summary>
    public double MinimalGain { get; init; }

    /// <summary>Whether the weights of the best epoch are put back at the end; yes unless told.</summary>
    public bool RestoreBest { get; init; } = true;
}
