using TorchSharp.Reference.Data;
using TorchSharp.Reference.Metrics;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>The loss takes more targets than the metrics do: who is to be measured is looked at before the first step.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class MeasuredTargetsTests : IDisposable
{
    private const string NotFloat32 = "the metrics want labels as float32 (N, 3), those of the validation or test are Float64 (20, 3)";

    private const string Between =
        "the metrics count labels of 0 and 1, and some of the validation or test are between: round them, or leave out the metrics of this library";

    private static readonly TrainerOptions Short = new() { Epochs = 1, BatchSize = 32, Device = "cpu" };

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Examples _training = Problems.Signs(40);
    private readonly List<int> _steps = [];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(ScalarType.Float64, 0, NotFloat32)]
    [InlineData(ScalarType.Float32, 0.1, Between)]
    public void Labels_that_the_metrics_cannot_count_are_refused_before_the_first_step(ScalarType type, double softness, string complaint)
    {
        var trainer = new Trainer(new SmallMlp(4, 3), new MultiLabelTask(3), Short);
        var validation = Soft(type, softness);

        var ofTraining = Assert.Throws<ArgumentException>("targets", () => trainer.Run(_training, validation, new StepProbe(step => _steps.Add(step.Step))));
        var ofEvaluation = Assert.Throws<ArgumentException>("targets", () => trainer.Judge(validation));

        Assert.StartsWith(complaint, ofTraining.Message, StringComparison.Ordinal);
        Assert.StartsWith(complaint, ofEvaluation.Message, StringComparison.Ordinal);
        Assert.Empty(_steps);
    }

    [Fact]
    public void Probabilities_can_be_learned()
    {
        var trainer = new Trainer(new SmallMlp(4, 3), new MultiLabelTask(3), Short);

        Assert.Equal(TrainingOutcome.Completed, trainer.Run(Soft(ScalarType.Float32, 0.1), Problems.Signs(20)).Outcome);
    }

    [Fact]
    public void Probabilities_can_be_judged_by_the_loss_alone_or_by_a_metric_that_takes_them()
    {
        var task = new MultiLabelTask(3) { Metrics = [new Rows()] };
        var trainer = new Trainer(new SmallMlp(4, 3), task, Short);

        Assert.Equal(20, trainer.Run(_training, Soft(ScalarType.Float32, 0.1)).Epochs[0].Validation!["rows"]);
        Assert.True(new Trainer((nn.Module<Tensor, Tensor>)trainer.Model, new MultiLabelTask(3) { Metrics = [] }, Short).Judge(Soft(ScalarType.Float32, 0.1)).Loss > 0);
    }

    private static Examples Soft(ScalarType type, double softness)
    {
        var signs = Problems.Signs(20, seed: 2);
        return new Examples(signs.Inputs, signs.Targets.mul(1 - softness).to(type));
    }

    /// <summary>A metric of a user's own.</summary>
    private sealed class Rows : IMetric
    {
        private long _rows;

        public string Name => "rows";

        public bool HigherIsBetter => true;

        public void Update(Tensor logits, Tensor targets) => _rows += targets.size(0);

        public double Compute() => _rows;

        public void Reset() => _rows = 0;
    }
}
