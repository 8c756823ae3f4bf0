using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>Objects that are made, filled, and registered.</summary>
internal sealed partial class ConstructorWalk
{
    private Held Create(IObjectCreationOperation creation)
    {
        var arguments = creation.Arguments.Select(argument => Eval(argument.Value)).ToList();
        var made = Made(creation, creation.Type, arguments);
        Initialize(creation.Initializer, made);
        return made;
    }

    /// <summary>What a constructor or a factory of the library makes.</summary>
    private Held Made(IOperation making, ITypeSymbol? made, IReadOnlyList<Held> arguments)
    {
        if (KindOf(made) is not { } kind)
        {
            foreach (var argument in arguments)
                Escape(argument);
            return Other(made);
        }

        var thing = Make(kind, making, made);
        if (kind == ThingKind.Function)
            return Held.Of(thing);
        foreach (var argument in arguments)
            Hold(thing, kind == ThingKind.Layer ? argument : made!.Name == "Lazy" ? Whenever(argument) : Flat(argument));
        return Held.Of(thing);
    }

    /// <summary>What a function gives when it runs, if ever.</summary>
    private Held Whenever(Held function) =>
        function.IsOnly(ThingKind.Function) ? Either(() => Invoke(function, []), static () => Held.Nothing) : function;

    private ThingKind? KindOf(ITypeSymbol? made)
    {
        if (made is null or ITypeParameterSymbol)
            return null;
        var isLibrary = TorchSymbols.IsTorchSharp(made.ContainingAssembly);
        if (isLibrary && (made.Name == ModuleParts.Chain || ModuleParts.OfParameters.Contains(made.Name)))
            return ThingKind.Chain;
        if (isLibrary && ModuleParts.ReadOnce.Contains(made.Name))
            return ThingKind.List;
        if (isLibrary && made.Name == ModuleParts.Parameter)
            return ThingKind.Parameter;
        if (isLibrary && made.Name == ModuleParts.Tensor)
            return ThingKind.Tensor;
        if (symbols.IsModule(made))
            return ThingKind.Layer;
        return IsCollection(made) ? ThingKind.Collection : null;
    }

    /// <summary>What holds others and is no code of the program: arrays, tuples, lists, <c>Lazy&lt;T&gt;</c>, sequences.</summary>
    private static bool IsCollection(ITypeSymbol made) =>
        made is IArrayTypeSymbol or INamedTypeSymbol { IsTupleType: true }
        || (!made.Locations.Any(static location => location.IsInSource) && !TorchSymbols.IsTorchSharp(made.ContainingAssembly) && made.SpecialType != SpecialType.System_String
            && (made.Name is "Lazy" or "KeyValuePair" or "Tuple" || made.SpecialType == SpecialType.System_Collections_IEnumerable
                || made.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
                || made.AllInterfaces.Any(static one => one.SpecialType == SpecialType.System_Collections_IEnumerable)));

    private void Initialize(IObjectOrCollectionInitializerOperation? initializer, Held made)
    {
        foreach (var given in initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (given is IInvocationOperation add)
            {
                foreach (var argument in add.Arguments)
                    Add(made, Eval(argument.Value), add.Syntax, null);
            }
            else if (given is ISimpleAssignmentOperation assignment)
            {
                Add(made, Eval(assignment.Value), assignment.Syntax, null);
            }
            else
            {
                Eval(given);
            }
        }
    }

    private Held CreateArray(IArrayCreationOperation array)
    {
        All(array.DimensionSizes);
        return Collect(array, Elements(array.Initializer));
    }

    private IEnumerable<Held> Elements(IArrayInitializerOperation? initializer) =>
        (initializer?.ElementValues ?? ImmutableArray<IOperation>.Empty).SelectMany(element => element is IArrayInitializerOperation nested ? Elements(nested) : [Eval(element)]);

    /// <summary>One of the elements of <c>[a, b, ..more]</c>.</summary>
    private Held Element(IOperation element) =>
        element.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.SpreadElementSyntax ? element.ChildOperations.Select(Eval).Aggregate(Held.Nothing, (all, one) => all.Join(Flat(one))) : Eval(element);

    private Held Collect(IOperation making, IEnumerable<Held> elements)
    {
        var all = elements.Aggregate(Held.Nothing, static (held, element) => held.Join(element));
        return Hold(Make(KindOf(making.Type) is ThingKind.List ? ThingKind.List : ThingKind.Collection, making, making.Type), all);
    }

    private Held Hold(Thing holder, Held content)
    {
        _state = _state with { Contents = _state.Contents.SetItem(holder, ContentOf(holder).Join(content)) };
        return Held.Of(holder);
    }

    private Held ContentOf(Thing holder) => _state.Contents.TryGetValue(holder, out var content) ? content : Held.Nothing;

