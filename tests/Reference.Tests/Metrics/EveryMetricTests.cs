using CsCheck;
using TorchSharp.Reference.Metrics;
using Xunit;

namespace TorchSharp.Reference.Tests.Metrics;

public class EveryMetricTests
{
    public static TheoryData<int, string> Metrics { get; } = [.. EveryMetric.CreateAll().Select((metric, i) => (i, metric.Name))];

    [Fact]
    public void The_list_has_one_of_each_kind()
    {
        var kinds = typeof(IMetric).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IMetric)));

        var listed = EveryMetric.CreateAll().Select(metric => metric.GetType().Name).Distinct();
        Assert.Equal(kinds.Select(kind => kind.Name).Order(), listed.Order());
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void In_any_batches_it_is_what_it_is_at_once(int place, string name)
    {
        Assert.Equal(name, EveryMetric.CreateAll()[place].Name);
        Gen.Select(RowsFor(place), Gen.Double[0, 1].Array[0, 3]).Sample((rows, cuts) =>
        {
            var metric = EveryMetric.CreateAll()[place];
            var whole = rows.Measure(metric);
            Assert.Equal(whole, rows.Measure(metric, cuts.Select(cut => (int)(cut * rows.Count)).Order()), 1e-12);
        }, iter: 60);
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void The_order_of_the_rows_does_not_matter(int place, string name)
    {
        Assert.Equal(name, EveryMetric.CreateAll()[place].Name);
        Gen.Select(RowsFor(place), Gen.Int).Sample((rows, seed) =>
        {
            var metric = EveryMetric.CreateAll()[place];
            var order = Enumerable.Range(0, rows.Count).ToArray();
            new Random(seed).Shuffle(order);
            Assert.Equal(rows.Measure(metric), rows[order].Measure(metric), 1e-12);
        }, iter: 60);
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Without_rows_it_is_not_a_number(int place, string name)
    {
        var metric = EveryMetric.CreateAll()[place];
        Assert.Equal(name, metric.Name);

        Assert.True(double.IsNaN(metric.Compute()));
    }

    private static Gen<Rows> RowsFor(int place) =>
        EveryMetric.CreateAll()[place] is MultiClassMetric ? Rows.OfClasses(EveryMetric.Classes) : Rows.OfLabels(EveryMetric.Classes);
}
