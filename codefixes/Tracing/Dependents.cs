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
    private IReadOnlyList<TreeNames>? _everywhere;

    public IReadOnlyCollection<SyntaxTree> Knowing(INamedTypeSymbol type, CancellationToken cancellation) =>
        _known.GetOrAdd(type.OriginalDefinition, definition => Search(definition, cancellation));

    public IEnumerable<SyntaxTree> Naming(INamedTypeSymbol type, CancellationToken cancellation) =>
        Naming(NameOf(type), cancellation).Union(Declaring(type));

    public IEnumerable<SyntaxTree> With(string word, CancellationToken cancellation) =>
        compilation.SyntaxTrees.Where(tree => TreeNames.Of(tree, cancellation).Mentions(word));

    private static IEnumerable<SyntaxTree> Declaring(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree);

    private static DeclaredName NameOf(INamedTypeSymbol type) =>
        new(type.Name, type.ContainingNamespace is { IsGlobalNamespace: false, Name: var name } ? name : null);

    /// <summary>
    /// The files in which a rule may say something else after these have changed: those that know a type which these declare, or name and may
    /// write the members of.
    /// </summary>
    public IReadOnlyCollection<SyntaxTree> ReachedFrom(IReadOnlyCollection<SyntaxTree> changed, CancellationToken cancellation)
    {
        var texts = changed.Select(tree => TreeNames.Of(tree, cancellation)).ToList();
        var named = compilation.SyntaxTrees.SelectMany(tree => TreeNames.Of(tree, cancellation).Declared).Distinct()
            .Where(name => texts.Exists(text => IsNamed(name, text, cancellation)));
        return Search(changed, named, cancellation);
    }

    private IReadOnlyCollection<SyntaxTree> Search(INamedTypeSymbol type, CancellationToken cancellation) =>
        Search(Declaring(type), [NameOf(type)], cancellation);

    private IReadOnlyCollection<SyntaxTree> Search(IEnumerable<SyntaxTree> trees, IEnumerable<DeclaredName> start, CancellationToken cancellation)
    {
        var found = new HashSet<SyntaxTree>();
        var names = new HashSet<DeclaredName>(start);
        var open = new Queue<DeclaredName>(names);
        foreach (var tree in trees.ToList())
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
        compilation.SyntaxTrees.Where(tree => IsNamed(name, TreeNames.Of(tree, cancellation), cancellation));

    private bool IsNamed(DeclaredName name, TreeNames text, CancellationToken cancellation) =>
        text.Mentions(name.Name) && (name.Space is null || text.Mentions(name.Space) || IsUsedEverywhere(name.Space, cancellation));

    private bool IsUsedEverywhere(string space, CancellationToken cancellation) => Everywhere(cancellation).Any(text => text.Mentions(space));

    /// <summary>The files whose usings hold for all.</summary>
    private IReadOnlyList<TreeNames> Everywhere(CancellationToken cancellation) =>
        _everywhere ??= compilation.SyntaxTrees.Select(tree => TreeNames.Of(tree, cancellation)).Where(static text => text.HasGlobalUsings).ToList();
}
