using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>What fields and auto-properties hold: as this object was made, or whatever is written to them anywhere.</summary>
internal sealed class MemberReads(SummaryFixpoint fixpoint)
{
    private readonly MembersByClass _byClass = new(fixpoint);

    /// <summary>Reads a field or auto-property.</summary>
    public Value Read(Value owner, ISymbol member)
    {
        if (member is IFieldSymbol field && !fixpoint.HasSource(member.ContainingType))
            return fixpoint.Analysis.Library.ValueOf(field);
        if (member.ContainingType.IsAnonymousType)
            return ReadUnchanging(owner, member);
        if (fixpoint.Analysis.Contents.IsLost(member, fixpoint.Cancellation))
            return Value.Unknown;
        return fixpoint.Analysis.Contents.LosesChainsWithin(member, fixpoint.Cancellation) ? WithoutChains(ReadStored(owner, member)) : ReadStored(owner, member);
    }

    /// <summary>A chain that stands in a list has other names than the list's.</summary>
    private static Value WithoutChains(Value value) => value is Chain ? Value.Unknown : value is Items or Slots or TupleValue ? value.Map(WithoutChains) : value;

    private Value ReadStored(Value owner, ISymbol member)
    {
        var isConstructed = fixpoint.Members.IsSetByConstruction(member, fixpoint.Cancellation);
        if (isConstructed && owner is Instance instance && (instance.Members.Find(member) ?? AbsentFrom(instance, member)) is { } known)
            return known;
        var common = fixpoint.ValueOf(member);
        if (isConstructed && owner is Symbolic { Type: INamedTypeSymbol type } && common == Value.Unknown && _byClass.Read(type, member) is var made && made != Value.Unknown)
            return made;
        return isConstructed && owner is Symbolic && !IsTelling(common) ? new MemberOf(owner, member).Bounded() : common;
    }

    /// <summary><c>new { p, y }</c>: what it was made with is what it holds.</summary>
    private static Value ReadUnchanging(Value owner, ISymbol member) => owner switch
    {
        Instance instance => instance.Members.Find(member) ?? Value.Unknown,
        Symbolic => new MemberOf(owner, member).Bounded(),
        _ => Value.Unknown,
    };

    /// <summary>Whether no single object can say more of a value. What decides about a list is its end.</summary>
    private static bool IsTelling(Value value) => value switch
    {
        Items items => items.Known is { Count: > 0, Last.IsWhole: true },
        Chain chain => IsTelling(chain.Steps),
        _ => value.IsWhole,
    };

    /// <summary>An object that is wholly known holds what it began with where nobody has put anything.</summary>
    private static Value? AbsentFrom(Instance instance, ISymbol member) =>
        instance.IsComplete && InitialValue.Of(member) is var initial && initial != Value.Unknown ? initial : null;

    /// <summary>
    /// The member of an object that is not known yet, if the object keeps what it was made with. <c>bool Squashed { get; }</c> of an interface, or one that has code
    /// or may be overridden, keeps nothing: what it says is another member's affair.
    /// </summary>
    public Value SubjectOf(Symbolic owner, ISymbol member) =>
        fixpoint.HasSource(member.ContainingType) && member is { IsVirtual: false, IsAbstract: false, IsOverride: false } && fixpoint.Members.IsStored(member)
        && fixpoint.Members.IsSetByConstruction(member, fixpoint.Cancellation)
            ? new MemberOf(owner, member).Bounded()
            : Value.Unknown;
}
