using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>
/// Who may name this, over the whole program: <c>var same = net; same.append(act);</c> changes what the field <c>net</c> holds. A container in a member
/// is known while nothing else names it, or while the program changes none of its kind but under the member's own name.
/// </summary>
internal sealed class SharedContents(MethodBodies bodies, SourceIndex index, MemberTable members, ILibrary library)
{
    private static readonly KeptByFile<OpenTarget> OpenTargets = new();

    private readonly OpenHooks _hooks = new(bodies, index, members, library);
    private readonly MemberMentions _mentions = new(bodies, index, library);
    private readonly ConcurrentDictionary<ISymbol, bool> _shared = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _lost = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, ITypeSymbol?> _types = new();
    private List<OpenTarget>? _open;
    private StrongBox<ContentKinds>? _changed;

    /// <summary>The kinds of containers that the program changes under names that no body follows.</summary>
    public ContentKinds ChangedIn(CancellationToken cancellation) =>
        (_changed ??= new StrongBox<ContentKinds>(Open(cancellation).Aggregate(ContentKinds.None, static (all, open) => all | open.Kind))).Value;

    /// <summary>Whether an object of a type may give something else than its class says, for all that its type says: the program gives hooks to objects.</summary>
    public bool MayBeHooked(ITypeSymbol type, CancellationToken cancellation) => library.IsApplied(type) && _hooks.Concern(type, cancellation);

    /// <summary>Whether what a member holds may have other elements, or give something else, than the code that writes the member says.</summary>
    public bool IsLost(ISymbol member, CancellationToken cancellation) => _lost.GetOrAdd(member, symbol =>
        TypeOf(symbol) is { } type && ((library.IsApplied(type) && _hooks.AreAnywhere(cancellation)) || HasOtherContent(symbol, type, cancellation)));

    private bool HasOtherContent(ISymbol symbol, ITypeSymbol type, CancellationToken cancellation) =>
        (Collections.ElementOf(type) is not null && _mentions.GiveToStrangers(symbol, cancellation))
        || (KindOf(type) is not ContentKinds.None and var kind && ChangedIn(cancellation) != ContentKinds.None
            && HasOtherNames(symbol, kind, cancellation) && Changes(type, symbol, cancellation));

    /// <summary><c>((Sequential)blocks[0]).append(act)</c> changes what stands in a list, though not the list.</summary>
    public bool LosesChainsWithin(ISymbol member, CancellationToken cancellation) =>
        (ChangedIn(cancellation) & ContentKinds.Chains) != ContentKinds.None && KindOf(TypeOf(member)) == ContentKinds.Elements;

    /// <summary>The kind of container that an object of a type is.</summary>
    public ContentKinds KindOf(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (library.Of(current).IsChain)
                return ContentKinds.Chains;
        }

