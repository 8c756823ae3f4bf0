using System.CommandLine;
using LibraryComparison.Processes;
using Spectre.Console;

namespace LibraryComparison.Report;

/// <summary>The tool's one command, and the hidden one by which it starts itself.</summary>
internal static class CommandLine
{
    private static readonly Option<long> Seed = new("--seed") { Description = "Fixes the random inputs.", DefaultValueFactory = _ => Checks.UsualSeed };
    private static readonly Option<bool> Write = new("--write") { Description = "Take what is found into the list of known differences." };
    private static readonly Option<bool> Fatal = new("--fatal") { Description = "Try also the calls that are known to end the process, each at the price of a start." };
    private static readonly Option<string?> Only = new("--only") { Description = "Run the checks whose name contains this." };
    private static readonly Argument<string> Already = new("already");

    public static RootCommand Create()
    {
        var work = new Command("work", "Compare in this process.") { Already, Seed, Only };
        work.Hidden = true;
        work.SetAction(parsed => Worker.Work(Checks.Named(parsed.GetValue(Only)), parsed.GetValue(Seed), parsed.GetRequiredValue(Already), Console.Out));
        var root = new RootCommand("Compares TorchSharp with itself: wherever two ways lead to the same result, it takes both.") { Seed, Write, Fatal, Only, work };
        root.SetAction(parsed => Compare(AnsiConsole.Console, parsed));
        return root;
    }

    private static int Compare(IAnsiConsole console, ParseResult parsed)
    {
        var only = parsed.GetValue(Only);
        if (Checks.Named(only).Count == 0)
        {
            Console.Error.WriteLine($"No check has '{only}' in its name: {string.Join(", ", Checks.Named(null).Select(check => check.Name))}.");
            return 2;
        }

        var comparison = Comparison.Make(parsed.GetValue(Seed), only, parsed.GetValue(Fatal));
        DifferenceTable.Write(console, comparison);
        if (!parsed.GetValue(Write))
            return comparison.IsAsKnown ? 0 : 1;
        KnownDifferences.Read().With(comparison).Save();
        RememberedInputs.Add(comparison.Findings.Inputs);
        return 0;
    }
}
