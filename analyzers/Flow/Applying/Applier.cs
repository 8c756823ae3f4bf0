using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>Applies functions to values: the summary of what is called, instantiated with what it is given.</summary>
internal sealed class Applier(SummaryFixpoint fixpoint, int depth, IRecorder recorder)
{
    private readonly MemberReads _members = new(fixpoint);
    private readonly Changes _changes = new(fixpoint, recorder);

    /// <summary>The virtual methods whose candidates are being asked; of a decorator, <c>Forward(x) => inner.Forward(x)</c>, one is the method itself again.</summary>
    private readonly ImmutableList<IMethodSymbol> _asked = ImmutableList<IMethodSymbol>.Empty;

    private Applier(SummaryFixpoint fixpoint, int depth, IRecorder recorder, ImmutableList<IMethodSymbol> asked)
        : this(fixpoint, depth, recorder) => _asked = asked;

    private ILibrary Library => fixpoint.Analysis.Library;

    /// <summary>The same applier, which takes no application down: for values that were applied before. What changes and what was used still counts.</summary>
    public Applier Silent => recorder is SilentRecorder ? this : Asking(_asked);

    /// <summary>Applies a function value.</summary>
    /// <param name="function">What is applied.</param>
    /// <param name="arguments">To what, in the order of the parameters.</param>
    /// <param name="site">Where it is written.</param>
    /// <param name="place">Which part of the body under analysis brings what.</param>
    public Value Apply(Value function, ValueList arguments, Site site, CallPlace place) => function switch
    {
        LibraryObject library => LibraryApplications.Apply(library, arguments, site, place, recorder),
        Chain { Steps.Known: { Count: > 0, Last: Spread } } open => Open(open, arguments, site, place),
        Chain chain => ApplyChain(chain, arguments, site, place),
        MethodValue method => Call(method.Method, method.Target, arguments, site, place, method.IsDirect),
        Closure closure => Instantiate(
            closure.Summary, new Inputs(closure.Function, closure.Target, arguments, closure.Captures), place, closure.IsDecided),
        Instance instance => ApplyInstance(instance, arguments, site, place),
        Choice { Question: { } question } choice when Lists.Is(choice) && Choices.IsLoss(Lists.Common(choice), choice.Yes, choice.No) =>
            ApplyEither(choice, question, arguments, site, place),
        Choice { Common: var whatever } when whatever != Value.Unknown && (!whatever.IsVague || IsSettled(whatever, arguments)) => Apply(whatever, arguments, site, place),
        Symbolic symbolic => ApplySymbolic(symbolic, arguments, site, place),
        _ => Value.Unknown,
    };

    /// <summary>Calls a method, dispatched on its target unless it is called directly.</summary>
    public Value Call(IMethodSymbol method, Value? target, ValueList arguments, Site site, CallPlace place, bool isDirect = false)
    {
        if (method is { IsStatic: true, IsVirtual: true } or { IsStatic: true, IsAbstract: true })
        {
            Fear(arguments);
            return Unfollowed(method, arguments, place.Call);
        }

        if (isDirect || !Dispatch.IsDispatched(method))
            return CallExactly(method, target, arguments, site, place);
        if (target is Instance instance)
        {
            return TypeHierarchy.Implementation(method, instance.Type) is { } implementation
                && !fixpoint.Analysis.Overrides.MayHaveAnother(implementation, instance.Type, fixpoint.Cancellation)
                ? CallExactly(implementation, target, arguments, site, place)
                : Unfollowed(method, arguments, place.Call);
        }

        var candidates = Dispatch.Candidates(method, target, fixpoint);
        if (candidates.Count == 1)
            return CallExactly(candidates[0], target, arguments, site, place);
        var agreed = candidates.Count == 0 || IsAskedAlready(method) ? Unfollowed(method, arguments, place.Call) : Agreed(method, candidates, target, arguments, site, place);
        if (target is not Symbolic)
            return agreed;
        var open = Open(new MethodValue(method, target), arguments, site, place);
        return agreed.IsWhole && !agreed.IsSymbolic ? agreed : open;
    }

    /// <summary><c>visitor.Visit(p)</c>, where nobody knows the visitor, gives nothing back: it is called for what it does to <c>p</c>.</summary>
    public Value Unfollowed(IMethodSymbol method, ValueList arguments, Place place)
    {
        if (method.ReturnsVoid)
            _changes.Fear(arguments);
        recorder.Happened(new Happening(place, Traces<Value>.Anything));
        return Value.Unknown;
    }

    /// <summary>Code of the program that nobody follows may do anything in place to what it is given.</summary>
    public void Fear(IEnumerable<Value> given) => _changes.Fear(given);

    /// <summary>Some library objects are known by their static type alone.</summary>
    public LibraryObject? ByType(ITypeSymbol? type) =>
        type is not null && Library.Of(type).Function is { } function && !fixpoint.Analysis.Contents.MayBeHooked(type, fixpoint.Cancellation) ? new LibraryObject(function) : null;

