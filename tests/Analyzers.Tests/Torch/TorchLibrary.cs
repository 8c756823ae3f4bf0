using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>The symbols of the real TorchSharp assembly.</summary>
internal static class TorchLibrary
{
    public static CSharpCompilation Compilation { get; } = CSharpCompilation.Create("facts", references: TestProgramReferences.All);

    public static MetadataReference Reference { get; } =
        TestProgramReferences.All.Single(reference => Path.GetFileName(reference.Display) == TorchNames.Assembly + ".dll");

    public static IAssemblySymbol Assembly { get; } = (IAssemblySymbol)Compilation.GetAssemblyOrModuleSymbol(Reference)!;

    public static INamedTypeSymbol Tensor { get; } = Type(TorchNames.Tensor);

    public static INamedTypeSymbol ScalarType { get; } = Type(TorchNames.ScalarType);

    public static INamedTypeSymbol Module { get; } = Type(TorchNames.Module);

    public static INamedTypeSymbol Type(string metadataName) =>
        Assembly.GetTypeByMetadataName(metadataName) ?? throw new InvalidOperationException($"TorchSharp has no type {metadataName}.");

    public static INamedTypeSymbol ModuleClass(string name) => Type($"{TorchNames.ModulesNamespace}.{name}");

    /// <summary>The public methods, properties or fields that a spelling of the tables means: all overloads.</summary>
    public static IReadOnlyList<ISymbol> Members(string spelling)
    {
        var dot = spelling.LastIndexOf('.');
        var container = Containers.All.Single(known => known.Prefix == spelling[..dot]);
        return [.. Type(container.MetadataName).GetMembers(spelling[(dot + 1)..]).Where(IsPublic)];
    }

    public static IReadOnlyList<IMethodSymbol> Overloads(string spelling) => [.. Members(spelling).OfType<IMethodSymbol>()];

    public static bool IsPublic(ISymbol symbol) => symbol.DeclaredAccessibility == Accessibility.Public;

    public static bool IsTensor(ITypeSymbol? type) => Is(type, Tensor);

    public static bool Is(ITypeSymbol? type, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(type, other);

    public static bool DerivesFrom(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
            if (Is(current.OriginalDefinition, ancestor))
                return true;
        return false;
    }
}
