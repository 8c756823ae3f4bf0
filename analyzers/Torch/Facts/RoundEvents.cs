namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>All events that rules ask about: eight, which is all that <see cref="Flow.Events.Kinds"/> holds.</summary>
internal static class RoundEvents
{
    /// <summary>A module is applied.</summary>
    public const int Forward = 0;

    /// <summary>Gradients are computed.</summary>
    public const int Backward = 1;

    /// <summary>An optimizer changes the weights.</summary>
    public const int Step = 2;

    /// <summary>A dispose scope is opened.</summary>
    public const int Scope = 3;

    /// <summary>Tensors are freed by hand, or by something that may be a scope.</summary>
    public const int Freed = 4;

    /// <summary>Gradients are switched off.</summary>
    public const int GradientsOff = 5;

    /// <summary>Gradients are switched on.</summary>
    public const int GradientsOn = 6;

    /// <summary>A module is put into evaluation mode.</summary>
    public const int Eval = 7;

    /// <summary>Methods and getters, by spelling; applications and optimizers are known by their class.</summary>
    public static readonly IReadOnlyDictionary<string, int> BySpelling = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["Tensor.backward"] = Backward,
        ["torch.autograd.backward"] = Backward,
        ["torch.NewDisposeScope"] = Scope,
        ["torch.WrappedTensorDisposeScope"] = Scope,
        ["torch.CurrentDisposeScope"] = Freed,
        ["Tensor.Dispose"] = Freed,
        ["DisposeScope.Dispose"] = Freed,
        ["DisposeScope.DisposeEverything"] = Freed,
        ["DisposeScope.DisposeEverythingBut"] = Freed,
        ["torch.no_grad"] = GradientsOff,
        ["torch.inference_mode"] = GradientsOff,
        ["torch.enable_grad"] = GradientsOn,
        ["Module.eval"] = Eval,
    };

    /// <summary>Says by its argument whether gradients are on.</summary>
    public const string SetGradients = "torch.set_grad_enabled";

    /// <summary>Says by its argument whether a module is in training mode.</summary>
    public const string SetTraining = "Module.train";

    /// <summary>A method of an optimizer.</summary>
    public const string StepName = "step";

    /// <summary>The collector frees what nobody refers to: <c>GC.Collect()</c> in each round.</summary>
    public const string CollectorClass = "GC";

    /// <summary>Words in a text that lead to training or evaluation.</summary>
    public static readonly IReadOnlyList<string> Words = ["backward", "no_grad", "inference_mode", "set_grad_enabled", "eval", "train"];

    /// <summary>Words in a text that lead to a scope.</summary>
    public static readonly IReadOnlyList<string> ScopeWords = ["NewDisposeScope", "WrappedTensorDisposeScope", "CurrentDisposeScope", "DisposeEverything", "DisposeEverythingBut"];

    /// <summary>
    /// Words in a text that free, whatever it is: <c>static void Free(params IDisposable[] all)</c> names no tensor; and <c>Ended?.Invoke()</c> does what whoever
    /// listens wants.
    /// </summary>
    public static readonly IReadOnlyList<string> FreeingWords = [nameof(IDisposable.Dispose), "DisposeAsync", "Collect", "Invoke"];

    /// <summary>Makes at run time a class that stands before those of the program, and does what it likes before and after each call.</summary>
    public const string Proxies = "DispatchProxy";

    /// <summary>What a library's module derives from that learns nothing: an activation or a loss is applied, but is no model.</summary>
    public static readonly IReadOnlyList<string> Stateless = ["ParameterLessModule", "Loss"];

    /// <summary>Gives a module other weights, and so makes another model of it.</summary>
    public static readonly IReadOnlyList<string> Loading = ["load", "load_py", "load_state_dict"];
}
