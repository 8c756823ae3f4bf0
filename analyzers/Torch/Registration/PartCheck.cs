using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>Whether a thing must be registered: it has weights, statistics or a mode, itself or in what it holds. Null where nobody can tell.</summary>
internal sealed class PartCheck(ModuleClasses classes, BuildState state, CancellationToken cancellation)
{
    private readonly Dictionary<Thing, bool?> _known = [];

    public bool? IsPart(Thing thing)
    {
        if (_known.TryGetValue(thing, out var known))
            return known;
        _known[thing] = null;
        return _known[thing] = thing.Kind switch
        {
            ThingKind.Parameter => true,
            ThingKind.Layer => IsLayerWithParts(thing),
            ThingKind.Chain or ThingKind.List or ThingKind.Collection or ThingKind.Function => ContentOf(thing).Things.Select(IsPart).Aggregate((bool?)false, Or),
            _ => false,
        };
    }

    /// <summary>Everything that is in a thing and must be registered, the thing itself if it is a module or weight.</summary>
    public IEnumerable<Thing> PartsIn(Held held)
    {
        var (open, seen) = (new Stack<Thing>(held.Things), new HashSet<Thing>());
        while (open.Count > 0)
        {
            var thing = open.Pop();
            if (!seen.Add(thing))
                continue;
            if (thing.Kind is ThingKind.Collection or ThingKind.Chain or ThingKind.List or ThingKind.Function)
            {
                foreach (var inside in ContentOf(thing).Things)
                    open.Push(inside);
            }
            else if (IsPart(thing) == true)
            {
                yield return thing;
            }
        }
    }

    private Held ContentOf(Thing thing) => state.Contents.TryGetValue(thing, out var content) ? content : Held.Nothing;

    private static bool? Or(bool? one, bool? other) => one == true || other == true ? true : one is null || other is null ? null : false;

    private bool? IsLayerWithParts(Thing thing)
    {
        if (thing.Type is not INamedTypeSymbol type)
            return null;
        if (TorchSymbols.ModuleNameOf(type) is not { } name)
            return TorchSymbols.IsTorchSharp(type.ContainingAssembly) ? null : classes.HasParts(type, cancellation);
        return ModuleParts.Undecided.Contains(name) || IsSwitchedOff(name, thing.Making) ? null : ModuleParts.Classes.Contains(name);
    }

    /// <summary><c>LayerNorm(8, elementwise_affine: false)</c> has no weight.</summary>
    private static bool IsSwitchedOff(string name, IOperation? making) =>
        ModuleParts.Switched.Contains(name) && (making is not IInvocationOperation call || call.Arguments.Any(static argument =>
            argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && ModuleParts.Switches.Contains(parameter.Name)
            && argument.Value.ConstantValue is not { HasValue: true, Value: true }));
}
