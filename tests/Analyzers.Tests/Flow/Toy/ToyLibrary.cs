using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tests.Flow.Toy;

/// <summary>What the engine may know of the toy library.</summary>
/// <param name="onQuestion">Is called at every question about a method, for tests of what happens in the middle of an analysis.</param>
internal sealed class ToyLibrary(Action? onQuestion = null) : ILibrary
{
    private static readonly Value RubyValue = new Fact(new Colour("red"), OrderedSet<Origin>.Empty);

    public bool IsTracked(ITypeSymbol type) =>
        IsToy(type) || type is INamedTypeSymbol { SpecialType: SpecialType.None } named && (IsInSource(named) || named.TypeArguments.Any(IsTracked));

    public LibraryFunction? FunctionOf(IMethodSymbol method)
    {
        onQuestion?.Invoke();
        if (!IsToy(method.ContainingType))
            return null;
        return (method.AssociatedSymbol ?? method).Name switch
        {
            "Red" or "Redden" or "Redden_" when method.ContainingType.Name != "Make" => new Paints("red"),
            "Shaded" => new Paints("red", ShadeArgument: 1),
            "Blue" when method.ContainingType.Name != "Make" => new Paints("blue"),
            "Same" or "Skin" => new HandsOn(),
            "Shake" => new Shakes(),
            "Observe" => new Observes(),
            _ => null,
        };
    }

    public LibraryFunction? FunctionOf(ITypeSymbol type) => !IsToy(type) ? null : type.Name switch
    {
        "RedFilter" => new Paints("red"),
        "BlueFilter" => new Paints("blue"),
        "SameFilter" => new HandsOn(),
        "Observer" => new Observes(),
        _ => null,
    };

    public ILibraryNames Names => ToyNames.Instance;

    public bool IsChain(ITypeSymbol type) => IsToy(type) && type.Name == "Chain";

    public bool IsList(ITypeSymbol type) => false;

    public bool IsApplication(IMethodSymbol method) => method.Name == "Apply" && IsToy(method.ContainingType);

    public IMethodSymbol? ApplicationOf(INamedTypeSymbol type, int arity)
    {
        for (var current = type; current is not null && !IsToy(current); current = current.BaseType)
        {
            if (current.GetMembers("Apply").OfType<IMethodSymbol>().FirstOrDefault(method => method.IsOverride && method.Parameters.Length == arity) is { } found)
                return found;
        }

        return null;
    }

    public bool IsFactory(IMethodSymbol method) => method.IsStatic && IsToy(method.ContainingType) && method.ContainingType.Name == "Make";

    public Value ValueOf(IFieldSymbol field) => IsToy(field.ContainingType) && field.Name == "Ruby" ? RubyValue : Value.Unknown;

    public bool Overwrites(IMethodSymbol method, ValueList arguments) => method.Name == "Redden_" && IsToy(method.ContainingType);

    public bool MayHoldMeaning(ITypeSymbol type) => true;

    public bool OnlyReads(IMethodSymbol method) => IsToy(method.ContainingType);

    public ContainerEffect EffectOn(IMethodSymbol method) =>
        method.Name == "Append" && IsToy(method.ContainingType) ? ContainerEffect.Append : ContainerEffect.None;

    private static bool IsToy(ITypeSymbol type) => type.ContainingAssembly?.Name == "Toy";

    private static bool IsInSource(INamedTypeSymbol type) => type.Locations.Any(location => location.IsInSource);
}
