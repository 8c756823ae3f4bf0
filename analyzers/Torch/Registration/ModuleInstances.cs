using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>Where objects of the classes of the program are made, and what becomes of them.</summary>
internal sealed class ModuleInstances(FlowAnalysis flow, TorchSymbols symbols)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<BaseObjectCreationExpressionSyntax>> _creations = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyCollection<Placement>> _placements = new(SymbolEqualityComparer.Default);

    private ILookup<INamedTypeSymbol, BaseObjectCreationExpressionSyntax>? _unnamed;

    /// <summary>All places that make an object of exactly this class.</summary>
    public IReadOnlyList<BaseObjectCreationExpressionSyntax> CreationsOf(INamedTypeSymbol type, CancellationToken cancellation) =>
        _creations.TryGetValue(type, out var known) ? known : _creations.GetOrAdd(type, Find(type, cancellation));

    /// <summary>What becomes of its objects.</summary>
    public IReadOnlyCollection<Placement> PlacementsOf(INamedTypeSymbol type, CancellationToken cancellation) =>
        _placements.TryGetValue(type, out var known) ? known
            : _placements.GetOrAdd(type, new HashSet<Placement>(CreationsOf(type, cancellation).Select(creation => new PlacementOf(flow, symbols, cancellation).Value(creation))));

    private List<BaseObjectCreationExpressionSyntax> Find(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var found = new List<BaseObjectCreationExpressionSyntax>();
        foreach (var tree in flow.Index.Trees)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var creation in CreationsIn.Tree(tree, cancellation).Of(type.Name))
            {
                if (MadeBy(creation, cancellation) is { } made && SymbolEqualityComparer.Default.Equals(made, type.OriginalDefinition))
                    found.Add(creation);
            }
        }

        found.AddRange(Unnamed(cancellation)[type.OriginalDefinition]);
        return found;
    }

    /// <summary>What <c>new(…)</c> makes, everywhere: each is bound once, however many classes are asked for.</summary>
    private ILookup<INamedTypeSymbol, BaseObjectCreationExpressionSyntax> Unnamed(CancellationToken cancellation)
    {
        var unnamed = Volatile.Read(ref _unnamed);
        if (unnamed is not null)
            return unnamed;
        unnamed = flow.Index.Trees.SelectMany(tree => CreationsIn.Tree(tree, cancellation).OfUnnamed).Select(creation => (creation, made: MadeBy(creation, cancellation)))
            .Where(static one => one.made is not null).ToLookup(static one => one.made!, static one => one.creation, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default);
        Volatile.Write(ref _unnamed, unnamed);
        return unnamed;
    }

    private INamedTypeSymbol? MadeBy(SyntaxNode creation, CancellationToken cancellation) => (flow.Bodies.TypeOf(creation, cancellation) as INamedTypeSymbol)?.OriginalDefinition;
}
