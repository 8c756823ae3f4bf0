using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Where an exception may go from a block, and which finally blocks a branch runs through. The graph itself has no edges for that.</summary>
internal sealed class ExceptionFlow(ControlFlowGraph graph)
{
    private readonly Dictionary<ControlFlowRegion, ImmutableArray<BasicBlock>> _handlers = [];
    private readonly Dictionary<ControlFlowRegion, ImmutableArray<ControlFlowRegion>> _finallies = [];
    private readonly Dictionary<ControlFlowRegion, bool> _compilerMade = [];

    /// <summary>First blocks of the handlers that an exception in this block may reach.</summary>
    public ImmutableArray<BasicBlock> HandlersOf(BasicBlock block) => OfRegion(block.EnclosingRegion, _handlers, HandlersIn);

    /// <summary>The finally blocks that an exception in this block may reach.</summary>
    public ImmutableArray<ControlFlowRegion> FinalliesOf(BasicBlock block) => OfRegion(block.EnclosingRegion, _finallies, FinallyIn);

    /// <summary>The graph searches for what a branch leaves; most leave nothing.</summary>
    public static ImmutableArray<ControlFlowRegion> FinalliesOf(ControlFlowBranch branch, BasicBlock destination) =>
        branch.Source.EnclosingRegion == destination.EnclosingRegion ? ImmutableArray<ControlFlowRegion>.Empty : branch.FinallyRegions;

    /// <summary>The finally of a using, lock or foreach disposes, and changes nothing that is followed, unless it disposes of what the program has written.</summary>
    public bool IsCompilerMade(ControlFlowRegion region)
    {
        if (!_compilerMade.TryGetValue(region, out var isMade))
            _compilerMade.Add(region, isMade = IsAllImplicit(region));
        return isMade;
    }

    /// <summary>What a region's own try leads to, and then what those around it lead to; a nested function's graph ends at its root.</summary>
    private ImmutableArray<T> OfRegion<T>(
        ControlFlowRegion region, Dictionary<ControlFlowRegion, ImmutableArray<T>> known, Func<ControlFlowRegion, ControlFlowRegion, IEnumerable<T>> own)
    {
        if (region == graph.Root || region.EnclosingRegion is not { } parent)
            return ImmutableArray<T>.Empty;
        if (!known.TryGetValue(region, out var found))
            known.Add(region, found = OfRegion(parent, known, own).InsertRange(0, own(region, parent)));
        return found;
    }

    private IEnumerable<BasicBlock> HandlersIn(ControlFlowRegion region, ControlFlowRegion parent) =>
        region.Kind != ControlFlowRegionKind.Try || parent.Kind != ControlFlowRegionKind.TryAndCatch
            ? []
            : parent.NestedRegions
                .Where(static sibling => sibling.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.FilterAndHandler)
                .Select(sibling => graph.Blocks[sibling.FirstBlockOrdinal]);

    private IEnumerable<ControlFlowRegion> FinallyIn(ControlFlowRegion region, ControlFlowRegion parent) =>
        region.Kind == ControlFlowRegionKind.Try && parent.Kind == ControlFlowRegionKind.TryAndFinally
            ? parent.NestedRegions.Where(sibling => sibling.Kind == ControlFlowRegionKind.Finally && !IsCompilerMade(sibling))
            : [];

    /// <summary><c>using (this)</c> runs code of the program at its end, and <c>using (resource)</c> may, where it is nothing but disposable.</summary>
    private static bool DisposesOfOurs(IOperation operation) =>
        operation.DescendantsAndSelf().OfType<IInvocationOperation>().Any(ProgramCode.MayDispose);

    private bool IsAllImplicit(ControlFlowRegion region)
    {
        for (var i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
        {
            if (graph.Blocks[i].Operations.Any(static operation => !operation.IsImplicit || DisposesOfOurs(operation)))
                return false;
        }

        return true;
    }
}