        return type is null or { TypeKind: TypeKind.Dynamic or TypeKind.Error } ? ContentKinds.All
            : library.Of(type).IsList || (Collections.ElementOf(type) is { } element && library.IsTracked(element)) ? ContentKinds.Elements
            : ContentKinds.None;
    }

    private List<OpenTarget> Open(CancellationToken cancellation) => _open ??=
    [
        .. index.Trees.SelectMany(tree => OpenTargets.In(tree, index.Declared(cancellation), file => Find(file, cancellation), cancellation))
            .Where(open => !IsNew(open.Target, source => IsNew(source, cancellation))),
    ];

    private List<OpenTarget> Find(SyntaxTree tree, CancellationToken cancellation)
    {
        var found = new List<OpenTarget>();
        foreach (var target in index.OpenContentsOf(tree, cancellation))
        {
            if (KindOf(TypeOf(target, cancellation)) is not ContentKinds.None and var kind && !IsNew(target, source => IsMadeByLibrary(source, cancellation)))
                found.Add(new(target, kind));
        }

        return found;
    }

    /// <summary><c>var net = Sequential(…); net.append(act);</c>: whether a variable only ever holds what was made for this body.</summary>
    private static bool IsNew(ExpressionSyntax target, Predicate<SyntaxNode> isNew) =>
        target is IdentifierNameSyntax name && OpenContents.SourcesOf(name) is { } sources && sources.TrueForAll(isNew);

    /// <summary>Whether the library gives it, or nothing does: no body of the program has a say in that.</summary>
    private bool IsMadeByLibrary(SyntaxNode source, CancellationToken cancellation) => source switch
    {
        VariableDeclaratorSyntax { Initializer: var initializer } => initializer is null || IsMadeByLibrary(initializer.Value, cancellation),
        AssignmentExpressionSyntax assignment => IsMadeByLibrary(assignment.Right, cancellation),
        ExpressionSyntax expression => IsMade(expression, cancellation),
        _ => false,
    };

    private bool IsNew(SyntaxNode source, CancellationToken cancellation) => source switch
    {
        VariableDeclaratorSyntax { Initializer: var initializer } => initializer is null || IsNew(initializer.Value, cancellation),
        AssignmentExpressionSyntax assignment => IsNew(assignment.Right, cancellation),
        InvocationExpressionSyntax call => bodies.ReferredToBy(call, cancellation) is IMethodSymbol method && GivesNew(method.OriginalDefinition, cancellation),
        ExpressionSyntax expression => OpenContents.IsCreation(expression),
        _ => false,
    };

    /// <summary>Whether a method gives what it has made itself, by the library or with <c>new</c>.</summary>
    private bool GivesNew(IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.All(reference => OpenContents.ReturnedBy(reference.GetSyntax(cancellation)) is { Count: > 0 } returned
            && returned.TrueForAll(value => IsMade(value, cancellation) || (value is IdentifierNameSyntax local && OpenContents.SourcesOf(local) is { } sources
                && sources.TrueForAll(source => source is VariableDeclaratorSyntax { Initializer.Value: var first } && IsMade(first, cancellation))
                && !_mentions.GiveAnotherName(local, ContentKinds.All, cancellation))));

    private bool IsMade(ExpressionSyntax value, CancellationToken cancellation) =>
        OpenContents.IsCreation(value)
        || (value is InvocationExpressionSyntax && bodies.ReferredToBy(value, cancellation) is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true });

    private bool Changes(ITypeSymbol type, ISymbol member, CancellationToken cancellation) =>
        Open(cancellation).ConvertAll(static open => open.Target).Exists(target => NameUse.NameOf(target)?.Identifier.ValueText != member.Name
            && Collections.MayBeSame(TypeOf(target, cancellation), type)
            && !(bodies.ReferredToBy(target, cancellation)?.OriginalDefinition is (IFieldSymbol or IPropertySymbol) and var other
                && members.IsStored(other) && !IsShared(other, KindOf(TypeOf(other)), cancellation)));

    /// <summary>Who gives a container to a constructor follows its own names of it.</summary>
    private bool HasOtherNames(ISymbol member, ContentKinds kind, CancellationToken cancellation) =>
        _mentions.GiveAnotherName(member, kind, cancellation)
        || !members.WritesOf(member, cancellation).All(write => write.Form == WriteForm.Content || IsGiven(write.Node.Parent) || IsWrittenNew(write.Node.Parent, member, kind, cancellation));

    private static bool IsGiven(SyntaxNode? write) => write switch
    {
        AssignmentExpressionSyntax { Right: IdentifierNameSyntax parameter } => OpenContents.IsParameter(parameter),
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => true,
        MemberAccessExpressionSyntax qualified => IsGiven(qualified.Parent),
        _ => false,
    };

    private bool IsShared(ISymbol member, ContentKinds kind, CancellationToken cancellation) => _shared.GetOrAdd(member, symbol =>
        symbol is IParameterSymbol
        || !symbol.DeclaringSyntaxReferences.All(reference => IsWrittenNew(reference.GetSyntax(cancellation), symbol, kind, cancellation))
        || !members.WritesOf(symbol, cancellation).All(write => write.Form == WriteForm.Content || IsWrittenNew(write.Node.Parent, symbol, kind, cancellation))
        || _mentions.GiveAnotherName(symbol, kind, cancellation));

    private bool IsWrittenNew(SyntaxNode? write, ISymbol member, ContentKinds kind, CancellationToken cancellation) => write switch
    {
        VariableDeclaratorSyntax or PropertyDeclarationSyntax { Initializer: null } => IsNew(write, cancellation),
        PropertyDeclarationSyntax { Initializer: { } initializer } => IsNew(initializer.Value, cancellation),
        AssignmentExpressionSyntax { Right: IdentifierNameSyntax local } => OpenContents.SourcesOf(local) is { } sources
            && sources.TrueForAll(source => IsNew(source, cancellation)) && !_mentions.GiveAnotherName(local, kind, cancellation),
        AssignmentExpressionSyntax assignment => IsNew(assignment.Right, cancellation),
        MemberAccessExpressionSyntax qualified => IsWrittenNew(qualified.Parent, member, kind, cancellation),
        _ => false,
    };

    /// <summary>A container that changes under a name that no body follows: <c>same</c> in <c>same.append(act)</c>.</summary>
    private readonly record struct OpenTarget(ExpressionSyntax Target, ContentKinds Kind);

    private ITypeSymbol? TypeOf(ExpressionSyntax target, CancellationToken cancellation) =>
        _types.GetOrAdd(target, _ => bodies.TypeOf(target, cancellation));

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };
}
