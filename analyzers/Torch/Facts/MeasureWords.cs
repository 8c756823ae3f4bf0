namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The words by which code says that it measures a model, or why it may want the mode of training.</summary>
internal static class MeasureWords
{
    /// <summary>They measure a model, or use it.</summary>
    public static readonly ISet<string> Claims = new HashSet<string>([.. TestWords.Claims, "evaluate", "evaluated", "evaluation", "predict", "infer", "inference", "classify"], StringComparer.Ordinal);

    /// <summary>The same, which may be said of the batch that trains as well.</summary>
    public static readonly ISet<string> Figures = new HashSet<string>(StringComparer.Ordinal) { "accuracy", "acc", "correct", "hits", "predicted", "prediction", "predictions", "preds", "pred", "f1", "precision", "recall" };

    /// <summary>The same in a text that has no spaces.</summary>
    public static readonly IReadOnlyList<string> ClaimsInText = [.. TestWords.ClaimsInText, "评估", "预测", "推理"], FiguresInText = ["准确率", "正确率", "精度"];

    /// <summary>The runs may drop, or norm by the batch, on purpose.</summary>
    public static readonly ISet<string> Meaning = new HashSet<string>(
        [
            "mc", "monte", "carlo", "bayes", "bayesian", "uncertainty", "uncertain", "epistemic", "aleatoric", "stochastic", "ensemble", "noise", "noisy", "drop", "dropout", "variance", "interval", "spread", "draws",
            "samples", "passes", "mode", "action", "actions", "state", "states", "reward", "rewards", "episode", "policy", "critic", "actor", "agent", "env", "replay", "advantage", "target", "targets", "teacher", "student", "fake", "real",
            "generator", "discriminator", "momentum", "ema", "swa", "calibrate", "calibration", "recalibrate", "adapt", "adaptation", "warmup", "warm", "bench", "benchmark", "profile", "augment", "stack", "std", "repeat", "expand", "tile",
            "assert", "check", "demo", "compare", "pseudo", "before", "broadcast", "ones", "zeros", "quantile", "percentile", "tta", "flip", "shift", "statistics",
        ],
        StringComparer.Ordinal);

    /// <summary>The same in a text that has no spaces.</summary>
    public static readonly IReadOnlyList<string> MeaningInText = ["不确定", "蒙特卡"];

    /// <summary>Methods that read a number.</summary>
    public static readonly ISet<string> Reading = new HashSet<string>([.. LossReports.Reading, "ToInt32", "ToInt64", "ToBoolean", "data"], StringComparer.Ordinal);
}
