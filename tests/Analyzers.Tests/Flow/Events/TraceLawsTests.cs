using CsCheck;
using TorchSharp.Analyzers.Flow.Events;

namespace TorchSharp.Analyzers.Tests.Flow.Events;

/// <summary>Stretches of a program form a Kleene algebra as far as traces tell them apart: the order in which they are put together makes no difference.</summary>
public sealed class TraceLawsTests
{
    private static readonly Traces<string> Nothing = Traces<string>.Nothing;

    [Theory]
    [InlineData(-1)]
    [InlineData(Kinds.Most)]
    public void There_are_eight_kinds(int kind) => Assert.Throws<ArgumentOutOfRangeException>(() => Kinds.Of(kind));

    [Fact]
    public void Then_is_associative() => Gen.Select(Drawn.Traces, Drawn.Traces, Drawn.Traces).Sample((a, b, c) => a.Then(b).Then(c).Equals(a.Then(b.Then(c))));

    [Fact]
    public void Nothing_before_or_after_changes_nothing() => Drawn.Traces.Sample(a => a.Then(Nothing).Equals(a) && Nothing.Then(a).Equals(a));

    [Fact]
    public void Or_is_associative() => Gen.Select(Drawn.Traces, Drawn.Traces, Drawn.Traces).Sample((a, b, c) => a.Or(b).Or(c).Equals(a.Or(b.Or(c))));

    [Fact]
    public void Or_has_no_order() => Gen.Select(Drawn.Traces, Drawn.Traces).Sample((a, b) => a.Or(b).Equals(b.Or(a)));

    [Fact]
    public void Or_is_idempotent() => Drawn.Traces.Sample(a => a.Or(a.In(static subject => subject)).Equals(a));

    [Fact]
    public void Then_distributes_over_or() => Gen.Select(Drawn.Traces, Drawn.Traces, Drawn.Traces).Sample((a, b, c) =>
        a.Then(b.Or(c)).Equals(a.Then(b).Or(a.Then(c))) && a.Or(b).Then(c).Equals(a.Then(c).Or(b.Then(c))));

    [Fact]
    public void Repeated_is_idempotent() => Drawn.Traces.Sample(a => a.Repeated().Repeated().Equals(a.Repeated()));

    [Fact]
    public void A_second_round_tells_no_more_of_the_order() => Drawn.Traces.Sample(a =>
        a.Or(a.Then(a))["a"] is var twice && twice.Pairs == a.Repeated()["a"].Pairs && twice.Must == a["a"].Must);

    [Fact]
    public void Renaming_keeps_the_order_of_what_happens() => Gen.Select(Drawn.Traces, Drawn.Traces).Sample((a, b) =>
        a.In(Renamed).Then(b.In(Renamed)).Equals(a.Then(b).In(Renamed)));

    [Fact]
    public void What_nobody_knows_any_longer_may_be_anything()
    {
        var step = Traces<string>.Of("a", 1).Then(Traces<string>.Of("b", 2));
        var seen = step.In(static subject => subject == "a" ? null : subject);
        Assert.Equal(Kinds.Of(1), seen.Rest.Perhaps);
        Assert.Equal(Kinds.Of(1), seen["b"].Perhaps);
        Assert.Equal(Kinds.Of(2), seen["b"].Must);
    }

    [Fact]
    public void Two_that_become_one_may_each_have_met_it()
    {
        var both = Traces<string>.Of("a", 1).Then(Traces<string>.Of("b", 2)).In(static _ => "c");
        Assert.Equal(Kinds.Of(1, 2), both["c"].May);
        Assert.Equal(Kinds.None, both["c"].Must);
    }

    [Fact]
    public void Beyond_the_bound_an_event_may_be_of_any_object()
    {
        var many = Enumerable.Range(0, Traces<string>.MostObjects + 1).Aggregate(Nothing, (before, number) => before.Then(Traces<string>.Of($"o{number}", 0)));
        Assert.Equal(Traces<string>.MostObjects, many.Objects.Count());
        Assert.Equal(Kinds.Of(0), many.Rest.Perhaps);
        Assert.Equal(Kinds.Of(0), many[$"o{Traces<string>.MostObjects}"].Perhaps);
    }

    [Theory]
    [InlineData("12", 2, false)]
    [InlineData("21", 1, false)]
    [InlineData("0", 0, true)]
    [InlineData("10", 1, false)]
    [InlineData("", 0, true)]
    public void The_last_of_some_kinds(string word, int last, bool mayBeNone)
    {
        var trace = word.Aggregate(Trace.Nothing, static (before, letter) => before.Then(Trace.Of(letter - '0')));
        var (found, none) = trace.LastOf(Kinds.Of(1, 2));
        Assert.Equal((last == 0 ? Kinds.None : Kinds.Of(last), mayBeNone), (found, none));
    }

    [Theory]
    [InlineData("012", 0, 2, false)]
    [InlineData("02", 0, 2, true)]
    [InlineData("0320", 0, 2, true)]
    [InlineData("10", 0, 2, false)]
    public void One_leads_to_another_without_a_third_between(string word, int from, int to, bool leads)
    {
        var trace = word.Aggregate(Trace.Nothing, static (before, letter) => before.Then(Trace.Of(letter - '0')));
        Assert.Equal(leads, trace.Leads(from, to, avoiding: Kinds.Of(1)));
    }

    private static string Renamed(string subject) => $"{subject}'";
}
