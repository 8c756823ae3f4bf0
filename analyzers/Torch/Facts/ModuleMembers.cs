namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The members of a module that register its parts, and those that look at what is registered.</summary>
internal static class ModuleMembers
{
    /// <summary>Registers what the fields hold; acts once.</summary>
    public const string Register = "RegisterComponents";

    public const string RegisterModule = "register_module", AddModule = "add_module", RegisterParameter = "register_parameter", RegisterBuffer = "register_buffer";

    /// <summary>Those that register one part under a name.</summary>
    public static readonly ISet<string> ByHand = new HashSet<string>(StringComparer.Ordinal)
    {
        RegisterModule, AddModule, RegisterParameter, RegisterBuffer, "ConditionallyRegisterParameter", "ConditionallyRegisterBuffer",
    };

    /// <summary>A class that declares one of these says itself what its parts are.</summary>
    public static readonly ISet<string> SaysItself = new HashSet<string>(StringComparer.Ordinal)
    {
        Register, RegisterModule, RegisterParameter, RegisterBuffer, "named_parameters", "parameters", "named_children", "named_modules", "children", "modules", "named_buffers", "buffers",
    };

    /// <summary>What a class that registers behind the scenes mentions.</summary>
    public static readonly ISet<string> Registering = new HashSet<string>(
        ByHand.Concat([Register, "_internal_submodules", "_internal_params", "_internal_buffers", "ClearModules"]), StringComparer.Ordinal);

    /// <summary>Those that go over all parts at once.</summary>
    public static readonly ISet<string> Eager = new HashSet<string>(StringComparer.Ordinal)
    {
        "apply", "to", "cuda", "cpu", "half", "bfloat16", "double", "float", "load", "load_py", "load_state_dict",
    };

    /// <summary>Those that say what the parts are, when somebody goes over them.</summary>
    public static readonly ISet<string> Lazily = new HashSet<string>(StringComparer.Ordinal)
    {
        "parameters", "named_parameters", "modules", "named_modules", "children", "named_children", "named_buffers", "buffers",
    };

    /// <summary>Those by which others take the weights of a part into their own hands.</summary>
    public static readonly ISet<string> Weights = new HashSet<string>(StringComparer.Ordinal) { "parameters", "named_parameters", "state_dict" };

    public const string RequiresGrad = "requires_grad", SetRequiresGrad = "requires_grad_", Grad = "grad";

    /// <summary>The methods of a tensor that return it, the same object.</summary>
    public static readonly ISet<string> SameTensor = new HashSet<string>(StringComparer.Ordinal) { "MoveToOuterDisposeScope", "DetachFromDisposeScope", "MoveToOtherDisposeScope" };

    public const string Training = "training";

    public const string Alias = "alias";

    /// <summary>Gives a component another name than its field.</summary>
    public const string NameAttribute = "ComponentNameAttribute";
}
