using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>What the bases of a module class say.</summary>
internal static class ModuleHierarchy
{
    /// <summary>Whether a class derives from <c>Sequential</c>: it asks its steps only, and never what its fields hold.</summary>
    public static bool IsChain(INamedTypeSymbol type) => LibraryBaseOf(type) is { Name: ModuleParts.Chain };

    /// <summary>The nearest base that the library declares, or null if there is none, or a class without source stands between.</summary>
    public static INamedTypeSymbol? LibraryBaseOf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (TorchSymbols.IsTorchSharp(current.ContainingAssembly))
                return current;
            if (!SymbolEqualityComparer.Default.Equals(current.ContainingAssembly, type.ContainingAssembly))
                return null;
        }

        return null;
    }

    /// <summary>
    /// Whether what is registered can be told of a class: its bases are known, those of the library register nothing, and nobody says himself what the parts are.
    /// </summary>
    public static bool IsPlain(INamedTypeSymbol type)
    {
        if (TypeHierarchy.HasMissingBase(type) || LibraryBaseOf(type) is not { Name: ModuleParts.Module or "Loss" or ModuleParts.Chain or "HookableModule" })
            return false;
        foreach (var declaring in ProgramClasses(type))
        {
            if (ModuleMembers.SaysItself.Any(name => !declaring.GetMembers(name).IsEmpty))
                return false;
        }

        return true;
    }

    /// <summary>A class and its bases, as far as the program declares them.</summary>
    public static IEnumerable<INamedTypeSymbol> ProgramClasses(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && !TorchSymbols.IsTorchSharp(current.ContainingAssembly) && current.SpecialType == SpecialType.None; current = current.BaseType)
            yield return current;
    }
}
