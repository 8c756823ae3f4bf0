using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch;

/// <summary>The types of TorchSharp as one compilation knows them, and the names that the tables give to their members.</summary>
internal sealed class TorchSymbols
{
    private readonly Dictionary<INamedTypeSymbol, string> _prefixes = new(SymbolEqualityComparer.Default);

    private TorchSymbols(IReadOnlyList<IAssemblySymbol> assemblies, INamedTypeSymbol module)
    {
        Module = module;
        foreach (var container in Containers.All)
        {
            if (Find(assemblies, container.MetadataName) is { } type)
                _prefixes[type] = container.Prefix;
        }

        ScalarType = Find(assemblies, TorchNames.ScalarType);
        Nn = Find(assemblies, TorchNames.Nn);
        Optimizer = Find(assemblies, TorchNames.Optimizer);
        Tensor = Find(assemblies, TorchNames.Tensor);
        DisposeScope = Find(assemblies, TorchNames.DisposeScope);
        Parameter = Find(assemblies, TorchNames.Parameter);
        ModuleList = Find(assemblies, TorchNames.ModuleList);
    }

    public INamedTypeSymbol Module { get; }

    public INamedTypeSymbol? Nn { get; }

    public INamedTypeSymbol? Optimizer { get; }

    public INamedTypeSymbol? Tensor { get; }

    public INamedTypeSymbol? DisposeScope { get; }

    /// <summary>A weight.</summary>
    public INamedTypeSymbol? Parameter { get; }

    public INamedTypeSymbol? ModuleList { get; }

    public INamedTypeSymbol? ScalarType { get; }

    /// <summary>The symbols, or null if the compilation does not use TorchSharp.</summary>
    public static TorchSymbols? Of(Compilation compilation)
    {
        var assemblies = AssembliesOf(compilation);
        return Find(assemblies, TorchNames.Module) is { } module ? new TorchSymbols(assemblies, module) : null;
    }

    /// <summary>Asked by themselves: a compilation that is asked for a type first reads the names of all types of all references.</summary>
    private static List<IAssemblySymbol> AssembliesOf(Compilation compilation) =>
        [.. compilation.SourceModule.ReferencedAssemblySymbols.Prepend(compilation.Assembly).Where(IsTorchSharp)];

    private static INamedTypeSymbol? Find(IReadOnlyList<IAssemblySymbol> assemblies, string metadataName) =>
        assemblies.Select(assembly => assembly.GetTypeByMetadataName(metadataName)).FirstOrDefault(static type => type is not null);

    /// <summary>A member as the tables spell it, or null if no table can speak of it.</summary>
    public string? SpellingOf(ISymbol member) =>
        member.ContainingType is { } type && _prefixes.TryGetValue(type.OriginalDefinition, out var prefix)
            ? $"{prefix}.{member.Name}"
            : null;

    /// <summary>The name of a class of TorchSharp.Modules, as the tables spell it.</summary>
    public static string? ModuleNameOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: 0, ContainingType: null } && IsTorchSharp(type.ContainingAssembly)
        && type.ContainingNamespace is { Name: "Modules", ContainingNamespace: { Name: "TorchSharp", ContainingNamespace.IsGlobalNamespace: true } }
            ? type.Name
            : null;

    public bool IsModule(ITypeSymbol? type) => IsOrDerives(type, Module);

    public bool IsOptimizer(ITypeSymbol? type) => Optimizer is not null && IsOrDerives(type, Optimizer);

    /// <summary>A tensor, a weight among them.</summary>
    public bool IsTensor(ITypeSymbol? type) => Tensor is not null && IsOrDerives(type, Tensor);

    private static bool IsOrDerives(ITypeSymbol? type, INamedTypeSymbol wanted)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, wanted))
                return true;
        }

        return false;
    }

    /// <summary>An assembly of the library or of the runtime: what it does with modules is known, for the runtime knows none.</summary>
    public static bool IsKnown(IAssemblySymbol? assembly) => IsTorchSharp(assembly) || IsOfRuntime(assembly);

    public static bool IsOfRuntime(IAssemblySymbol? assembly) =>
        assembly?.Name is { } name && (name.StartsWith("System", StringComparison.Ordinal) || name is "mscorlib" or "netstandard");

    /// <summary>A user's own types of the same names are not TorchSharp's.</summary>
    public static bool IsTorchSharp(IAssemblySymbol? assembly) =>
        assembly?.Name is TorchNames.Assembly or TorchNames.VisionAssembly;
}
