using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>The entries of the fact tables, one by one.</summary>
internal static class TableEntries
{
    /// <summary>Spellings whose type is in an assembly that tests cannot restore, so nothing here can look them up.</summary>
    public static readonly string[] OutsideTorchSharp = ["torchvision.ops.sigmoid_focal_loss"];

    private static readonly OperationEffect[] EffectsOnTensors = [.. Enum.GetValues<OperationEffect>().Except(
        [OperationEffect.HandsBack, OperationEffect.Mixture, OperationEffect.Joining, OperationEffect.Splitting])];

    /// <summary>Each row of each table: its name and what it lists.</summary>
    public static IEnumerable<(string Row, IReadOnlyList<string> Functions, IReadOnlyList<string> Modules)> Rows =>
    [
        .. Activations.All.Select(row => (row.Head.ToString(), row.Functions, row.Modules)),
        .. KnownLosses.All.Select(row => (row.Kind.ToString(), row.Functions, row.Modules)),
        .. Operations.All.Select(row => (row.Effect.ToString(), row.Functions, row.Modules)),
    ];

    public static IEnumerable<string> AllFunctions => Rows.SelectMany(row => row.Functions);

    public static IEnumerable<string> AllModules => Rows.SelectMany(row => row.Modules);

    public static TheoryData<string> Functions => [.. AllFunctions.Except(OutsideTorchSharp)];

    public static TheoryData<string> Modules => [.. AllModules];

    /// <summary>The functions that take a tensor and give one back, and nothing else.</summary>
    public static TheoryData<string> TensorFunctions =>
    [
        .. Activations.All.SelectMany(row => row.Functions),
        .. KnownLosses.All.SelectMany(row => row.Functions).Except(OutsideTorchSharp),
        .. EffectsOnTensors.SelectMany(FunctionsOf),
    ];

    public static TheoryData<string> LossFunctions => [.. KnownLosses.All.SelectMany(row => row.Functions).Except(OutsideTorchSharp)];

    public static TheoryData<string> InPlaceFunctions => [.. AllFunctions.Where(spelling => spelling.EndsWith('_'))];

    public static IEnumerable<string> FunctionsOf(OperationEffect effect) => Operations.All.Single(row => row.Effect == effect).Functions;

    public static IEnumerable<string> ModulesOf(OperationEffect effect) => Operations.All.Single(row => row.Effect == effect).Modules;
}
