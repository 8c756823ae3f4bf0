using TorchSharp.Reference.Metrics;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Metrics;

public class MetricMemoryTests
{
    [Fact]
    public void No_tensor_outlives_an_update_or_a_figure()
    {
        using var scope = NewDisposeScope();
        var logits = zeros(8, EveryMetric.Classes, requires_grad: true);
        var indices = zeros(8, dtype: ScalarType.Int64);
        var labels = zeros(8, EveryMetric.Classes);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        foreach (var metric in EveryMetric.CreateAll())
        {
            metric.Update(logits, metric is MultiClassMetric ? indices : labels);
            metric.Compute();

            // It needs all outputs for its figure, and keeps them until then.
            if (metric is FunctionMetric { IsMean: false })
                metric.Reset();
            Assert.Equal((metric.Name, before), (metric.Name, DisposeScopeManager.Statistics.ThreadTotalLiveCount));
        }
    }
}
