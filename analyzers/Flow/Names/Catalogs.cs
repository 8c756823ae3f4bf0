using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// The catalogues of all compilations that one library is used in. A compilation finds the one of its predecessor through the
/// trees that both have.
/// </summary>
internal sealed class Catalogs
{
    /// <summary>So many trees that are replaced by now make a new catalogue worth its price, and as many more as this part of all.</summary>
    private const int Spare = 64, PartToSpare = 8;

    private static readonly ConditionalWeakTable<ILibraryNames, Catalogs> ByLibrary = new();

    private readonly ILibraryNames _library;
    private readonly ConditionalWeakTable<SyntaxTree, TreeIndex> _indexes = new();
    private readonly ConditionalWeakTable<SyntaxTree, Catalog> _catalogs = new();

    private Catalogs(ILibraryNames library) => _library = library;

    public static Catalogs Of(ILibraryNames library) => ByLibrary.GetValue(library, static key => new Catalogs(key));

    /// <summary>What one tree has. Each is read once in its life.</summary>
    public TreeIndex IndexOf(SyntaxTree tree, CancellationToken cancellation)
    {
        if (_indexes.TryGetValue(tree, out var index))
            return index;
        return _indexes.GetValue(tree, _ => TreeIndex.Of(tree, _library, cancellation));
    }

    /// <summary>The catalogue for a compilation, to which it must still add its trees.</summary>
    public Catalog For(Compilation compilation)
    {
        lock (_catalogs)
        {
            var trees = compilation.SyntaxTrees;
            if (Shared(trees) is { } shared)
            {
                Assign(trees, shared, onlyNew: true);
                return shared;
            }

            var catalog = new Catalog(_library);
            Assign(trees, catalog, onlyNew: false);
            return catalog;
        }
    }

    /// <summary>
    /// The catalogue that has most of the trees. A file that two projects link may be the same tree in both; they share that
    /// tree, and no catalogue.
    /// </summary>
    private Catalog? Shared(IEnumerable<SyntaxTree> trees)
    {
        var (all, most) = (0, 0);
        var shares = new Dictionary<Catalog, int>();
        Catalog? best = null;
        foreach (var tree in trees)
        {
            all++;
            if (!_catalogs.TryGetValue(tree, out var catalog))
                continue;
            shares.TryGetValue(catalog, out var share);
            shares[catalog] = ++share;
            if (share > most)
                (best, most) = (catalog, share);
        }

        return most * 2 > all && best!.Count - most <= Spare + (all / PartToSpare) ? best : null;
    }

    private void Assign(IEnumerable<SyntaxTree> trees, Catalog catalog, bool onlyNew)
    {
        foreach (var tree in trees)
        {
            if (_catalogs.TryGetValue(tree, out var known) && (onlyNew || known == catalog))
                continue;
            _catalogs.Remove(tree);
            _catalogs.Add(tree, catalog);
        }
    }
}
