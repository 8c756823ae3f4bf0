using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// After <c>var h = new Holder(z); z.sigmoid_();</c> the holder holds something else, too. An object that changes in place changes under every name
/// that it has; so it is forgotten in every variable, member and container, however deep it lies in what they hold.
/// </summary>
internal static class Aliases
{
    /// <summary>A name of the value, or of what it holds, is followed no longer.</summary>
    public static void LoseSightOf(this State state, Value value)
    {
        foreach (var fact in FactsIn(value))
        {
            if (state.PossibleAliases.Find(fact) is null)
                state.PossibleAliases = state.PossibleAliases.SetItem(fact, fact);
        }

        foreach (var input in value.Within(Contents.Input))
        {
            if (VariableOf(input) is { } variable && state.LostInputs.Find(variable) is null)
                state.LostInputs = state.LostInputs.SetItem(variable, variable);
        }
    }

    /// <summary>
    /// Forgets an object that changes in place, under every name that it has: a part of it may have changed only. What is not known may be
    /// another name of whatever was made in place before.
    /// </summary>
    public static void ForgetOverwritten(this State state, Value value)
    {
        if (value is Choice choice)
        {
            state.ForgetOverwritten(choice.Yes);
            state.ForgetOverwritten(choice.No);
        }

        foreach (var each in value is AnyOf several ? several.Alternatives : ValueList.Empty)
            state.ForgetOverwritten(each);
        if (value is Fact overwritten && state.ChangedFacts.Find(overwritten) is null)
            state.ChangedFacts = state.ChangedFacts.SetItem(overwritten, overwritten);
        if (value == Value.Unknown || value is MemberOf or ElementOf)
            state.ForgetHidden();
        if (value == Value.Unknown || value == Value.Fresh)
            Forget(state, static held => held is Fact { MadeInPlace: true });
        else if (value is not Constant && value != Value.None && value != Value.Null)
            Forget(state, held => held.Equals(value) || (held is Fact fact && value is Fact changed && fact.MayBe(changed)));
    }

    /// <summary>
    /// <c>h.Squash()</c> changes a tensor that <c>h</c> holds; <c>kept["p"].sigmoid_()</c> one that may be any. Of more than
    /// <see cref="Bounds.Aliases"/> candidates nobody compares each: every fact is forgotten.
    /// </summary>
    public static void ForgetHidden(this State state)
    {
        state.HasHiddenChange = true;
        var hidden = state.PossibleAliases.Entries.Select(static entry => entry.Key)
            .Concat(state.Values.Where(static value => value is not Fact).SelectMany(FactsIn))
            .Take(Bounds.Aliases + 1).ToList();
        if (hidden.Count > Bounds.Aliases)
            Forget(state, static held => held is Fact);
        else if (hidden.Count > 0)
            Forget(state, held => held is Fact fact && hidden.Exists(fact.MayBe));
    }

    /// <summary><c>foreach (var m in net.modules()) m.Hook(…)</c>: any object that is applied may give something else now.</summary>
    public static void ForgetObjects(this State state) => Forget(state, static held => held.IsObject || held is Container);

    /// <summary>What objects are known to hold in a member.</summary>
    public static IEnumerable<Value> HeldIn(this State state, ISymbol member)
    {
        if (state.Members.Find(member) is { } own)
            yield return own;
        foreach (var instance in state.Values.SelectMany(static value => value.Within(Contents.Fact)).OfType<Instance>())
        {
            if (instance.Members.Find(member) is { } held)
                yield return held;
        }
    }

    /// <summary>The parameter or captured variable whose object a value is.</summary>
    public static ISymbol? VariableOf(Value input) => input switch
    {
        Parameter { Symbol: var parameter } => parameter,
        Captured { Symbol: var captured } => captured,
        _ => null,
    };

    /// <summary><c>last = p; return p;</c>: whether something beside the body's own variables names a value, or a part of it.</summary>
    public static bool HasOtherName(this State state, Value value) => value.Within(Contents.Fact | Contents.Input).Any(part =>
        (part is Fact fact && state.PossibleAliases.Find(fact) is not null)
        || (VariableOf(part) is { } input && state.LostInputs.Find(input) is not null)
        || (part is Fact or Application && state.Members.Entries.Any(member => member.Value.Within(Contents.Fact | Contents.Input).Contains(part))));

    /// <summary>What a member is known to hold, without what has changed in place since.</summary>
    public static Value Unchanged(this State state, Value read) =>
        (state.ChangedFacts.Count == 0 && !state.HasHiddenChange) || !read.Contains(Contents.Fact) ? read
        : Without(read, held => held is Fact fact && (state.HasHiddenChange || state.ChangedFacts.Entries.Any(changed => fact.MayBe(changed.Key))));

    private static IEnumerable<Fact> FactsIn(Value value) => value.Within(Contents.Fact).OfType<Fact>();

    private static void Forget(State state, Func<Value, bool> isForgotten)
    {
        foreach (var captured in state.Captured.Entries)
        {
            if (state.Locals.Find(captured.Key) is { } held && !ReferenceEquals(Without(held, isForgotten), held))
                state.ChangeHeld(captured.Key);
        }

        state.Map(held => Without(held, isForgotten));
    }

    private static Value Without(Value holder, Func<Value, bool> isForgotten) => holder switch
    {
        _ when isForgotten(holder) => Value.Unknown,
        Choice { Question: null } either when isForgotten(either.Yes) || isForgotten(either.No) => Value.Unknown,
        _ => holder.Map(part => Without(part, isForgotten)),
    };
}
