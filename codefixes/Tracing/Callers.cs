using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Bodies;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>
/// The code that may run a member: found by its name, in the files that may have an object of its type, and then by what the name means
/// there. Calls through delegates, and through the library's own types, name nobody: they are found by what is handed to them (<see cref="Slice"/>).
/// </summary>
internal sealed class Callers(TraceStore store, CancellationToken cancellation)
{
    /// <summary>Members that C# calls without their names.</summary>
    private static readonly HashSet<string> CalledWithoutName = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current", "Dispose", "DisposeAsync", "Deconstruct", "Add", "GetAwaiter", "GetResult",
        "Select", "SelectMany", "Where", "Join", "GroupJoin", "GroupBy", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Cast",
    };

    public IReadOnlyList<SyntaxNode> Of(ISymbol member)
    {
        var places = member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => Creations(constructor),
            IMethodSymbol { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: IPropertySymbol { IsIndexer: true } indexer } => Elements(indexer),
            IMethodSymbol { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: { } property } => Mentions(property),
            IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => Anywhere(member),
            IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method => Mentions(method).Concat(Applications(method)),
            IFieldSymbol or IPropertySymbol or IEventSymbol => Mentions(member),
            _ => [],
        };
        return places.Select(place => store.DeclarationAround(place, cancellation)).OfType<SyntaxNode>().Distinct().ToList();
    }

    /// <summary>Places that apply an object, of whatever type, which may be one of this class: where nobody knows which it is.</summary>
    public IEnumerable<SyntaxNode> ApplicationsOf(INamedTypeSymbol type, IReadOnlyCollection<string> names) =>
        from tree in names.SelectMany(name => store.Mentions.With(name, cancellation)).Distinct()
        from place in ApplicationsIn(tree, names)
        where place.Receiver is { } receiver && (receiver.TypeKind is TypeKind.Interface or TypeKind.TypeParameter || TypeHierarchy.IsAtOrBelow(type, receiver))
        select place.Name;

    /// <summary>The names under which the library applies an object whose class overrides one of its methods.</summary>
    public IReadOnlyCollection<string> NamesOfApplication(IMethodSymbol method) =>
        IsApplied(method, out var first)
            ? new HashSet<string>(BasesOf(first.ContainingType).SelectMany(static type => type.GetMembers()).OfType<IMethodSymbol>()
                .Where(candidate => store.Flow.Library.Of(candidate).IsApplication).Select(static application => application.Name), StringComparer.Ordinal)
            : [];

    private IEnumerable<SyntaxNode> Mentions(ISymbol member)
    {
        if (CalledWithoutName.Contains(member.Name))
            return Anywhere(member);
        return from declared in Meant.By(member, store.Flow, cancellation)
               where declared.ContainingType is not null && HasSource(declared.ContainingType)
               from tree in TreesOf(declared)
               where TreeNames.Of(tree, cancellation).Mentions(declared.Name)
               from name in tree.GetRoot(cancellation).DescendantNodes().OfType<SimpleNameSyntax>()
               where name.Identifier.ValueText == declared.Name && Means(name, declared)
               select (SyntaxNode)name;
    }

    private IEnumerable<SyntaxTree> TreesOf(ISymbol member) =>
        member.DeclaredAccessibility == Accessibility.Private
            ? member.ContainingType.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree).Distinct()
            : store.Mentions.Knowing(member.ContainingType, cancellation);

    /// <summary>A name that means nothing, in code that does not compile, may mean anything.</summary>
    private bool Means(SyntaxNode place, ISymbol member)
    {
        var info = store.ModelOf(place).GetSymbolInfo(place, cancellation);
        return info.Symbol is { } symbol ? IsSame(symbol, member)
            : info.CandidateSymbols.Length == 0 || info.CandidateSymbols.Any(candidate => IsSame(candidate, member));
    }

    private static bool IsSame(ISymbol symbol, ISymbol member) => SymbolEqualityComparer.Default.Equals(Whole(symbol), Whole(member));

    /// <summary>One symbol for both parts of a partial method, and for an extension method however it is called.</summary>
    private static ISymbol Whole(ISymbol symbol)
    {
        if (symbol is not IMethodSymbol method)
            return symbol.OriginalDefinition;
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialDefinitionPart ?? definition;
    }

    private IEnumerable<SyntaxNode> Creations(IMethodSymbol constructor) =>
        from tree in store.Mentions.Knowing(constructor.ContainingType, cancellation)
        from node in tree.GetRoot(cancellation).DescendantNodes()
        where node is BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax && Means(node, constructor)
        select node;

    private IEnumerable<SyntaxNode> Elements(IPropertySymbol indexer) =>
        from declared in Meant.By(indexer, store.Flow, cancellation)
        where HasSource(declared.ContainingType)
        from tree in store.Mentions.Knowing(declared.ContainingType, cancellation)
        from node in tree.GetRoot(cancellation).DescendantNodes()
        where node is ElementAccessExpressionSyntax or ElementBindingExpressionSyntax && Means(node, declared)
        select node;

    private IEnumerable<SyntaxNode> Anywhere(ISymbol member) =>
        store.Mentions.Knowing(member.ContainingType, cancellation).SelectMany(tree => Declarations.In(tree.GetRoot(cancellation)));

    /// <summary>
    /// <c>model.call(x)</c> runs <c>Net.forward</c>: where the variable is declared as a class of the program that may be a Net, and in all code
    /// of files that name Net, which may hold one.
    /// </summary>
    private IEnumerable<SyntaxNode> Applications(IMethodSymbol method)
    {
        if (!IsApplied(method, out _))
            return [];
        var type = method.ContainingType;
        var names = NamesOfApplication(method);
        var calls = from known in BasesOf(type).Where(HasSource)
                    from tree in store.Mentions.Knowing(known, cancellation)
                    where names.Any(TreeNames.Of(tree, cancellation).Mentions)
                    from place in ApplicationsIn(tree, names)
                    where place.Receiver is INamedTypeSymbol receiver && HasSource(receiver)
                        && (TypeHierarchy.IsAtOrBelow(type, receiver) || TypeHierarchy.IsAtOrBelow(receiver, type))
                    select place.Name;
        return calls.Concat(store.Mentions.Naming(type, cancellation).SelectMany(tree => Declarations.In(tree.GetRoot(cancellation))));
    }

    private IEnumerable<(SyntaxNode Name, ITypeSymbol? Receiver)> ApplicationsIn(SyntaxTree tree, IReadOnlyCollection<string> names) =>
        from name in tree.GetRoot(cancellation).DescendantNodes().OfType<SimpleNameSyntax>()
        where names.Contains(name.Identifier.ValueText) && name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax
        let model = store.ModelOf(name)
        where model.GetSymbolInfo(name, cancellation).Symbol is null or IMethodSymbol { IsStatic: false }
        select ((SyntaxNode)name, name.Parent switch
        {
            MemberAccessExpressionSyntax access => model.GetTypeInfo(access.Expression, cancellation).Type,
            _ => model.GetSymbolInfo(name, cancellation).Symbol?.ContainingType,
        });

    /// <summary>Whether a method is what runs when an object of its class is applied.</summary>
    private bool IsApplied(IMethodSymbol method, out IMethodSymbol first)
    {
        first = method;
        while (first.OverriddenMethod is { } overridden)
            first = overridden;
        return store.Flow.Library.Of(first).IsApplication;
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    private bool HasSource(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, store.Flow.Assembly);
}