    /// <summary>What a field or auto-property of an object holds.</summary>
    public Value ReadMember(Value owner, ISymbol member) => _members.Read(owner, member);

    /// <summary>The member of an object that is not known yet, if the object keeps what it was made with.</summary>
    public Value SubjectOf(Symbolic owner, ISymbol member) => _members.SubjectOf(owner, member);

    /// <summary>A value of a body as its caller sees it, who has given these inputs.</summary>
    public Value Substitute(Value value, Inputs inputs) => value.IsSymbolic ? new Substitution(this, _members, inputs).Of(value) : value;

    /// <summary>A new object of a class with source.</summary>
    public Value Create(IMethodSymbol constructor, ValueList arguments, CallPlace place)
    {
        var type = constructor.ContainingType;
        var summary = SummaryOf(constructor);
        var inputs = new Inputs(constructor, new Instance(type, ValueMap.Empty), arguments, ValueMap.Empty);
        Instantiate(summary, inputs, place);
        var members = summary.Members.Map(value => Silent.Substitute(value, inputs));
        return new Instance(type, members) { IsComplete = !summary.IsOpaque && !summary.IsTruncated }.Bounded();
    }

    /// <summary>What a body returns for these inputs; what it leaves open is applied again, now that the inputs are known.</summary>
    /// <param name="summary">The body.</param>
    /// <param name="inputs">What it is given.</param>
    /// <param name="place">Which part of the body under analysis brings what.</param>
    /// <param name="isDecided">Whether what captured values decide was taken down before.</param>
    public Value Instantiate(Summary summary, Inputs inputs, CallPlace place, bool isDecided = false)
    {
        recorder.Happened(new Happening(place.Call, summary.Events, summary.Once));
        return Close(summary, inputs, place, isDecided);
    }

    /// <summary>The same for a nested function that is only made here: what it does to what it captures is known; it does not run yet.</summary>
    public Value Close(Summary summary, Inputs inputs, CallPlace place, bool isDecided = false)
    {
        recorder.Used(summary);
        foreach (var kept in summary.Kept)
            recorder.Escaped(inputs.Of(kept));
        foreach (var given in summary.MayGive)
            recorder.LostSight(inputs.Of(given));
        foreach (var changed in summary.Changed)
            _changes.Overwrite(changed, inputs);
        if (summary.ChangesUnknown)
            _changes.OverwriteWithin(inputs);
        var shared = SharedInputs.Of(summary, inputs);
        if (recorder is not SilentRecorder)
        {
            var substitution = new Substitution(Silent, _members, inputs);
            foreach (var use in summary.Uses)
            {
                if ((!isDecided || !CallPlace.IsDecidedByCaptures(use)) && substitution.Of(use) is { } reached && shared?.MayHaveChanged(use, reached) != true)
                    Under(reached.Guards).Apply(reached.Function, reached.Arguments, use.Site, CallPlace.At(place.Of(use)));
            }
        }

        var result = shared is not null && summary.Returns.IsSymbolic && shared.MayHaveChangedIn(summary.Returns, new Substitution(Silent, _members, inputs))
            ? Value.Unknown
            : Silent.Substitute(summary.Returns, inputs);
        if (summary.KeepsGiven)
            recorder.LostSight(result);
        return result;
    }

    /// <summary>A new object for <c>new T()</c>, as far as the type is known.</summary>
    public Value CreateOf(ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol parameter => new NewOf(parameter),
        INamedTypeSymbol named when named.InstanceConstructors.FirstOrDefault(static constructor => constructor.Parameters.Length == 0)
            is { } constructor && fixpoint.HasSource(named) => Silent.Create(constructor, ValueList.Empty, CallPlace.At(Location(named))),
        _ => Value.Unknown,
    };

    public Summary SummaryOf(IMethodSymbol method) =>
        recorder.IsExhausted ? Summary.BeyondBound : fixpoint.SummaryOf(method.OriginalDefinition, depth - 1);

    private static SyntaxNode Location(INamedTypeSymbol type) => type.DeclaringSyntaxReferences[0].GetSyntax();

    /// <summary>The same applier, for what happens only where questions were answered so.</summary>
    private Applier Under(OrderedSet<Answer>? guards) =>
        guards is { Items.IsEmpty: true } ? this : new Applier(fixpoint, depth, new GuardedRecorder(recorder, guards), _asked);

    /// <summary>The last part decides; what comes out of a part of a chain comes from where the part was made.</summary>
    private Value ApplyChain(Chain chain, ValueList arguments, Site site, CallPlace place)
    {
        var value = chain.Steps.FromStart && arguments.Count > 0 ? arguments[0] : Value.Unknown;
        foreach (var part in chain.Steps.Known)
        {
            var function = part is TupleValue named ? named.Slots.Last : part;
            var made = function is LibraryObject { Creations.Items: [var creation] }
                ? new Site(creation.Site, creation.Member, creation.Site)
                : site;
            value = Apply(function, new ValueList(value), made, place);
        }

        return value;
    }

