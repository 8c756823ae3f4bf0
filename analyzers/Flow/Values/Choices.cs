using System.Collections.Immutable;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>
/// Joins what two paths bring, where a question to an input has parted them: the caller's argument decides between the two then,
/// and nothing need be forgotten.
/// </summary>
internal static class Choices
{
    /// <summary>What two paths bring, with what decides between them where a plain join would forget something.</summary>
    public static Value JoinPaths(Value left, ImmutableArray<Answer> answers, Value right, ImmutableArray<Answer> others)
    {
        var joined = Lattice.Join(left, right);
        return IsLoss(joined, left, right) ? Join(left, answers, right, others) : joined;
    }

    /// <summary>Whether a join has forgotten which of the two it was.</summary>
    public static bool IsLoss(Value joined, Value left, Value right) =>
        !left.Equals(right)
        && (joined == Value.Unknown || IsLossOfSlots(joined, left, right) || joined.IsVague || joined is Choice { Question: null } or AnyOf || (left == Value.Null) != (right == Value.Null) || IsLossOfElements(joined, left, right));

    /// <summary><c>kind == Kind.Binary ? (net, bce) : (clf, ce)</c>: which slots belong together.</summary>
    private static bool IsLossOfSlots(Value joined, Value left, Value right) =>
        (joined, left, right) is (TupleValue { Slots: var all }, TupleValue { Slots: var mine }, TupleValue { Slots: var theirs })
        && all.Where((slot, index) => IsLoss(slot, mine[index], theirs[index])).Any();

    /// <summary><c>Sequential(a, b)</c> or <c>Sequential(a)</c>: what both end in is less than either.</summary>
    private static bool IsLossOfElements(Value joined, Value left, Value right) =>
        (Lists.Is(joined) && (left is Choice || right is Choice))
        || ((Lists.ItemsOf(joined), Lists.ItemsOf(left), Lists.ItemsOf(right)) is ({ } all, { } mine, { } theirs)
            && (mine.FromStart != theirs.FromStart || mine.Known.Count != theirs.Known.Count
                || all.Known.Where((each, index) => IsLoss(each, mine.Known[index], theirs.Known[index])).Any()));

    /// <summary>What was answered alike on both paths.</summary>
    public static ImmutableArray<Answer> Common(ImmutableArray<Answer> answers, ImmutableArray<Answer> others) =>
        answers.All(others.Contains) ? answers : answers.RemoveAll(answer => !others.Contains(answer));

    public static bool MayDecide(Value left, ImmutableArray<Answer> answers, Value right, ImmutableArray<Answer> others) =>
        left is Choice || right is Choice || answers.Any(answer => others.Contains(answer.Opposite));

    /// <summary>The two values with what decides between them; unknown if nothing does.</summary>
    /// <param name="left">What one path brings.</param>
    /// <param name="answers">The questions that were answered on it.</param>
    /// <param name="right">What the other path brings.</param>
    /// <param name="others">The questions that were answered on that.</param>
    public static Value Join(Value left, ImmutableArray<Answer> answers, Value right, ImmutableArray<Answer> others)
    {
        if (left.Equals(right))
            return left;
        if (left == Value.None)
            return Under(answers, others, right);
        if (right == Value.None)
            return Under(others, answers, left);
        if (left is Choice { Question: { } asked } decided && AnswerTo(asked, others) is { } answer)
            return Add(decided, answer, right, answers, others.Remove(answer));
        if (right is Choice { Question: { } askedToo } other && AnswerTo(askedToo, answers) is { } own)
            return Add(other, own, left, others, answers.Remove(own));
        foreach (var parted in answers)
        {
            if (others.Contains(parted.Opposite))
                return Parted(parted, left, answers, right, others);
        }

        return (left, right) switch
        {
            (Choice { Question: not null } one, Choice two) when one.Question == two.Question =>
                Choice.Of(one.Question, Join(one.Yes, answers, two.Yes, others), Join(one.No, answers, two.No, others)),
            (Choice { Question: not null } one, _) => Choice.Of(one.Question, Join(one.Yes, answers, right, others), Join(one.No, answers, right, others)),
            (_, Choice { Question: not null } two) => Choice.Of(two.Question, Join(left, answers, two.Yes, others), Join(left, answers, two.No, others)),
            _ => Lattice.Join(left, right),
        };
    }

    /// <summary>Takes a value into that side of a choice from whose path it comes.</summary>
    private static Value Add(Choice choice, Answer answer, Value value, ImmutableArray<Answer> known, ImmutableArray<Answer> answers) =>
        answer.IsYes
            ? Choice.Of(choice.Question, Join(choice.Yes, known, value, answers), choice.No)
            : Choice.Of(choice.Question, choice.Yes, Join(choice.No, known, value, answers));

    private static Value Parted(Answer parted, Value left, ImmutableArray<Answer> answers, Value right, ImmutableArray<Answer> others)
    {
        var (mine, theirs) = (answers.Remove(parted), others.Remove(parted.Opposite));
        var (one, other) = (Under(theirs, mine, left), Under(mine, theirs, right));
        return parted.IsYes ? Choice.Of(parted.Question, one, other) : Choice.Of(parted.Question, other, one);
    }

    /// <summary>A value that holds only where the questions were answered so that the other path has not asked.</summary>
    private static Value Under(ImmutableArray<Answer> others, ImmutableArray<Answer> answers, Value value)
    {
        for (var i = answers.Length - 1; i >= 0; i--)
        {
            if (!others.Contains(answers[i]))
                value = answers[i].IsYes ? Choice.Of(answers[i].Question, value, Value.None) : Choice.Of(answers[i].Question, Value.None, value);
        }

        return value;
    }

    private static Answer? AnswerTo(Question question, ImmutableArray<Answer> answers) =>
        answers.FirstOrDefault(answer => answer.Question == question);
}
