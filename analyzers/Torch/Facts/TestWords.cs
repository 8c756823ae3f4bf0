namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The words by which a program says on which rows it measures a model.</summary>
internal static class TestWords
{
    /// <summary>They claim rows that the model has not seen.</summary>
    public static readonly ISet<string> Claims = new HashSet<string>(StringComparer.Ordinal) { "test", "testing", "tests", "val", "valid", "validate", "validation", "holdout", "unseen" };

    /// <summary>The same in a text that has no spaces.</summary>
    public static readonly IReadOnlyList<string> ClaimsInText = ["测试", "验证", "テスト", "検証"];

    /// <summary>They say that the rows are those of the training, or that it is only a check.</summary>
    public static readonly ISet<string> Admissions = new HashSet<string>(StringComparer.Ordinal)
    {
        "train", "training", "trained", "trainer", "trn", "tr", "tr", "fit", "fitted", "seen", "same", "insample", "sample", "overfit", "overfitting", "sanity", "smoke", "memorize", "memorized", "remember", "debug",
    };

    /// <summary>The same in a text that has no spaces.</summary>
    public static readonly IReadOnlyList<string> AdmissionsInText = ["训练", "拟合", "訓練", "学習"];

    /// <summary>Words that say nothing of the rows, beside which a claim in the name of a method stands alone.</summary>
    public static readonly ISet<string> Neutral = new HashSet<string>(StringComparer.Ordinal)
    {
        "model", "net", "network", "loop", "epoch", "run", "evaluate", "eval", "evaluation", "accuracy", "loss", "on", "the", "set", "data", "get", "compute", "calculate", "calc", "async", "do", "one", "score", "metrics", "and",
    };

    /// <summary>Methods that draw: a data set that uses one may give other rows each time.</summary>
    public static readonly ISet<string> Drawing = new HashSet<string>(StringComparer.Ordinal)
    {
        "Random", "Next", "NextDouble", "NextSingle", "rand", "randn", "randint", "randperm", "normal", "uniform_", "normal_", "bernoulli", "multinomial", "Shuffle", "RandomNumberGenerator",
    };

    /// <summary>A step of an optimizer.</summary>
    public const string Step = "step";
}
