using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>
/// Values that a finding is about: what certain places of the text make, and all that holds it or can bring it about, as a tuple, a lambda
/// or a model does.
/// </summary>
/// <param name="places">The places: calls of activations, creations of modules.</param>
/// <param name="bodies">The code that is traced so far.</param>
/// <param name="library">Says what is applied.</param>
internal sealed class Marks(IReadOnlyCollection<SyntaxNode> places, IEnumerable<BodyTrace> bodies, ILibrary library)
{
    private readonly HashSet<SyntaxNode> _places = [.. places];
    private readonly HashSet<SyntaxNode> _marked = [.. places];
    private readonly HashSet<SyntaxNode> _declarations = [.. bodies.Select(static body => body.Declaration)];

    /// <summary>The classes whose objects, applied, run code that is traced.</summary>
    private readonly List<INamedTypeSymbol> _applied =
        [.. bodies.Select(static body => body.Member).OfType<IMethodSymbol>().Where(method => IsApplied(method, library)).Select(static method => method.ContainingType)];

    public IReadOnlyList<INamedTypeSymbol> Applied => _applied;

    /// <summary>Takes down an expression that has such a value: the lambda around it can bring it about.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Add(SyntaxNode expression) => _marked.Add(expression);

    /// <summary>Whether a value, or anything that it is made of, is or leads to what is looked for.</summary>
    public bool Has(Value? value) => value is not null && (Is(value) || value.Parts.Any(Has));

    private bool Is(Value value) => value switch
    {
        Fact fact => fact.Origins.Items.Any(origin => IsPlace(origin.Site) || IsPlace(origin.Creation)),
        LibraryObject library => library.Creations.Items.Any(creation => IsPlace(creation.Site)),
        Instance instance => IsAppliedAs(instance.Type),
        Closure closure => IsMarkedWithin(closure.Function),
        MethodValue method => Functions.DeclarationOf(method.Method) is { } declaration && _declarations.Contains(declaration),
        Application application => IsPlace(application.Site.Call),
        Symbolic { Type: { } type } => Dispatch.ClassOf(type) is { } known && IsAppliedAs(known),
        _ => false,
    };

    private bool IsPlace(Place? place) => place?.Node is { } text && _places.Contains(text);

    private bool IsMarkedWithin(IMethodSymbol function) =>
        Functions.DeclarationOf(function) is { } declaration
        && _marked.Any(marked => marked.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(marked.Span));

    private bool IsAppliedAs(INamedTypeSymbol type) =>
        _applied.Exists(applied => TypeHierarchy.IsAtOrBelow(type, applied)
            || (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, applied.ContainingAssembly) && TypeHierarchy.IsAtOrBelow(applied, type)));

    private static bool IsApplied(IMethodSymbol method, ILibrary library)
    {
        while (method.OverriddenMethod is { } overridden)
            method = overridden;
        return library.Of(method).IsApplication;
    }
}
