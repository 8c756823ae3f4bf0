using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>
/// All writes of one name, by what they write: a thousand classes have a <c>_model</c> each, and each that asks for the writes of its own
/// must not look at those of all others.
/// </summary>
internal sealed class WritesOfName
{
    private readonly MethodBodies _bodies;

    /// <summary><c>_model = …</c>, by the names of the classes around it: a private member is written in its own class only.</summary>
    private readonly Dictionary<string, List<Placed>> _own = new(StringComparer.Ordinal);

    /// <summary>Those of them in a class that may have the member from one above, or from a part of it elsewhere.</summary>
    private readonly List<Placed> _ownOrAbove = [];

    /// <summary><c>trainer._model = …</c>: which member that is, only the compiler can tell.</summary>
    private readonly List<Placed> _qualified = [];

    /// <summary>Those outside every class: there stands what a brace too many has put out of its own.</summary>
    private readonly List<Placed> _outside = [];

    /// <summary><c>trainer._model = …</c> by the names of the classes around it: a private member is written in its own class only.</summary>
    private readonly Dictionary<string, List<Placed>> _qualifiedByTypeName = new(StringComparer.Ordinal);

    /// <summary>In text that the parser could make nothing of: it may be a write of any member.</summary>
    private readonly List<Placed> _unresolved = [];

    private readonly ConcurrentDictionary<string, Dictionary<ISymbol, List<Placed>>> _ownByType = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<SyntaxNode, ISymbol?> _referredTo = new();

    private Dictionary<ISymbol, List<Placed>>? _ownOrAboveByType;

    /// <summary>Those in a class with a base, and without a member of the name in its text.</summary>
    private List<Placed>? _inherited;

    private Dictionary<ISymbol, List<Placed>>? _inheritedByType;

    private List<Placed>? _belowMissing;

    private List<Placed>? _ofMissing;

    private List<Placed>? _lost;

    private IReadOnlyDictionary<ISymbol, List<Placed>>? _byMember;

    /// <summary>By their text alone: an edit must not have to bind all the classes that have a member of the name.</summary>
    public WritesOfName(IEnumerable<MemberWrite> writes, MethodBodies bodies)
    {
        _bodies = bodies;
        var number = 0;
        foreach (var write in writes)
            Add(new Placed(write, number++));
    }

    /// <summary>The writes of one member, in the order of the text.</summary>
    public IReadOnlyList<MemberWrite> Of(ISymbol member, CancellationToken cancellation) =>
        [.. Own(member, cancellation).Concat(Qualified(member, cancellation)).Concat(Lost(cancellation)).Distinct().OrderBy(static write => write.Number).Select(static write => write.Write)];

    private IEnumerable<Placed> Lost(CancellationToken cancellation) => _unresolved.Concat(_lost ??= OfMissing(_outside, cancellation));

    private void Add(Placed placed)
    {
        var write = placed.Write;
        if (write.Form == WriteForm.Unresolved)
        {
            _unresolved.Add(placed);
            return;
        }

        var types = write.Node.Ancestors().OfType<TypeDeclarationSyntax>().ToList();
        // interface IHead { void Raw() => Act = Identity(); } writes the property of whatever class has it.
        var isOwn = write.IsOwn && types is not [InterfaceDeclarationSyntax, ..];
        foreach (var name in types.Select(static type => type.Identifier.ValueText).Distinct())
            Bucket(isOwn ? _own : _qualifiedByTypeName, name).Add(placed);
        if (types.Count == 0)
            _outside.Add(placed);
        if (!isOwn)
            _qualified.Add(placed);
        else if (types.Exists(static type => type.BaseList is not null || type.Modifiers.Any(SyntaxKind.PartialKeyword)))
            _ownOrAbove.Add(placed);
    }

    private IEnumerable<Placed> Own(ISymbol member, CancellationToken cancellation)
    {
        if (member.ContainingType?.OriginalDefinition is not { } type)
            return [];
        var own = _own.TryGetValue(type.Name, out var near)
            ? _ownByType.GetOrAdd(type.Name, _ => ByType(near, cancellation)).TryGetValue(type, out var found) ? found : []
            : Enumerable.Empty<Placed>();
        if (member.DeclaredAccessibility == Accessibility.Private)
            return own.Concat(Inaccessible(member, type, cancellation));
        var above = (_ownOrAboveByType ??= ByType(_ownOrAbove, cancellation)).TryGetValue(type, out var below) ? own.Concat(below) : own;
        return above.Concat(_belowMissing ??= BelowMissing(cancellation));
    }

    /// <summary>
    /// <c>_model = …</c> in a class derived from the one whose private member that is: it is written there already, and the member
    /// will be protected soon.
    /// </summary>
    private IEnumerable<Placed> Inaccessible(ISymbol member, INamedTypeSymbol type, CancellationToken cancellation)
    {
        _inherited ??= _ownOrAbove.Where(write => !IsDeclaredAround(write.Write.Node, member.Name)).ToList();
        return _inherited.Count == 0 || !(_inheritedByType ??= ByType(_inherited, cancellation)).TryGetValue(type, out var below)
            ? []
            : below.Where(write => !IsWithin(write.Write.Node, type, cancellation)
                && (ReferredTo(write, cancellation) is not { } target || SymbolEqualityComparer.Default.Equals(target, member))).Select(Unresolved);
    }

