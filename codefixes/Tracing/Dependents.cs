using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>
/// The files in which an expression may have a type: those that name it, those that name a type declared in one of them, and so on. In
/// <c>Trainers.Default().Model.forward(x)</c> the type of the model is not named; but the file that declares its property names it,
/// and here stands the name of the class around that.
/// </summary>
internal sealed class Dependents(Compilation compilation) : IMentions
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyCollection<SyntaxTree>> _known = new(SymbolEqualityComparer.Default);

    public IReadOnlyCollection<SyntaxTree> Knowing(INamedTypeSymbol type, CancellationToken cancellation) =>
        _known.GetOrAdd(type.OriginalDefinition, definition => Search(definition, cancellation));

    public IEnumerable<SyntaxTree> Naming(INamedTypeSymbol type, CancellationToken cancellation) =>
        Naming(NameOf(type), cancellation).Union(Declaring(type));

    public IEnumerable<SyntaxTree> With(string word, CancellationToken cancellation) =>
        compilation.SyntaxTrees.Where(tree => TreeNames.Of(tree, cancellation).Mentions(word));

    private static IEnumerable<SyntaxTree> Declaring(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree);

    private static DeclaredName NameOf(INamedTypeSymbol type) =>
        new(type.Name, type.ContainingNamespace is { IsGlobalNamespace: false, Name: var name } ? name : null);

    private IReadOnlyCollection<SyntaxTree> Search(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var found = new HashSet<SyntaxTree>();
        var names = new HashSet<DeclaredName> { NameOf(type) };
        var open = new Queue<DeclaredName>(names);
        foreach (var tree in Declaring(type).ToList())
            Take(tree);
        while (open.Count > 0)
        {
            foreach (var tree in Naming(open.Dequeue(), cancellation))
            {
                if (Take(tree))
                    return compilation.SyntaxTrees.ToList();
            }
        }

        return found;

        // What a file with global usings names, any file may mean.
        bool Take(SyntaxTree tree)
        {
            if (!found.Add(tree))
                return false;
            var text = TreeNames.Of(tree, cancellation);
            foreach (var name in text.Declared)
            {
                if (names.Add(name))
                    open.Enqueue(name);
            }

            return text.HasGlobalUsings;
        }
    }

    private IEnumerable<SyntaxTree> Naming(DeclaredName name, CancellationToken cancellation) =>
        from tree in compilation.SyntaxTrees
        let text = TreeNames.Of(tree, cancellation)
        where text.Mentions(name.Name) && (name.Space is null || text.Mentions(name.Space) || IsUsedEverywhere(name.Space, cancellation))
        select tree;

    private bool IsUsedEverywhere(string space, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = TreeNames.Of(tree, cancellation);
            if (text.HasGlobalUsings && text.Mentions(space))
                return true;
        }

        return false;
    }
}
