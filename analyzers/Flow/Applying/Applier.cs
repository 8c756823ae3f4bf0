using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>Applies functions to values: the summary of what is called, instantiated with what it is given.</summary>
internal sealed class Applier(SummaryFixpoint evaluation, int depth, IRecorder recorder)
{
    private ILibrary Library => evaluation.Analysis.Library;

    /// <summary>The same machine, which takes nothing down: for values that were applied, and taken down, before.</summary>
    private Applier Silent => recorder is SilentRecorder ? this : new Applier(evaluation, depth, new SilentRecorder(recorder));

    /// <summary>Applies a function value.</summary>
    /// <param name="function">What is applied.</param>
    /// <param name="arguments">To what, in the order of the parameters.</param>
    /// <param name="site">Where it is written.</param>
    /// <param name="place">Which part of the body under analysis brings what.</param>
    public Value Apply(Value function, ValueList arguments, Site site, CallPlace place) => function switch
    {
        LibraryObject library => ApplyLibrary(library, arguments, site, place),
        Chain { Parts.Known: { Count: > 0, Last: Spread } } open => Open(open, arguments, site, place),
        Chain chain => ApplyChain(chain, arguments, site, place),
        MethodValue method => Call(method.Method, method.Target, arguments, site, place),
        Closure closure => Instantiate(
            closure.Summary, new Inputs(closure.Function, closure.Target, arguments, closure.Captures), place, closure.IsDecided),
        Instance instance => ApplyInstance(instance, arguments, site, place),
        Choice { Common: var whatever } when whatever != Value.Unknown => Apply(whatever, arguments, site, place),
        Symbolic symbolic => ApplySymbolic(symbolic, arguments, site, place),
        _ => Value.Unknown,
    };

    /// <summary>Calls a method, dispatched on its target unless it is called directly.</summary>
    public Value Call(IMethodSymbol method, Value? target, ValueList arguments, Site site, CallPlace place, bool isDirect = false)
    {
        if (isDirect || !Dispatch.IsDispatched(method))
            return CallExactly(method, target, arguments, site, place);
        if (target is Instance instance)
        {
            return TypeHierarchy.Implementation(method, instance.Type) is { } implementation
                && !evaluation.Analysis.Hierarchy.MayHaveAnother(implementation, instance.Type)
                ? CallExactly(implementation, target, arguments, site, place)
                : Value.Unknown;
        }

        var candidates = Dispatch.Candidates(method, target, evaluation);
        if (candidates.Count == 1)
            return CallExactly(candidates[0], target, arguments, site, place);
        var agreed = candidates.Count == 0 ? Value.Unknown : Agreed(candidates, target, arguments, site, place);
        if (target is not Symbolic)
            return agreed;
        var open = Open(new MethodValue(method, target), arguments, site, place);
        return agreed.IsWhole && !agreed.IsSymbolic ? agreed : open;
    }

    /// <summary>Reads a field or auto-property.</summary>
    public Value ReadMember(Value owner, ISymbol member)
    {
        if (member is IFieldSymbol field && !evaluation.HasSource(member.ContainingType))
            return Library.ValueOf(field);
        var isConstructed = evaluation.Members.IsSetByConstruction(member, evaluation.Cancellation);
        if (isConstructed && owner is Instance instance && (instance.Members.Find(member) ?? AbsentFrom(instance, member)) is { } known)
            return known;
        var common = evaluation.ValueOf(member);
        return isConstructed && owner is Symbolic && !IsTelling(common) ? new MemberOf(owner, member).Bounded() : common;
    }

    /// <summary>Whether no single object can say more of a value. What decides about a list is its end.</summary>
    private static bool IsTelling(Value value) => value switch
    {
        Items items => items.Known is { Count: > 0, Last.IsWhole: true },
        Chain chain => IsTelling(chain.Parts),
        _ => value.IsWhole,
    };

    /// <summary>An object that is wholly known holds what it began with where nobody has put anything.</summary>
    private static Value? AbsentFrom(Instance instance, ISymbol member) => 
        instance.IsComplete && InitialValue.Of(member) is var initial && initial != Value.Unknown ? initial : null;

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

