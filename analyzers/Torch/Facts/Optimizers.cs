namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What makes an optimizer, and what it and others do with the gradients of its weights.</summary>
internal static class Optimizers
{
    /// <summary>Functions that make one, by their names.</summary>
    public static readonly IReadOnlyList<string> Makers = ["ASGD", "Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "LBFGS", "NAdam", "RAdam", "RMSProp", "RMSprop", "Rprop", "SGD"];

    /// <summary>Runs its closure again and again in one step.</summary>
    public const string Repeating = "LBFGS";

    /// <summary>How often it does so.</summary>
    public const string Repeats = "max_iter";

    /// <summary>The weights of a module.</summary>
    public const string Weights = "parameters";

    /// <summary>What the names of functions begin with that bound gradients.</summary>
    public const string Clip = "clip_grad";

    public const string Step = RoundEvents.StepName, Clear = "zero_grad", Gradient = "grad";

    /// <summary>Clears gradients, or gets at them: <c>optimizer.zero_grad()</c>, <c>weight.grad = null</c>.</summary>
    public static readonly IReadOnlyList<string> Clearing = [Clear, Gradient];

    /// <summary>Have code run that stands nowhere near.</summary>
    public static readonly IReadOnlyList<string> Hooks = ["register_hook", "register_forward_hook", "register_forward_pre_hook", "register_post_accumulate_grad_hook"];
}
