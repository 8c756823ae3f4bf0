using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace TorchSharp.Reference.Tests.Fixes.Running;

/// <summary>A generated program, compiled and loaded: what it predicts, and what it computes while it trains.</summary>
internal sealed class GeneratedRun(Assembly assembly, string name)
{
    public static async Task<GeneratedRun> LoadAsync(Project project, string name, CancellationToken cancellation)
    {
        var compilation = (await project.GetCompilationAsync(cancellation))!.WithAssemblyName($"Program{Guid.NewGuid():N}");
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: cancellation);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Select(error => error.ToString())));
        return new GeneratedRun(Assembly.Load(image.ToArray()), name);
    }

    /// <summary>What the predictor shows, or null where the program cannot run on such a batch.</summary>
    public float[]? Predictions(torch.Tensor x) => Attempt(() => (float[])Method("Serving", "Predict").Invoke(null, [x.clone()])!);

    /// <summary>The losses and figures of the training steps, or null where the program cannot run on such a batch.</summary>
    public TrainingFigures? Train(torch.Tensor x, torch.Tensor y) => Attempt(() =>
    {
        Recorded("Losses").Clear();
        Recorded("Figures").Clear();
        var step = Find("Program")?.GetMethod("Run", Everything) ?? Method("Trainer", "Step");
        step.Invoke(step.IsStatic ? null : Activator.CreateInstance(step.DeclaringType!, nonPublic: true), [x.clone(), y.clone()]);
        return new TrainingFigures([.. Recorded("Losses")], [.. Recorded("Figures")]);
    });

    private const BindingFlags Everything = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The same weights and the same noise each time.</summary>
    private static T? Attempt<T>(Func<T> run)
        where T : class
    {
        torch.manual_seed(1);
        try
        {
            return run();
        }
        catch (TargetInvocationException refused) when (refused.InnerException is not null)
        {
            return null;
        }
    }

    private List<float> Recorded(string what) => (List<float>)Find("Recorder")!.GetField(what, Everything)!.GetValue(null)!;

    private MethodInfo Method(string type, string method) => Find(type)!.GetMethod(method, Everything)!;

    private Type? Find(string type) => assembly.GetType($"{name}.{type}");
}

/// <param name="Losses">What was trained on.</param>
/// <param name="Figures">What was printed beside it.</param>
internal sealed record TrainingFigures(IReadOnlyList<float> Losses, IReadOnlyList<float> Figures);
