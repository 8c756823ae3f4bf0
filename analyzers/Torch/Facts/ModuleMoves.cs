namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The extension methods that move or convert what a module holds and return the module: <c>Linear(10, 1).to(device)</c>.</summary>
internal static class ModuleMoves
{
    public static readonly IReadOnlyList<string> All =
    [
        "ModuleExtensionMethods.to", "ModuleExtensionMethods.cpu", "ModuleExtensionMethods.cuda",
        "ModuleExtensionMethods.half", "ModuleExtensionMethods.bfloat16", "ModuleExtensionMethods.float", "ModuleExtensionMethods.double",
        "ModuleExtensionMethods.cfloat", "ModuleExtensionMethods.cdouble",
        "ModuleExtensionMethods.bool", "ModuleExtensionMethods.byte", "ModuleExtensionMethods.char",
        "ModuleExtensionMethods.short", "ModuleExtensionMethods.int", "ModuleExtensionMethods.long",
    ];
}
