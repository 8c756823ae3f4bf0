namespace TorchSharp.Reference.Metrics;

/// <summary>What thresholds are chosen for.</summary>
public enum ThresholdGoal
{
    /// <summary>The greatest F1 over all labels of all rows together.</summary>
    MicroF1,

    /// <summary>The greatest mean of the labels' F1; with a threshold for each label, the greatest F1 of each.</summary>
    MacroF1,

    /// <summary>The fewest wrong answers.</summary>
    HammingLoss,
}
