using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training.Tasks;

/// <summary>What a task says no logits can get under, against what a search finds.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class LossBoundTests : IDisposable
{
    private const int Rows = 12;

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _classes = tensor(new long[] { 0, 1, 2, 3, 0, 0, 0, 1, 1, 2, 0, 3 });
    private readonly Tensor _labels;

    public LossBoundTests()
    {
        manual_seed(1);
        _labels = rand(Rows, 4).mul(1.2).sub(0.1).clamp(0, 1);
    }

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(0, new float[] { 1, 1, 1, 1 })]
    [InlineData(0.1, new float[] { 1, 1, 1, 1 })]
    [InlineData(0.1, new float[] { 1, 2, 5, 0.5f })]
    [InlineData(0.6, new float[] { 1, 20, 5, 0.5f })]
    [InlineData(0.95, new float[] { 1, 1, 1, 1 })]
    public void Cross_entropy(double smoothing, float[] weights) =>
        Check(new MultiClassTask(4) { LabelSmoothing = smoothing, ClassWeights = weights }, _classes);

    [Theory]
    [InlineData(new float[] { 1, 1, 1, 1 })]
    [InlineData(new float[] { 1, 2, 5, 0.5f })]
    public void Binary_cross_entropy(float[] weights) => Check(new MultiLabelTask(4) { PositiveWeights = weights }, _labels);

    [Fact]
    public void Certain_targets_have_the_floors_of_the_books()
    {
        Assert.Equal(Math.Log(1 + 3 / Math.E), new MultiClassTask(4).SquashedFloor(_classes), 1e-6);
        Assert.Equal(0, new MultiClassTask(4).LeastLoss(_classes));
        Assert.Equal(Math.Log(2), new MultiLabelTask(4).SquashedFloor(zeros(Rows, 4)), 1e-6);
        Assert.Equal(0, new MultiLabelTask(4).LeastLoss(ones(Rows, 4)), 1e-12);
    }

    private static void Check(ITrainingTask task, Tensor targets)
    {
        var free = Search(Rows, logits => task.Loss(logits, targets).Mean);
        var constant = Search(1, logits => task.Loss(logits.expand(Rows, 4), targets).Mean);
        var squashed = Search(Rows, logits => task.Loss(sigmoid(logits), targets).Mean);

        // A search comes near from above and never quite there.
        Assert.InRange(free, task.LeastLoss(targets) - 1e-5, task.LeastLoss(targets) + 5e-3);
        Assert.InRange(constant, task.ConstantLoss(targets) - 1e-5, task.ConstantLoss(targets) + 5e-3);
        Assert.InRange(squashed, task.SquashedFloor(targets) - 1e-5, task.SquashedFloor(targets) + 5e-3);
    }

    private static double Search(int rows, Func<Tensor, Tensor> loss)
    {
        var logits = new TorchSharp.Modules.Parameter(zeros(rows, 4));
        using var optimizer = optim.Adam([logits], 0.1);
        for (var step = 0; step < 500; step++)
        {
            optimizer.zero_grad();
            loss(logits).backward();
            optimizer.step();
        }

        return loss(logits).item<float>();
    }
}