    public Value Substitute(Value value, Inputs inputs) => value switch
    {
        { IsSymbolic: false } => value,
        Parameter parameter => inputs.Of(parameter),
        Given given => Substitute(given.Whose, inputs) is var whose && whose is Symbolic symbolic ? new Given(symbolic) : whose,
        Excluding excluding => excluding.For(Substitute(excluding.Whose, inputs)),
        Either either => either.For(Substitute(either.One, inputs), Substitute(either.Other, inputs)),
        Choice choice => Chosen(choice, inputs),
        Receiver => inputs.OfReceiver,
        Captured captured => inputs.Of(captured),
        NewOf created => CreateOf(inputs.Of(created.TypeParameter)),
        MemberOf member => ReadMember(Substitute(member.Owner, inputs), member.Member),
        SlotOf slot => Slot(Substitute(slot.Tuple, inputs), slot.Index),
        Application application => Silent.Apply(
            Substitute(application.Function, inputs),
            application.Arguments.Map(argument => Substitute(argument, inputs)),
            application.Site,
            CallPlace.At(application.Site.Node)),
        MethodValue method => method with { Target = method.Target is null ? null : Substitute(method.Target, inputs) },
        Closure closure => closure with
        {
            Captures = closure.Captures.Map(captured => Substitute(captured, inputs)),
            Target = closure.Target is null ? null : Substitute(closure.Target, inputs),
        },
        Instance instance => instance with { Members = instance.Members.Map(member => Substitute(member, inputs)) },
        TupleValue tuple => tuple with { Slots = tuple.Slots.Map(slot => Substitute(slot, inputs)) },
        Items items => Spliced(items with { Known = items.Known.Map(item => Substitute(item, inputs)) }),
        Spread spread => SpreadOf(Substitute(spread.Elements, inputs)),
        Chain chain => chain with { Parts = (Items)Substitute(chain.Parts, inputs) },
        _ => Value.Unknown,
    };

    private Value Chosen(Choice choice, Inputs inputs)
    {
        var (yes, no) = (Substitute(choice.Yes, inputs), Substitute(choice.No, inputs));
        return Chosen(Asked(choice.Question, inputs));

        Value Chosen(Value subject) => choice.Question.AnswerFor(subject) switch
        {
            true => yes,
            false => no,
            _ when subject is Choice other => Choice.Of(other.Question, Chosen(other.Yes), Chosen(other.No)),
            _ when subject is Symbolic { IsSubject: true } own => Choice.Of(choice.Question with { Subject = own }, yes, no),
            _ => Lattice.Join(yes, no),
        };
    }

    /// <summary>What a question asks about, for these inputs.</summary>
    private Value Asked(Question question, Inputs inputs) =>
        question.Subject is MemberOf member && Substitute(member.Owner, inputs) is Symbolic owner
            ? SubjectOf(owner, member.Member)
            : Silent.Substitute(question.Subject, inputs);

    /// <summary>The member of an object that is not known yet, if the object keeps what it was made with.</summary>
    public Value SubjectOf(Symbolic owner, ISymbol member) =>
        evaluation.HasSource(member.ContainingType) && evaluation.Members.IsSetByConstruction(member, evaluation.Cancellation)
            ? new MemberOf(owner, member).Bounded()
            : Value.Unknown;

    /// <summary>What stands in a list for elements that are somebody else's.</summary>
    public static Value SpreadOf(Value elements) => elements is Symbolic symbolic ? new Spread(symbolic) : elements;

    /// <summary>With the elements of a list in its place in the list.</summary>
    private static Items Spliced(Items items)
    {
        if (!items.Known.Any(static item => item is Items))
            return items;
        var spliced = items.FromStart ? Items.Empty : Items.Anything;
        foreach (var item in items.Known)
            spliced = item is Items inner ? inner.FromStart ? spliced with { Known = spliced.Known.Append(inner.Known) } : inner : spliced.Append(item);
        return spliced;
    }

    /// <summary>What a body returns for these inputs; what it leaves open is applied again, now that the inputs are known.</summary>
    /// <param name="summary">The body.</param>
    /// <param name="inputs">What it is given.</param>
    /// <param name="place">Which part of the body under analysis brings what.</param>
    /// <param name="isDecided">Whether what captured values decide was taken down before.</param>
    public Value Instantiate(Summary summary, Inputs inputs, CallPlace place, bool isDecided = false)
    {
        recorder.Used(summary);
        foreach (var changed in summary.Changed)
            Overwrite(changed, inputs);
        if (recorder is not SilentRecorder)
        {
            foreach (var use in summary.Uses)
            {
                if (!isDecided || !CallPlace.IsDecidedByCaptures(use))
                    Reapply(use, inputs, place);
            }
        }

        return Silent.Substitute(summary.Returns, inputs);
    }

