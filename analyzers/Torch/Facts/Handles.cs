namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What a handle holds open until it is disposed.</summary>
internal enum HandleKind
{
    /// <summary>Gradients are off for the thread: <c>no_grad()</c>.</summary>
    GradientsOff,

    /// <summary>Gradients are on for the thread: <c>enable_grad()</c>.</summary>
    GradientsOn,

    /// <summary>Backward looks for NaN, and takes its time.</summary>
    Anomaly,

    /// <summary>Tensors are kept until the scope ends.</summary>
    Scope,

    /// <summary>Gradients are on or off: a flag says which.</summary>
    Undecided,
}

/// <summary>A function that gives a handle.</summary>
/// <param name="Spelling">Its name with its class.</param>
/// <param name="Kind">What it holds open.</param>
/// <param name="Otherwise">What it holds open if its flag says the opposite; null where that changes nothing.</param>
/// <param name="HasFlag">Whether its first argument, if it is written, is the flag.</param>
/// <param name="Default">What the flag is where it is not written.</param>
internal sealed record Handle(string Spelling, HandleKind Kind, HandleKind? Otherwise = null, bool HasFlag = false, bool Default = true);

/// <summary>The functions that give a handle. Grad mode and dispose scopes belong to the thread; nobody but the handle takes them back.</summary>
internal static class Handles
{
    /// <summary>Opens a dispose scope.</summary>
    public const string NewScope = "NewDisposeScope";

    public static readonly IReadOnlyList<Handle> All =
    [
        new("torch.no_grad", HandleKind.GradientsOff),
        new("torch.inference_mode", HandleKind.GradientsOff, HandleKind.Undecided, HasFlag: true),
        new("torch.enable_grad", HandleKind.GradientsOn, HandleKind.GradientsOff, HasFlag: true),
        new("torch.set_grad_enabled", HandleKind.GradientsOn, HandleKind.GradientsOff, HasFlag: true),
        new("torch.autograd.detect_anomaly", HandleKind.Anomaly),
        new($"torch.{NewScope}", HandleKind.Scope),
    ];

    /// <summary>Their names, without the class.</summary>
    public static readonly IReadOnlyList<string> Names = [.. All.Select(static handle => handle.Spelling.Substring(handle.Spelling.LastIndexOf('.') + 1))];
}
