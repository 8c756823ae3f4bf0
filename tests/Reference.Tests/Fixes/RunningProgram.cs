using System.Reflection;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Testing;
using Xunit;

namespace TorchSharp.Reference.Tests.Fixes;

/// <summary>A test program, compiled and loaded. It has a class <c>Probe</c> that says what there is to compare.</summary>
internal sealed class RunningProgram(Assembly assembly)
{
    public static async Task<RunningProgram> LoadAsync(Project project, CancellationToken cancellation)
    {
        var compilation = (await project.GetCompilationAsync(cancellation))!.WithAssemblyName($"Program{Guid.NewGuid():N}");
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: cancellation);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Select(error => error.ToString())));
        return new RunningProgram(Assembly.Load(image.ToArray()));
    }

    /// <summary>All that the program shows its users.</summary>
    public float[] Predictions() => Call<float[]>("Predictions");

    /// <summary>The loss that it trains on.</summary>
    public float Loss() => Call<float>("Loss");

    /// <summary>The loss that it should train on, computed from the logits by hand.</summary>
    public float RightLoss() => Call<float>("RightLoss");

    private T Call<T>(string method) =>
        (T)assembly.GetType("Probe", throwOnError: true)!.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!;
}