    /// <summary>Whether it makes no difference which of several functions it is.</summary>
    private static bool IsSettled(Value function, ValueList arguments) =>
        function is LibraryObject library && arguments.Count > 0 && library.Function.Settles(arguments[0] is Choice { Common: var whatever } ? whatever : arguments[0]);

    /// <summary><c>(squash ? Sequential(a, b) : Sequential(a)).forward(x)</c>: what each makes of <c>x</c>, and what decides between the two.</summary>
    private Value ApplyEither(Choice choice, Question question, ValueList arguments, Site site, CallPlace place)
    {
        return Choice.Of(question, Where(isYes: true, choice.Yes), Where(isYes: false, choice.No));

        Value Where(bool isYes, Value function) =>
            function == Value.None ? function : Under(OrderedSet<Answer>.Of(new Answer(question, isYes))).Apply(function, arguments, site, place);
    }

    private Value ApplyInstance(Instance instance, ValueList arguments, Site site, CallPlace place)
    {
        if (Library.ApplicationOf(instance.Type, arguments.Count) is { } method)
            return fixpoint.Analysis.Overrides.MayHaveAnother(method, instance.Type, fixpoint.Cancellation) ? Value.Unknown : CallExactly(method, instance, arguments, site, place);
        for (var type = instance.Type; type is not null; type = type.BaseType)
        {
            if (instance.Members.Find(type.OriginalDefinition) is { } inherited)
                return Apply(inherited, arguments, site, place);
        }

        return Value.Unknown;
    }

    private Value ApplySymbolic(Symbolic symbolic, ValueList arguments, Site site, CallPlace place)
    {
        if (ByType(symbolic.Type) is { } library)
            return LibraryApplications.Apply(library, arguments, site, place, recorder);
        if (Dispatch.ClassOf(symbolic.Type) is { } known && Library.ApplicationOf(known, arguments.Count) is { } method
            && !fixpoint.Analysis.Contents.MayBeHooked(known, fixpoint.Cancellation))
            return Call(method, symbolic, arguments, site, place);
        return Open(symbolic, arguments, site, place);
    }

    private Value Open(Value function, ValueList arguments, Site site, CallPlace place)
    {
        recorder.Open(new DeferredUse(function, arguments, site, LibraryApplications.PlaceOf(site, place)));
        return new Application(function, arguments, site).Bounded();
    }

    private Value CallExactly(IMethodSymbol method, Value? target, ValueList arguments, Site site, CallPlace place)
    {
        if (fixpoint.HasSource(method.ContainingType) && !method.IsAbstract)
        {
            if (fixpoint.Analysis.Overrides.IsUncertain(method))
                return Unfollowed(method, arguments, place.Call);
            return fixpoint.Members.AutoPropertyOf(method) is { } property
                ? ReadMember(target ?? Value.Unknown, property)
                : Instantiate(SummaryOf(method), new Inputs(method, target, arguments, ValueMap.Empty), place);
        }

        if (Library.Of(method).Function is { } function)
            return LibraryApplications.Apply(new LibraryObject(function), target is null ? arguments : new ValueList([target, .. arguments]), site, place, recorder);
        return Value.Unknown;
    }

    /// <summary>Candidates that ask each other give what nobody knows: each round would ask all of them anew.</summary>
    private bool IsAskedAlready(IMethodSymbol method) =>
        _asked.Count >= Bounds.Depth || _asked.Contains(method.OriginalDefinition, SymbolEqualityComparer.Default);

    private Applier Asking(ImmutableList<IMethodSymbol> methods) => new(fixpoint, depth, recorder as SilentRecorder ?? new SilentRecorder(recorder), methods);

    /// <summary>What all classes that a virtual call may reach agree on.</summary>
    private Value Agreed(IMethodSymbol method, IReadOnlyList<IMethodSymbol> candidates, Value? target, ValueList arguments, Site site, CallPlace place)
    {
        var agreed = Value.None;
        var each = Asking(_asked.Add(method.OriginalDefinition));
        foreach (var candidate in candidates)
            agreed = Lattice.Join(agreed, each.CallExactly(candidate, target, arguments, site, place));
        if (recorder is not SilentRecorder)
        {
            var summaries = candidates.Select(SummaryOf).ToList();
            recorder.Happened(new Happening(
                place.Call, summaries.Select(static summary => summary.Events).Aggregate(static (one, other) => one.Or(other)),
                summaries.Select(static summary => summary.Once).Aggregate(static (one, other) => one.Or(other))));
        }

        return agreed;
    }
}
