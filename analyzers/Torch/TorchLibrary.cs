using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;

namespace TorchSharp.Analyzers.Torch;

/// <summary>Answers the engine's questions from the tables.</summary>
internal sealed class TorchLibrary : ILibrary
{
    private readonly TorchSymbols _symbols;
    private readonly FunctionTable _functions;
    private readonly TrackedTypes _tracked;
    private readonly ConcurrentDictionary<IMethodSymbol, LibraryFunction?> _byMethod = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, LibraryFunction?> _byType = new(SymbolEqualityComparer.Default);

    public TorchLibrary(TorchSymbols symbols, IAssemblySymbol assembly)
    {
        _symbols = symbols;
        _functions = new FunctionTable(symbols, new FloatingTypeValues(() => FloatingLiterals(symbols)));
        _tracked = new TrackedTypes(assembly);
    }

    public bool IsTracked(ITypeSymbol type) => _tracked.Contains(type);

    public LibraryFunction? FunctionOf(IMethodSymbol method) =>
        TorchSymbols.IsTorchSharp(method.ContainingAssembly) ? _byMethod.GetOrAdd(method, _functions.Find) : null;

    public LibraryFunction? FunctionOf(ITypeSymbol type) =>
        TorchSymbols.IsTorchSharp(type.ContainingAssembly) ? _byType.GetOrAdd(type, FunctionTable.Find) : null;

    public ILibraryNames Names => TorchSpellings.Instance;

    public bool IsChain(ITypeSymbol type) => FunctionTable.IsChain(type);

    public bool IsList(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, _symbols.ModuleList);

    public bool IsApplication(IMethodSymbol method) =>
        method is { IsStatic: false, Name: "forward" or "call" }
        && TorchSymbols.IsTorchSharp(method.ContainingAssembly)
        && (method.ContainingType.TypeKind == TypeKind.Interface || _symbols.IsModule(method.ContainingType));

    public IMethodSymbol? ApplicationOf(INamedTypeSymbol type, int arity)
    {
        for (var current = type; current is not null && !TorchSymbols.IsTorchSharp(current.ContainingAssembly); current = current.BaseType)
        {
            foreach (var member in current.GetMembers("forward"))
            {
                if (member is IMethodSymbol { IsOverride: true } method && method.Parameters.Length == arity)
                    return method;
            }
        }

        return null;
    }

    public bool IsFactory(IMethodSymbol method) =>
        method.IsStatic && SymbolEqualityComparer.Default.Equals(method.ContainingType, _symbols.Nn);

    public Value ValueOf(IFieldSymbol field) => _symbols.SpellingOf(field) switch
    {
        RowIndices.Whole => RowIndexFunction.Whole,
        { } spelling when FloatingTypes.All.Contains(spelling) => FloatingTypeValues.Field,
        _ => Value.Unknown,
    };

    public bool Overwrites(IMethodSymbol method, ValueList arguments) =>
        TorchSymbols.IsTorchSharp(method.ContainingAssembly)
        && (method.Name.EndsWith("_", StringComparison.Ordinal) || Hooks.Registrations.Contains(method.Name) || IsAskedToOverwrite(method, arguments));

    public bool MayHoldMeaning(ITypeSymbol type) => !_symbols.IsModule(type);

    public bool OnlyReads(IMethodSymbol method) => TorchSymbols.IsTorchSharp(method.ContainingAssembly);

    public ContainerEffect EffectOn(IMethodSymbol method)
    {
        if (!TorchSymbols.IsTorchSharp(method.ContainingAssembly))
            return ContainerEffect.None;
        if (IsList(method.ContainingType))
            return ModuleLists.Effects.TryGetValue(method.Name, out var effect) ? effect : ContainerEffect.Change;
        return IsChain(method.ContainingType) && method.Name == "append" ? ContainerEffect.Append : ContainerEffect.None;
    }

    /// <summary>Unless it is known to be false, a parameter "inplace" must be feared.</summary>
    private static bool IsAskedToOverwrite(IMethodSymbol method, ValueList arguments) =>
        method.Parameters.FirstOrDefault(static parameter => parameter.Name == "inplace") is { Ordinal: var ordinal }
        && arguments[ordinal] is not Constant { Literal: false };

    private static HashSet<object> FloatingLiterals(TorchSymbols symbols) =>
        new(from member in symbols.ScalarType?.GetMembers().OfType<IFieldSymbol>() ?? []
            where member.ConstantValue is not null && FloatingTypes.All.Contains($"ScalarType.{member.Name}")
            select member.ConstantValue);
}
