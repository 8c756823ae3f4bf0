namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>How a file spells the library's names, which follows from its using directives.</summary>
internal sealed record Names(string Usings, string TorchPrefix, string NnPrefix, string FunctionalPrefix, string TypePrefix)
{
    private const string Common = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using TorchSharp;
        """;

    private static readonly HashSet<string> InTorchAndFunctional = ["sigmoid", "softmax", "tanh"];

    public static IReadOnlyList<Option<Names>> All { get; } =
    [
        new("static torch", new(
            Common + "\nusing TorchSharp.Modules;\nusing static TorchSharp.torch;\n", "torch.", "nn.", "nn.functional.", "")),
        new("static torch and nn", new(
            Common + "\nusing TorchSharp.Modules;\nusing static TorchSharp.torch;\nusing static TorchSharp.torch.nn;\n", "", "", "functional.", "")),
        new("static torch, nn and functional", new(
            Common + "\nusing TorchSharp.Modules;\nusing static TorchSharp.torch;\nusing static TorchSharp.torch.nn;\n"
                + "using static TorchSharp.torch.nn.functional;\n", "torch.", "", "", "")),
        new("full path", new(Common + "\n", "torch.", "torch.nn.", "torch.nn.functional.", "TorchSharp.Modules.")),
        new("alias F", new(
            Common + "\nusing TorchSharp.Modules;\nusing static TorchSharp.torch;\nusing static TorchSharp.torch.nn;\n"
                + "using F = TorchSharp.torch.nn.functional;\n", "torch.", "nn.", "F.", "")),
        new("alias nn", new(
            Common + "\nusing TorchSharp.Modules;\nusing nn = TorchSharp.torch.nn;\n", "torch.", "nn.", "nn.functional.", "")),
    ];

    public string Tensor => IsFullPath || Usings.Contains("using nn =", StringComparison.Ordinal) ? "torch.Tensor" : "Tensor";

    public string ModuleOfTensor => $"{NnPrefix}Module<{Tensor}, {Tensor}>";

    public string LossOfTensors => $"Loss<{Tensor}, {Tensor}, {Tensor}>";

    public string FuncOfTensor => $"Func<{Tensor}, {Tensor}>";

    public string FuncOfTensors => $"Func<{Tensor}, {Tensor}, {Tensor}>";

    private bool IsFullPath => NnPrefix == "torch.nn.";

    public string Torch(string name) => TorchPrefix + name;

    public string Nn(string name) => NnPrefix + name;

    /// <summary>A function of <c>torch.nn.functional</c>; names that <c>torch</c> has too must say which they mean.</summary>
    public string Functional(string name) =>
        FunctionalPrefix.Length == 0 && InTorchAndFunctional.Contains(name) ? "functional." + name : FunctionalPrefix + name;

    /// <summary>A class of the namespace TorchSharp.Modules.</summary>
    public string Type(string name) => TypePrefix + name;
}
