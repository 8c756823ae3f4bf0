namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>How losses are read as numbers, averaged, and given out; and the words by which a program says whose loss it gives out.</summary>
internal static class LossReports
{
    /// <summary>Methods that give the number in a tensor.</summary>
    public static readonly IReadOnlyList<string> Reading = ["item", "ToSingle", "ToDouble"];

    /// <summary>Methods that give the same numbers elsewhere, or without their graph.</summary>
    public static readonly ISet<string> Same = new HashSet<string>(StringComparer.Ordinal) { "detach", "cpu", "clone", "alias", "to" };

    /// <summary>Parts of names of functions that are losses.</summary>
    public static readonly IReadOnlyList<string> Functions = ["loss", "entropy", "kl_div"];

    /// <summary>What the name of a class of losses ends in.</summary>
    public const string ClassEnd = "Loss";

    /// <summary>The argument that says what is made of the losses of the rows, and its value for their mean.</summary>
    public const string Reduction = "reduction", Mean = "Mean";

    /// <summary>The class that gives batches, the class it takes them from, and its arguments.</summary>
    public const string Loader = "DataLoader", Dataset = "Dataset", DatasetArgument = "dataset", BatchSize = "batchSize", DropLast = "drop_last";

    /// <summary>How many rows a data set has, or how many batches a loader gives.</summary>
    public const string Count = "Count";

    /// <summary>Methods and properties that give the size of the first dimension: <c>size(0)</c>, <c>shape[0]</c>.</summary>
    public const string SizeMethod = "size", ShapeProperty = "shape";

    /// <summary>Members by which a batch size is the number of all rows.</summary>
    public static readonly ISet<string> Sizes = new HashSet<string>(StringComparer.Ordinal) { Count, "Length", "LongLength", ShapeProperty, SizeMethod, "numel" };

    /// <summary>Methods that take a part of the rows of a tensor.</summary>
    public static readonly ISet<string> Slicing = new HashSet<string>(StringComparer.Ordinal) { "narrow", "Slice", "slice", "index_select" };

    /// <summary>Queries that leave a few batches, or the same ones.</summary>
    public static readonly ISet<string> Limiting = new HashSet<string>(StringComparer.Ordinal) { "Take", "TakeLast", "Repeat", "First", "Single", "Last", "DefaultIfEmpty" };

    /// <summary>The word that says that something is an epoch's.</summary>
    public static readonly ISet<string> Epoch = new HashSet<string>(StringComparer.Ordinal) { "epoch" };

    /// <summary>The same in a text that has no spaces.</summary>
    public static readonly IReadOnlyList<string> EpochInText = ["轮", "周期", "回目", "エポック"];

    /// <summary>Words that say that it is the loss of one batch, or leave it open.</summary>
    public static readonly ISet<string> One = new HashSet<string>(StringComparer.Ordinal)
    {
        "last", "final", "batch", "batches", "minibatch", "mini", "step", "steps", "iter", "iters", "iteration", "iterations", "current", "cur", "curr", "now", "latest", "recent", "sample", "instant",
        "min", "max", "best", "smooth", "smoothed", "ema", "moving", "running", "chunk", "single", "one", "end",
    };

    /// <summary>The same in a text that has no spaces.</summary>
    public static readonly IReadOnlyList<string> OneInText = ["最后", "末", "批", "当前", "步", "最小", "最佳"];

    /// <summary>Words in the name of what adds losses up.</summary>
    public static readonly ISet<string> Sums = new HashSet<string>(StringComparer.Ordinal) { "loss", "losses", "sum", "total", "avg", "average", "mean", "acc", "accumulated", "running", "epoch" };

    /// <summary>Words in the name of a method that gives something out.</summary>
    public static readonly ISet<string> Giving = new HashSet<string>(StringComparer.Ordinal)
    {
        "write", "log", "print", "report", "add", "append", "show", "info", "information", "debug", "trace", "epoch", "record", "message", "msg", "plot", "display", "output", "markup",
    };

    /// <summary>Words in the name of what gives all rows at once.</summary>
    public static readonly ISet<string> Whole = new HashSet<string>(StringComparer.Ordinal) { "full", "whole", "entire", "single", "one" };

    /// <summary>Words in names of methods and classes that train on one batch to see that a loss can fall.</summary>
    public static readonly ISet<string> Checking = new HashSet<string>(StringComparer.Ordinal) { "overfit", "overfitting", "sanity", "smoke", "single", "one" };
}
