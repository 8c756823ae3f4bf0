using System.Collections.Immutable;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>
/// A body knows its values in terms of what it is given: of <c>Tensor Squash(Tensor t) =&gt; t.sigmoid()</c>, sigmoid of <c>t</c>. For a caller who gives
/// logits that is sigmoid of logits: every parameter, captured variable and the receiver become what this caller gave, and what was open is applied.
/// </summary>
internal sealed class Substitution(Applier applier, MemberReads members, Inputs inputs)
{
    /// <summary>A value of a body as its caller sees it, who has given these inputs.</summary>
    public Value Of(Value value) => value switch
    {
        { IsSymbolic: false } => value,
        Parameter parameter => inputs.Of(parameter),
        Choice choice => Chosen(choice),
        AnyOf several => several.Alternatives.Select(Of).Aggregate(Value.None, EitherOf),
        Receiver => inputs.OfReceiver,
        Captured captured => inputs.Of(captured),
        NewOf created => applier.CreateOf(inputs.Of(created.TypeParameter)),
        MemberOf member => members.Read(Of(member.Owner), member.Member),
        SlotOf slot => TupleValue.Slot(Of(slot.Tuple), slot.Index),
        Application application => applier.Silent.Apply(
            Of(application.Function),
            application.Arguments.Map(Of),
            application.Site,
            CallPlace.At(application.Site.Call)),
        Items items => Spliced((Items)items.Map(Of)),
        _ => value.Map(Of),
    };

    private Value Chosen(Choice choice)
    {
        var (yes, no) = (Of(choice.Yes), Of(choice.No));
        return choice.Question is { } question ? Chosen(Asked(question)) : EitherOf(yes, no);

        Value Chosen(Value subject) => question.AnswerFor(subject) switch
        {
            true => yes,
            false => no,
            _ when subject == Value.None => Value.None,
            _ when subject is Choice { Question: not null } other => Choice.Of(other.Question, Chosen(other.Yes), Chosen(other.No)),
            _ when subject is Symbolic { IsSubject: true } own => Choice.Of(question with { Subject = own }, yes, no),
            _ => Lattice.Join(yes, no),
        };
    }

    /// <summary>What two values have in common of which nobody can tell which it is; a caller may still tell what the first one is.</summary>
    private static Value EitherOf(Value one, Value other) =>
        one is Choice { Question: { } question } choice
            ? Choice.Of(question, EitherOf(choice.Yes, other), EitherOf(choice.No, other))
            : Lattice.Join(one, other);

    /// <summary>What a question asks about, for these inputs.</summary>
    private Value Asked(Question question) =>
        question.Subject is MemberOf member && Of(member.Owner) is Symbolic owner
            ? members.SubjectOf(owner, member.Member)
            : Of(question.Subject);

    /// <summary>With the elements of a list in its place in the list.</summary>
    private static Items Spliced(Items items)
    {
        if (!items.Known.Any(static item => item is Items))
            return items;
        var spliced = items with { Known = ValueList.Empty };
        foreach (var item in items.Known)
            spliced = item is Items inner ? spliced.Then(inner) : spliced.Append(item);
        return spliced;
    }

    /// <summary>A use that a body has left open, for these inputs; null if they never lead to it.</summary>
    public DeferredUse? Of(DeferredUse use)
    {
        var guards = OrderedSet<Answer>.Empty;
        if (use.Guards is { Items: { IsEmpty: false } asked } && !IsReached(asked, ref guards!))
            return null;
        return use with { Function = Of(use.Function), Arguments = use.Arguments.Map(Of), Guards = use.Guards is null ? null : guards };
    }

    /// <summary>Whether these inputs lead to where all that was asked had to be answered so; what they do not decide is left to their caller.</summary>
    /// <param name="asked">What was asked.</param>
    /// <param name="left">What a caller of this body has to answer; null if nobody can.</param>
    private bool IsReached(ImmutableArray<Answer> asked, ref OrderedSet<Answer>? left)
    {
        foreach (var answer in asked)
        {
            var subject = Asked(answer.Question);
            if (answer.Question.AssumedFor(subject) is { } isYes)
            {
                if (isYes != answer.IsYes)
                    return false;
            }
            else
                left = subject is Symbolic { IsSubject: true } own
                    ? left?.UnionIfWhole(OrderedSet<Answer>.Of(answer with { Question = answer.Question with { Subject = own } }))
                    : null;
        }

        return true;
    }
}
