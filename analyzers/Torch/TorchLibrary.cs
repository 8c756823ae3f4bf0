using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Events;
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
    private readonly EventTable _events;
    private readonly ConcurrentDictionary<IMethodSymbol, MethodModel> _methods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, TypeModel> _types = new(SymbolEqualityComparer.Default);

    public TorchLibrary(TorchSymbols symbols, IAssemblySymbol assembly)
    {
        _symbols = symbols;
        _functions = new FunctionTable(symbols, new FloatingTypeValues(() => FloatingLiterals(symbols)));
        _tracked = new TrackedTypes(assembly);
        _events = new EventTable(symbols, this);
    }

    public ILibraryNames Names => TorchSpellings.Instance;

    /// <summary>The library's types, as this compilation knows them.</summary>
    public TorchSymbols Symbols => _symbols;

    public MethodModel Of(IMethodSymbol method) =>
        TorchSymbols.IsTorchSharp(method.ContainingAssembly) ? _methods.GetOrAdd(method.OriginalDefinition, ModelOf) : MethodModel.Unknown;

    public bool IsOf(IMethodSymbol method) => TorchSymbols.IsTorchSharp(method.ContainingAssembly);

    public TypeModel Of(ITypeSymbol type) =>
        TorchSymbols.IsTorchSharp(type.ContainingAssembly) ? _types.GetOrAdd(type.OriginalDefinition, ModelOf) : TypeModel.Unknown;

    public int? EventOf(IMethodSymbol method, ValueList arguments) => _events.Of(method, arguments);

    public Kinds EventsOfDispose(IOperation resource) => _events.OfDispose(resource);

    public bool IsTracked(ITypeSymbol type) => _tracked.Contains(type);

    public bool IsApplied(ITypeSymbol type) => _symbols.IsModule(type);

    public bool MayBeChain(ITypeSymbol type) => 
        Of(type).IsChain || (_symbols.IsModule(type) && TorchSymbols.IsTorchSharp(type.ContainingAssembly) && TorchSymbols.ModuleNameOf(type) is null);

    public bool MayHoldMeaning(ITypeSymbol type) =>
        !_symbols.IsModule(type) && !SymbolEqualityComparer.Default.Equals(type, _symbols.Parameter)
        && !(TorchSymbols.IsTorchSharp(type.ContainingAssembly) && Attributes.Types.Contains(type.Name));

    public IMethodSymbol? ApplicationOf(INamedTypeSymbol type, int arity)
    {
        for (var current = type; current is not null && !TorchSymbols.IsTorchSharp(current.ContainingAssembly); current = current.BaseType)
        {
            foreach (var member in current.GetMembers(Applications.Forward))
            {
                if (member is IMethodSymbol { IsOverride: true } method && method.Parameters.Length == arity)
                    return method;
            }
        }

        return null;
    }

    public Value ValueOf(IFieldSymbol field) => _symbols.SpellingOf(field) switch
    {
        RowIndices.Whole => RowIndexFunction.Whole,
        { } spelling when FloatingTypes.All.Contains(spelling) => FloatingTypeValues.Field,
        _ => Value.Unknown,
    };

    private MethodModel ModelOf(IMethodSymbol method) => new()
    {
        Function = _functions.Find(method),
        OnContainer = EffectOf(method),
        IsApplication = !method.IsStatic && Applications.IsName(method.Name)
            && (method.ContainingType.TypeKind == TypeKind.Interface || _symbols.IsModule(method.ContainingType)),
        IsFactory = method.IsStatic && SymbolEqualityComparer.Default.Equals(method.ContainingType, _symbols.Nn),
        OnlyReads = true,
        KeepsNothing = true,
        GivesOwn = method.AssociatedSymbol is IPropertySymbol property && (_symbols.IsModule(method.ContainingType) || _symbols.SpellingOf(property) == Gradients.OfTensor),
        MayGiveView = Views.All.Contains(method.Name),
        Overwrites = InPlace.IsName(method.Name) || (InPlace.Loading.Contains(method.Name) && (!method.IsStatic || method.IsExtensionMethod)) || Hooks.Registrations.Contains(method.Name),
        DecidesResults = Weights.Members.Contains((method.AssociatedSymbol ?? method).Name) && _symbols.IsModule(method.ContainingType),
        ReplacesResults = Hooks.Registrations.Contains(method.Name),
        OverwritesIfAsked = method.Parameters.FirstOrDefault(static parameter => parameter.Name == ParameterNames.InPlace)?.Ordinal ?? -1,
    };

    private TypeModel ModelOf(ITypeSymbol type) => new()
    {
        Function = FunctionTable.Find(type),
        IsChain = FunctionTable.IsChain(type),
        IsList = SymbolEqualityComparer.Default.Equals(type, _symbols.ModuleList),
    };

    private ContainerEffect EffectOf(IMethodSymbol method)
    {
        var type = Of(method.ContainingType);
        if (type.IsList)
            return ModuleLists.Effects.TryGetValue(method.Name, out var effect) ? effect : ContainerEffect.Change;
        return type.IsChain && method.Name == "append" ? ContainerEffect.Append : ContainerEffect.None;
    }

    private static HashSet<object> FloatingLiterals(TorchSymbols symbols) =>
        new(from member in symbols.ScalarType?.GetMembers().OfType<IFieldSymbol>() ?? []
            where member.ConstantValue is not null && FloatingTypes.All.Contains($"ScalarType.{member.Name}")
            select member.ConstantValue);
}
