using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>The module classes of a program, each computed once.</summary>
internal sealed class ModuleClasses
{
    private static readonly ConditionalWeakTable<FlowAnalysis, ModuleClasses> ByFlow = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, ModuleClass?> _known = new(SymbolEqualityComparer.Default);

    private ModuleClasses(FlowAnalysis flow, TorchSymbols symbols) => (Flow, Symbols) = (flow, symbols);

    public FlowAnalysis Flow { get; }

    public TorchSymbols Symbols { get; }

    public static ModuleClasses Of(FlowAnalysis flow) => ByFlow.GetValue(flow, static key => new ModuleClasses(key, ((TorchLibrary)key.Library).Symbols));

    /// <summary>Null where something of the class is not seen.</summary>
    public ModuleClass? Of(INamedTypeSymbol type, CancellationToken cancellation) =>
        _known.TryGetValue(type.OriginalDefinition, out var known) ? known : _known.GetOrAdd(type.OriginalDefinition, ModuleClass.Of(type.OriginalDefinition, Flow, Symbols, cancellation));

    /// <summary>Somebody in the program looks into objects, and may register what he finds.</summary>
    public bool AreLookedInto(CancellationToken cancellation) => ModuleMembers.Reflecting.Any(name => Flow.Index.IsMentioned(name, cancellation));
}
