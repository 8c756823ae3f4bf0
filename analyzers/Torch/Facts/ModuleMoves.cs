namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The extension methods that move or convert what a module holds and return the module: <c>Linear(10, 1).to(device)</c>.</summary>
internal static class ModuleMoves
{
    /// <summary>Those that move: what they return is the module as it was, in another place.</summary>
    public static readonly IReadOnlyCollection<string> ToDevice = ["to", "cuda", "cpu"];

    public static readonly IReadOnlyList<string> All =
    [
        "ModuleExtensionMethods.to", "ModuleExtensionMethods.cpu", "ModuleExtensionMethods.cuda",
        "ModuleExtensionMethods.half", "ModuleExtensionMethods.bfloat16", "ModuleExtensionMethods.float", "ModuleExtensionMethods.double",
        "ModuleExtensionMethods.cfloat", "ModuleExtensionMethods.cdouble",
        "ModuleExtensionMethods.bool", "ModuleExtensionMethods.byte", "ModuleExtensionMethods.char",
        "ModuleExtensionMethods.short", "ModuleExtensionMethods.int", "ModuleExtensionMethods.long",
    ];
}
