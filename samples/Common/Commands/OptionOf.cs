using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Samples.Common.Commands;

/// <summary>Kinds of options that say what they want when they get something else.</summary>
internal static class OptionOf
{
    /// <summary>The number of libtorch's threads.</summary>
    public static WholeNumbers ThreadCounts => new(1, 1024);

    public static Option<int> Number(string name, WholeNumbers allowed, int usual, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
        CustomParser = result => WholeNumber(result, name, allowed),
    };

    /// <summary>A number that follows from other options where it is not given.</summary>
    public static Option<int?> Number(string name, WholeNumbers allowed, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => WholeNumber(result, name, allowed),
    };

    /// <summary>Examples of a step.</summary>
    public static WholeNumbers BatchSizes => new(1, 65_536);

    /// <param name="usual">What it is where none is named, for the help.</param>
    /// <summary>Examples of a step, which a model has its own number of.</summary>
    public static Option<int?> BatchSize(string usual) => Number("--batch-size", BatchSizes, $"Examples of a step. Default: {usual}.");

    /// <summary>The optimizer's step size.</summary>
    /// <param name="usual">What it is where none is named, for the help.</param>
    public static Option<double?> LearningRate(string usual) => new("--lr")
    {
        Description = $"The learning rate. Default: {usual}.",
        HelpName = "RATE",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) || !IsLearningRate(rate))
                result.AddError($"--lr wants {LearningRates}, not '{text}'.");
            return rate;
        },
    };

    public const string LearningRates = "a number greater than 0 and at most 10";

    public static bool IsLearningRate(double rate) => rate is > 0 and <= 10;

    /// <summary>How many threads of the processor libtorch takes.</summary>
    /// <param name="usual">What it takes where none are named, for the help.</param>
    public static Option<int?> Threads(string usual) =>
        Number("--threads", ThreadCounts, $"Threads of libtorch on the processor. Default: {usual}.");

    public static Option<string> OneOf(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0] };
        return option.AcceptOnlyFromAmong(values);
    }

    /// <summary>A name of at least one character.</summary>
    public static Option<string> Name(string name, string usual, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "NAME", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                result.AddError($"{name} wants a name, and it is empty.");
        });
        return option;
    }

    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    public static Option<DirectoryInfo?> Folder(string name, string description) =>
        new(name) { Description = description, HelpName = "DIR" };

    /// <summary>A folder that must be there.</summary>
    public static Option<DirectoryInfo?> ExistingFolder(string name, string description)
    {
        var option = Folder(name, description);
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<DirectoryInfo?>() is { Exists: false } missing)
                result.AddError($"{name}: there is no folder '{missing.FullName}'.");
        });
        return option;
    }

    /// <summary>A file that must be there.</summary>
    public static Option<FileInfo?> ExistingFile(string name, string description)
    {
        var option = new Option<FileInfo?>(name) { Description = description, HelpName = "FILE" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { Exists: false } missing)
                result.AddError($"{name}: there is no file '{missing.FullName}'.");
        });
        return option;
    }

    /// <summary>Gives up what a run before has left.</summary>
    public static Option<bool> Overwrite() => Flag("--overwrite", "Begin anew where the run in --out is not finished. What it has learned is lost.");

    /// <summary>Where a run is kept.</summary>
    public static Option<DirectoryInfo> Out(string usual) => new("--out")
    {
        Description = "Folder of the run: settings, checkpoint, result.json, pictures.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("artifacts", usual)),
    };

    /// <summary>Whether the user has given an option, and not its default.</summary>
    public static bool IsGiven(this ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static int WholeNumber(ArgumentResult result, string name, WholeNumbers allowed)
    {
        var text = result.Tokens[0].Value;
        if (!int.TryParse(text, out var number) || !allowed.Contains(number))
            result.AddError($"{name} wants {allowed}, not '{text}'.");
        return number;
    }
}