    private void Overwrite(ISymbol changed, Inputs inputs)
    {
        if (changed is IParameterSymbol parameter)
            recorder.Overwritten(inputs.Of(new Parameter(parameter)));
        else
            recorder.OverwrittenIn(changed);
    }

    /// <summary>A slot of a tuple.</summary>
    public static Value Slot(Value tuple, int index) => tuple switch
    {
        TupleValue known when index < known.Slots.Count => known.Slots[index],
        Symbolic symbolic => new SlotOf(symbolic, index).Bounded(),
        _ => Value.Unknown,
    };

    /// <summary>A new object for <c>new T()</c>, as far as the type is known.</summary>
    public Value CreateOf(ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol parameter => new NewOf(parameter),
        INamedTypeSymbol named when named.InstanceConstructors.FirstOrDefault(static constructor => constructor.Parameters.Length == 0)
            is { } constructor && evaluation.HasSource(named) => Silent.Create(constructor, ValueList.Empty, CallPlace.At(Location(named))),
        _ => Value.Unknown,
    };

    public Summary SummaryOf(IMethodSymbol method) => evaluation.SummaryOf(method.OriginalDefinition, depth - 1);

    private static SyntaxNode Location(INamedTypeSymbol type) => type.DeclaringSyntaxReferences[0].GetSyntax();

    private void Reapply(DeferredUse use, Inputs inputs, CallPlace place)
    {
        var guards = OrderedSet<Answer>.Empty;
        if (use.Guards is { Items: { IsEmpty: false } asked } && !IsReached(asked, inputs, ref guards!))
            return;
        var function = Silent.Substitute(use.Function, inputs);
        var arguments = use.Arguments.Map(argument => Silent.Substitute(argument, inputs));
        Under(use.Guards is null ? null : guards).Apply(function, arguments, use.Site, CallPlace.At(place.Of(use)));
    }

    /// <summary>Whether these inputs lead to where all that was asked had to be answered so; what they do not decide is left to their caller.</summary>
    /// <param name="asked">What was asked.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="left">What a caller of this body has to answer; null if nobody can.</param>
    private bool IsReached(ImmutableArray<Answer> asked, Inputs inputs, ref OrderedSet<Answer>? left)
    {
        foreach (var answer in asked)
        {
            var subject = Asked(answer.Question, inputs);
            if (answer.Question.AssumedFor(subject) is { } isYes)
            {
                if (isYes != answer.IsYes)
                    return false;
            }
            else
                left = subject is Symbolic { IsSubject: true } own
                    ? left?.Union(OrderedSet<Answer>.Of(answer with { Question = answer.Question with { Subject = own } }))
                    : null;
        }

        return true;
    }

    private Applier Under(OrderedSet<Answer>? guards) =>
        guards is { Items.IsEmpty: true } ? this : new Applier(evaluation, depth, new GuardedRecorder(recorder, guards));

    private Value ApplyLibrary(LibraryObject library, ValueList given, Site site, CallPlace place)
    {
        var arguments = given.Map(static argument => argument is Choice { Common: var whatever } && whatever != Value.Unknown ? whatever : argument);
        var function = library.Function;
        if (function.IsObserved && arguments.Count > 0)
        {
            if (arguments[0].IsSymbolic)
                recorder.Open(new DeferredUse(library, arguments, site, PlaceOf(site, place)));
            else if (arguments[0] != Value.Unknown)
                recorder.Decided(new Observation(function, arguments, site, PlaceOf(site, place)));
        }

        if (function.OverwritesInput && arguments.Count > 0)
            recorder.Overwritten(arguments[0]);
        if (function.Apply(arguments, () => OriginsOf(library, site)) is { } result)
            return result;
        return arguments.AnySymbolic ? new Application(library, arguments, site).Bounded() : Value.Unknown;
    }

    private static SyntaxNode PlaceOf(Site site, CallPlace place) => place.Call == site.Node ? site.Argument : place.Call;

    private static OrderedSet<Origin> OriginsOf(LibraryObject library, Site site)
    {
        var origins = library.Creations.Items.Select(creation => new Origin(site.Node, library.Function, site.Member, creation.Site)).ToList();
        return origins.Count == 0
            ? OrderedSet<Origin>.Of(new Origin(site.Node, library.Function, site.Member))
            : origins.Select(OrderedSet<Origin>.Of).Aggregate((left, right) => left.Union(right));
    }

