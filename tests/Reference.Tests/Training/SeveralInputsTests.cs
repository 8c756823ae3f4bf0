using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>A model of several inputs, which is asked by a function from batch to logits.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class SeveralInputsTests : IDisposable
{
    private static readonly TrainerOptions Short = new() { Epochs = 30, BatchSize = 16, Optimizer = Optimizers.Adam(0.02), Device = "cpu" };

    private readonly DisposeScope _scope = NewDisposeScope();

    public SeveralInputsTests() => manual_seed(1);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void It_is_trained_judged_and_asked()
    {
        var model = new TwoInputs();
        var trainer = new Trainer(model, batch => model.call(batch.Inputs, batch.More[0]), new MultiClassTask(2), Short);
        var (training, test) = (Sums(200, 1), Sums(100, 2));

        Assert.Equal(OverfitVerdict.Learned, trainer.Overfit(training).Verdict);
        trainer.Run(training, test);

        Assert.InRange(trainer.Judge(test)["accuracy"], 0.9, 1);
        Assert.Equal(model.call(test.Inputs, test.More[0]).data<float>(), trainer.Ask([test.Inputs, test.More[0]]).data<float>(), (one, other) => Math.Abs(one - other) < 1e-5);
        Assert.Same(model, trainer.Model);
    }

    [Fact]
    public void The_second_input_is_another_training_to_a_checkpoint()
    {
        using var folder = new Data.TemporaryFolder();
        var path = folder.PathOf("training.checkpoint");
        Trainer Trainer(TwoInputs model) => new(model, batch => model.call(batch.Inputs, batch.More[0]), new MultiClassTask(2), Short with { Epochs = 1, Checkpointing = new() { Path = path } });
        Trainer(new TwoInputs()).Run(Sums(32, 1));
        var other = Sums(32, 1);
        _ = other.More[0][0].fill_(1 - other.More[0][0].item<long>());

        Assert.Contains("TrainingInputs was", Assert.Throws<CheckpointException>(() => Trainer(new TwoInputs()).Resume(path, other, cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_guards_see_through_the_function()
    {
        var model = new TwoInputs();

        var squashed = Assert.Throws<TrainingException>(() => new Trainer(model, batch => model.call(batch.Inputs, batch.More[0]).softmax(1), new MultiClassTask(2), Short).Run(Sums(64, 1)));
        var infinite = Assert.Throws<TrainingException>(() => new Trainer(model, batch => model.call(batch.Inputs, batch.More[0]).div(0), new MultiClassTask(2), Short).Run(Sums(64, 1)));

        Assert.Contains("the model ends in softmax", squashed.Message, StringComparison.Ordinal);
        Assert.Contains("the first layer whose output is not finite is the model itself (TwoInputs)", infinite.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_one_input_is_not_given_several_in_silence()
    {
        var error = Assert.Throws<ArgumentException>(() => new Trainer(Linear(3, 2), new MultiClassTask(2), Short).Run(Sums(32, 1)));

        Assert.Equal("the examples have 2 inputs, and the model takes one: say how it is called, new Trainer(model, batch => …, task)", error.Message);
    }

    [Fact]
    public void Inputs_of_other_length_are_refused()
    {
        Assert.StartsWith("expected 4 rows of each input, got Float32 (3, 2)", Assert.Throws<ArgumentException>("inputs", () => new Examples([zeros(4, 2), zeros(3, 2)], zeros(4))).Message, StringComparison.Ordinal);
        Assert.StartsWith("expected at least one input", Assert.Throws<ArgumentException>("inputs", () => new Examples([], zeros(4))).Message, StringComparison.Ordinal);
    }

    /// <summary>Three numbers and a sign; the class is whether their sum, with the sign, is positive.</summary>
    private static Examples Sums(int count, ulong seed)
    {
        using var generator = new Generator(seed);
        var (numbers, signs) = (randn([count, 3], generator: generator), randint(0, 2, [count], dtype: ScalarType.Int64, generator: generator));
        return new Examples([numbers, signs], numbers.sum(1).mul(signs.mul(2).sub(1)).greater(0).to(ScalarType.Int64));
    }

    private sealed class TwoInputs : Module<Tensor, Tensor, Tensor>
    {
        private readonly Embedding _signs = Embedding(2, 8);
        private readonly Linear _numbers = Linear(3, 8);
        private readonly Linear _hidden = Linear(16, 16);
        private readonly Linear _head = Linear(16, 2);

        public TwoInputs() : base(nameof(TwoInputs)) => RegisterComponents();

        public override Tensor forward(Tensor numbers, Tensor signs) =>
            _head.call(functional.relu(_hidden.call(functional.relu(cat([_numbers.call(numbers), _signs.call(signs)], 1)))));
    }
}
