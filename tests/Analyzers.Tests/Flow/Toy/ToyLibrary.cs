using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tests.Flow.Toy;

/// <summary>What the engine may know of the toy library.</summary>
/// <param name="onQuestion">Is called at every question about a method, for tests of what happens in the middle of an analysis.</param>
internal sealed class ToyLibrary(Action? onQuestion = null) : ILibrary
{
    private static readonly Value RubyValue = new Fact(new Colour("red"), OrderedSet<Origin>.Empty);

    public bool IsTracked(ITypeSymbol type) =>
        IsToy(type) || type is INamedTypeSymbol { SpecialType: SpecialType.None } named && (IsInSource(named) || named.TypeArguments.Any(IsTracked));

    public ILibraryNames Names => ToyNames.Instance;

    public bool IsOf(IMethodSymbol method) => IsToy(method.ContainingType);

    public MethodModel Of(IMethodSymbol method)
    {
        onQuestion?.Invoke();
        return !IsToy(method.ContainingType) ? MethodModel.Unknown : new MethodModel
        {
            Function = FunctionOf(method),
            OnContainer = method.Name == "Append" ? ContainerEffect.Append : ContainerEffect.None,
            IsApplication = method.Name == "Apply",
            IsFactory = method.IsStatic && method.ContainingType.Name == "Make",
            OnlyReads = true,
            Overwrites = method.Name == "Redden_",
        };
    }

    public TypeModel Of(ITypeSymbol type) =>
        IsToy(type) ? new TypeModel { Function = FunctionOf(type), IsChain = type.Name == "Chain" } : TypeModel.Unknown;

    public IMethodSymbol? ApplicationOf(INamedTypeSymbol type, int arity)
    {
        for (var current = type; current is not null && !IsToy(current); current = current.BaseType)
        {
            if (current.GetMembers("Apply").OfType<IMethodSymbol>().FirstOrDefault(method => method.IsOverride && method.Parameters.Length == arity) is { } found)
                return found;
        }

        return null;
    }

    public Value ValueOf(IFieldSymbol field) => IsToy(field.ContainingType) && field.Name == "Ruby" ? RubyValue : Value.Unknown;

    /// <summary>What a method does to whatever there is, by its name: <c>Open()</c>, <c>Close()</c>, <c>Write()</c>.</summary>
    public int? EventOf(IMethodSymbol method, ValueList arguments) =>
        IsToy(method.ContainingType) && Array.IndexOf(ToyNames.Events, method.Name) is >= 0 and var kind ? kind : null;

    public Kinds EventsOfDispose(IOperation resource) => resource.Type is { } type && IsToy(type) ? Kinds.Of(1) : Kinds.None;

    public bool IsApplied(ITypeSymbol type) => false;

    public bool MayBeChain(ITypeSymbol type) => Of(type).IsChain;

    public bool MayHoldMeaning(ITypeSymbol type) => true;

    private static LibraryFunction? FunctionOf(IMethodSymbol method) => (method.AssociatedSymbol ?? method).Name switch
    {
        "Red" or "Redden" or "Redden_" when method.ContainingType.Name != "Make" => new Paints("red"),
        "Shaded" => new Paints("red", ShadeArgument: 1),
        "Blue" when method.ContainingType.Name != "Make" => new Paints("blue"),
        "Same" or "Skin" => new HandsOn(),
        "Shake" => new Shakes(),
        "Observe" => new Observes(),
        _ => null,
    };

    private static LibraryFunction? FunctionOf(ITypeSymbol type) => type.Name switch
    {
        "RedFilter" => new Paints("red"),
        "BlueFilter" => new Paints("blue"),
        "SameFilter" => new HandsOn(),
        "Observer" => new Observes(),
        _ => null,
    };

    private static bool IsToy(ITypeSymbol type) => type.ContainingAssembly?.Name == "Toy";

    private static bool IsInSource(INamedTypeSymbol type) => type.Locations.Any(location => location.IsInSource);
}