    /// <summary>The last part decides; what comes out of a part of a chain comes from where the part was made.</summary>
    private Value ApplyChain(Chain chain, ValueList arguments, Site site, CallPlace place)
    {
        var value = chain.Parts.FromStart && arguments.Count > 0 ? arguments[0] : Value.Unknown;
        foreach (var part in chain.Parts.Known)
        {
            var function = part is TupleValue named ? named.Slots.Last : part;
            var made = function is LibraryObject { Creations.Items: [var creation] }
                ? new Site(creation.Site, creation.Member, creation.Site)
                : site;
            value = Apply(function, new ValueList(value), made, place);
        }

        return value;
    }

    private Value ApplyInstance(Instance instance, ValueList arguments, Site site, CallPlace place)
    {
        if (Library.ApplicationOf(instance.Type, arguments.Count) is { } method)
            return evaluation.Analysis.Hierarchy.MayHaveAnother(method, instance.Type) ? Value.Unknown : CallExactly(method, instance, arguments, site, place);
        for (var type = instance.Type; type is not null; type = type.BaseType)
        {
            if (instance.Members.Find(type.OriginalDefinition) is { } inherited)
                return Apply(inherited, arguments, site, place);
        }

        return Value.Unknown;
    }

    private Value ApplySymbolic(Symbolic symbolic, ValueList arguments, Site site, CallPlace place)
    {
        if (symbolic.Type is { } type && Library.FunctionOf(type) is { } function)
            return ApplyLibrary(new LibraryObject(function), arguments, site, place);
        if (Dispatch.ClassOf(symbolic.Type) is { } known && Library.ApplicationOf(known, arguments.Count) is { } method)
            return Call(method, symbolic, arguments, site, place);
        return Open(symbolic, arguments, site, place);
    }

    private Value Open(Value function, ValueList arguments, Site site, CallPlace place)
    {
        recorder.Open(new DeferredUse(function, arguments, site, PlaceOf(site, place)));
        return new Application(function, arguments, site).Bounded();
    }

    private Value CallExactly(IMethodSymbol method, Value? target, ValueList arguments, Site site, CallPlace place)
    {
        if (evaluation.HasSource(method.ContainingType) && !method.IsAbstract)
        {
            if (TypeHierarchy.IsUncertain(method))
                return Value.Unknown;
            return evaluation.Members.AutoPropertyOf(method) is { } property
                ? ReadMember(target ?? Value.Unknown, property)
                : Instantiate(SummaryOf(method), new Inputs(method, target, arguments, ValueMap.Empty), place);
        }

        if (Library.FunctionOf(method.OriginalDefinition) is { } function)
            return ApplyLibrary(new LibraryObject(function), target is null ? arguments : new ValueList([target, .. arguments]), site, place);
        return Value.Unknown;
    }

    /// <summary>What all classes that a virtual call may reach agree on.</summary>
    private Value Agreed(IReadOnlyList<IMethodSymbol> candidates, Value? target, ValueList arguments, Site site, CallPlace place)
    {
        var agreed = Value.None;
        foreach (var candidate in candidates)
            agreed = Lattice.Join(agreed, Silent.CallExactly(candidate, target, arguments, site, place));
        return agreed;
    }

    /// <summary>Notes of all that is taken down on what it depends.</summary>
    private sealed class GuardedRecorder(IRecorder inner, OrderedSet<Answer>? guards) : IRecorder
    {
        public void Open(DeferredUse use) => inner.Open(use with { Guards = guards is null ? null : use.Guards?.Union(guards) });

        /// <summary>Decided, but for whether it is reached.</summary>
        public void Decided(Observation observation) =>
            inner.Open(new DeferredUse(new LibraryObject(observation.Function), observation.Arguments, observation.Site, observation.Place)
            {
                Guards = guards,
            });

        public void Overwritten(Value value) => inner.Overwritten(value);

        public void OverwrittenIn(ISymbol member) => inner.OverwrittenIn(member);

        public void Used(Summary summary) => inner.Used(summary);
    }

    /// <summary>Keeps what bounds need, and drops what was taken down before.</summary>
    private sealed class SilentRecorder(IRecorder inner) : IRecorder
    {
        public void Open(DeferredUse use)
        {
        }

        public void Decided(Observation observation)
        {
        }

        public void Overwritten(Value value) => inner.Overwritten(value);

        public void OverwrittenIn(ISymbol member) => inner.OverwrittenIn(member);

        public void Used(Summary summary) => inner.Used(summary);
    }
}