    /// <summary>What is in collections, chains and lists; of a function, what it captures is none of its content.</summary>
    private Held ContentOf(Held holders) =>
        holders.Things.Aggregate(holders.MayBeOther ? Held.Other : Held.Nothing, (all, holder) => all.Join(holder.Kind is ThingKind.Self or ThingKind.Layer ? Held.Other : ContentOf(holder)));

    /// <summary>The modules in collections, however deep: <c>Sequential(list)</c>, <c>Sequential(("fc", fc), …)</c>.</summary>
    private Held Flat(Held held)
    {
        var (flat, open, seen) = (held.MayBeOther ? Held.Other : Held.Nothing, new Stack<Thing>(held.Things), new HashSet<Thing>());
        while (open.Count > 0)
        {
            var thing = open.Pop();
            if (!seen.Add(thing))
                continue;
            if (thing.Kind != ThingKind.Collection)
            {
                flat = flat.Join(Held.Of(thing));
                continue;
            }

            var content = ContentOf(thing);
            flat = content.MayBeOther ? flat.Join(Held.Other) : flat;
            foreach (var inside in content.Things)
                open.Push(inside);
        }

        return flat;
    }

    /// <summary>Something is added to a list, a chain, or whatever holds things.</summary>
    private void Add(Held holders, Held given, SyntaxNode place, ISymbol? name)
    {
        if (holders.MayBeOther || holders.Things.IsEmpty)
            Escape(given);
        foreach (var holder in holders.Things)
        {
            switch (holder.Kind)
            {
                case ThingKind.Self when !IsChain:
                    Register(Flat(given), isCertain: holders.Things.Count == 1);
                    break;
                case ThingKind.Collection:
                    Hold(holder, given);
                    break;
                case ThingKind.Chain or ThingKind.List:
                    if (holder.Kind == ThingKind.List && _state.Read.Contains(holder))
                        Note(BuildEventKind.LateAddition, place, name, Flat(given));
                    Hold(holder, Flat(given));
                    break;
                default:
                    Escape(given);
                    break;
            }
        }
    }

    /// <summary>Registers parts of the object, with what is read of them.</summary>
    private void Register(Held parts, bool isCertain)
    {
        if (parts.Things.IsEmpty)
            return;
        foreach (var list in parts.Things.Where(static thing => thing.Kind == ThingKind.List))
            Read(list, isCertain && parts.Things.Count == 1);
        _state = _state with
        {
            Registered = isCertain ? _state.Registered.Union(parts.Things) : _state.Registered,
            MayBeRegistered = _state.MayBeRegistered.Union(parts.Things),
        };
    }

    private void Read(Thing list, bool isCertain)
    {
        if (_state.Read.Contains(list) || !_reading.Add(list))
            return;
        var content = ContentOf(list);
        foreach (var inner in content.Things.Where(static thing => thing.Kind == ThingKind.List))
            Read(inner, isCertain);
        _state = _state with
        {
            Registered = isCertain ? _state.Registered.Union(content.Things) : _state.Registered,
            MayBeRegistered = _state.MayBeRegistered.Union(content.Things),
            Read = isCertain ? _state.Read.Add(list) : _state.Read,
        };
        _reading.Remove(list);
    }

    private readonly HashSet<Thing> _reading = [];

    /// <summary>The call that registers what the members hold: it acts once.</summary>
    private Held RegisterMembers()
    {
        if (_state.HasRun == true)
            return Held.Nothing;
        var isCertain = _state.HasRun == false;
        foreach (var member in _state.Members)
        {
            if (HidingNames.Of(member.Key, type) is null)
                RegisterMember(member.Value, isCertain);
        }

        _state = _state with { HasRun = true };
        return Held.Nothing;
    }

    /// <summary>What one member holds, if it is a part: nobody looks into an array.</summary>
    private void RegisterMember(Held held, bool isCertain)
    {
        foreach (var thing in held.Things)
        {
            if (thing.Kind is not (ThingKind.Collection or ThingKind.Function or ThingKind.OwnParts or ThingKind.Self))
                Register(Held.Of(thing), isCertain);
        }
    }

    /// <summary>Somebody gets it who may register it, or hand it on.</summary>
    private void Escape(Held held)
    {
        var all = Reach(held.Things);
        if (all.Contains(Own))
        {
            IsLost = true;
            return;
        }

        if (all.Count > 0)
            _state = _state with { MayBeRegistered = _state.MayBeRegistered.Union(all) };
    }

    /// <summary>Things, and all that is in them.</summary>
    private HashSet<Thing> Reach(IEnumerable<Thing> things)
    {
        var (open, reached) = (new Stack<Thing>(things), new HashSet<Thing>());
        while (open.Count > 0)
        {
            var thing = open.Pop();
            if (!reached.Add(thing))
                continue;
            foreach (var inside in ContentOf(thing).Things)
                open.Push(inside);
        }

        return reached;
    }
}
