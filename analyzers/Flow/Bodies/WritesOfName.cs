using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
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

    /// <summary><c>_model = …</c>, by the classes that it may be a member of: the one around it and those above.</summary>
    private readonly Dictionary<ISymbol, List<Placed>> _own = new(SymbolEqualityComparer.Default);

    /// <summary><c>trainer._model = …</c>: which member that is, only the compiler can tell.</summary>
    private readonly List<Placed> _qualified = [];

    /// <summary>The same by the names of the classes around it: a private member is written in its own class only.</summary>
    private readonly Dictionary<string, List<Placed>> _byType = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<SyntaxNode, ISymbol?> _referredTo = new();

    private IReadOnlyDictionary<ISymbol, List<Placed>>? _byMember;

    public WritesOfName(IReadOnlyList<MemberWrite> writes, MethodBodies bodies, CancellationToken cancellation)
    {
        _bodies = bodies;
        for (var i = 0; i < writes.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Add(new Placed(writes[i], i), cancellation);
        }
    }

    /// <summary>The writes of one member, in the order of the text.</summary>
    public IReadOnlyList<MemberWrite> Of(ISymbol member, CancellationToken cancellation)
    {
        var own = member.ContainingType is { } type && _own.TryGetValue(type.OriginalDefinition, out var below) ? below : [];
        return [.. own.Concat(Qualified(member, cancellation)).OrderBy(static write => write.Number).Select(static write => write.Write)];
    }

    private void Add(Placed placed, CancellationToken cancellation)
    {
        var types = placed.Write.Node.Ancestors().OfType<TypeDeclarationSyntax>();
        if (placed.Write.Form == WriteForm.Own || (placed.Write.Form == WriteForm.Content && IsOwn(placed.Write.Node)))
        {
            foreach (var type in TypesAbove(types, cancellation))
                Bucket(_own, type).Add(placed);
            return;
        }

        _qualified.Add(placed);
        foreach (var name in types.Select(static type => type.Identifier.ValueText).Distinct())
            Bucket(_byType, name).Add(placed);
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
            return (_byMember ??= ByMember(cancellation)).TryGetValue(member, out var writes) ? writes : [];
        return _byType.TryGetValue(member.ContainingType.Name, out var near)
            ? near.Where(write => SymbolEqualityComparer.Default.Equals(ReferredTo(write, cancellation), member))
            : [];
    }

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
        _referredTo.GetOrAdd(placed.Write.Node, node => Target(node) is { } target
            ? _bodies.ReferredToBy(target, cancellation)?.OriginalDefinition
            : null);

    private static SyntaxNode? Target(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
        ElementAccessExpressionSyntax element => element.Expression,
        _ => node,
    };

    private static bool IsOwn(SyntaxNode node) =>
        Target(node) is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax };

    private static List<Placed> Bucket<TKey>(Dictionary<TKey, List<Placed>> buckets, TKey key)
        where TKey : notnull
    {
        if (!buckets.TryGetValue(key, out var bucket))
            buckets.Add(key, bucket = []);
        return bucket;
    }

    /// <summary>A write, and the how manieth of its name it is.</summary>
    private sealed record Placed(MemberWrite Write, int Number);
}