    /// <summary>Whether a class around has a member of the name of its own, by the text: most that write one have.</summary>
    private static bool IsDeclaredAround(SyntaxNode node, string name) =>
        node.Ancestors().OfType<TypeDeclarationSyntax>().Any(type => DeclaredNames.Contains(type, name));

    private bool IsWithin(SyntaxNode node, INamedTypeSymbol type, CancellationToken cancellation) =>
        node.Ancestors().OfType<TypeDeclarationSyntax>().Any(around => around.Identifier.ValueText == type.Name
            && SymbolEqualityComparer.Default.Equals(_bodies.DeclaredBy(around, cancellation)?.OriginalDefinition, type));

    /// <summary>Those of a class whose base is missing, where the compiler cannot tell either: the member may be one of that base.</summary>
    private List<Placed> BelowMissing(CancellationToken cancellation) =>
        [.. _ownOrAbove.Where(write => IsBelowMissing(write.Write.Node, cancellation) && ReferredTo(write, cancellation) is null).Select(Unresolved)];

    private bool IsBelowMissing(SyntaxNode node, CancellationToken cancellation) =>
        node.Ancestors().OfType<TypeDeclarationSyntax>()
            .All(type => _bodies.DeclaredBy(type, cancellation) is INamedTypeSymbol declared && TypeHierarchy.HasMissingBase(declared));

    private static Placed Unresolved(Placed placed) => placed with { Write = placed.Write with { Form = WriteForm.Unresolved } };

    /// <summary>Each write by the classes that it may be a member of: those around it and those above.</summary>
    private Dictionary<ISymbol, List<Placed>> ByType(List<Placed> writes, CancellationToken cancellation)
    {
        var members = new Dictionary<ISymbol, List<Placed>>(SymbolEqualityComparer.Default);
        foreach (var write in writes)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var type in TypesAbove(write.Write.Node.Ancestors().OfType<TypeDeclarationSyntax>(), cancellation))
                Bucket(members, type).Add(write);
        }

        return members;
    }

    private HashSet<ISymbol> TypesAbove(IEnumerable<TypeDeclarationSyntax> declarations, CancellationToken cancellation)
    {
        var types = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var declaration in declarations)
        {
            var type = _bodies.DeclaredBy(declaration, cancellation) as INamedTypeSymbol;
            while (type is not null && types.Add(type.OriginalDefinition))
                type = type.BaseType;
        }

        return types;
    }

    private IEnumerable<Placed> Qualified(ISymbol member, CancellationToken cancellation)
    {
        if (member.DeclaredAccessibility != Accessibility.Private)
        {
            var known = (_byMember ??= ByMember(cancellation)).TryGetValue(member, out var writes) ? writes : Enumerable.Empty<Placed>();
            return known.Concat(_ofMissing ??= OfMissing(_qualified, cancellation));
        }

        var near = _qualifiedByTypeName.TryGetValue(member.ContainingType.Name, out var own) ? own : [];
        return near.Where(write => SymbolEqualityComparer.Default.Equals(ReferredTo(write, cancellation), member))
            .Concat(_ofMissing ??= OfMissing(_qualified, cancellation));
    }

    /// <summary>What an object of a missing type is given may be any member of the name.</summary>
    private List<Placed> OfMissing(IEnumerable<Placed> writes, CancellationToken cancellation) =>
        [.. writes.Where(write => ReferredTo(write, cancellation) is null).Select(Unresolved)];

    private Dictionary<ISymbol, List<Placed>> ByMember(CancellationToken cancellation)
    {
        var members = new Dictionary<ISymbol, List<Placed>>(SymbolEqualityComparer.Default);
        foreach (var write in _qualified)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ReferredTo(write, cancellation) is { } member)
                Bucket(members, member).Add(write);
        }

        return members;
    }

    private ISymbol? ReferredTo(Placed placed, CancellationToken cancellation) =>
        _referredTo.GetOrAdd(placed.Write.Node, _ => placed.Write.Target is { } target
            && _bodies.ReferredToBy(target, cancellation)?.OriginalDefinition is { } member && !IsOfMany(member)
            ? member
            : null);

    /// <summary><c>IHead.Finish</c> is no member itself: what is written to it is written to one of a class that nobody knows.</summary>
    private static bool IsOfMany(ISymbol member) => member is IPropertySymbol && (member.IsAbstract || member.IsVirtual || member.IsOverride);

    private static List<Placed> Bucket<TKey>(Dictionary<TKey, List<Placed>> buckets, TKey key)
        where TKey : notnull
    {
        if (!buckets.TryGetValue(key, out var bucket))
            buckets.Add(key, bucket = []);
        return bucket;
    }

    /// <summary>A write, and its number in the order of the text.</summary>
    private sealed record Placed(MemberWrite Write, int Number);
}
