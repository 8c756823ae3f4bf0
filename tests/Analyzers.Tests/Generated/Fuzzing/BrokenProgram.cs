namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>A program that does not compile, and what is shown in it.</summary>
internal static class BrokenProgram
{
    private const string Usings = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        using Missing.Package;

        """;

    /// <summary>The marked texts, in their order.</summary>
    public static async Task<string[]> FindingsAsync(string text)
    {
        var program = await DisturbedProgram.OfAsync([("Program.cs", Usings + text)]);
        return [.. program.Findings.OrderBy(finding => finding.Place.Line).Select(finding => finding.Text)];
    }

    public static async Task IsSilentAsync(string text)
    {
        var findings = await FindingsAsync(text);
        Assert.True(findings.Length == 0, $"reports {string.Join(", ", findings)} in\n{text}");
    }

    /// <summary>Members of a class that holds layers and a tensor.</summary>
    public static string Steps(string members) => $$"""
        class Steps
        {
            private readonly Linear fc = Linear(4, 1);
            private readonly Module<Tensor, Tensor> act = Sigmoid();
            private Module<Tensor, Tensor> own = Sigmoid();
            private Tensor kept = torch.zeros(1);

            {{members}}
        }
        """;
}
