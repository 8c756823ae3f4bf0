using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>What cannot be resumed says why, and neither file nor model is touched.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class CheckpointFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("checkpoint-");
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Examples _clouds = Problems.Clouds(100);
    private readonly SmallMlp _model = new(2, 3);

    public CheckpointFileTests() => Trainer(_model, Options).Run(_clouds);

    private string Path => System.IO.Path.Combine(_folder.FullName, "training.ckpt");

    private TrainerOptions Options => new() { Epochs = 2, BatchSize = 32, Device = "cpu", Checkpointing = new() { Path = Path } };

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Delete(recursive: true);
    }

    public static TheoryData<string, Func<byte[], byte[]>> Damages => new()
    {
        { "is damaged", file => file[..^1] },
        { "is damaged", file => file[..(file.Length / 2)] },
        { "is damaged", file => [.. file, 0] },
        { "is damaged", file => Changed(file, file.Length / 2) },
        { "is damaged", file => Changed(file, file.Length - 1) },
        { "is damaged", file => file[..12] },
        { "is no checkpoint of this library", file => [] },
        { "is no checkpoint of this library", file => file[..11] },
        { "is no checkpoint of this library", file => Changed(file, 0) },
        { "is no checkpoint of this library", file => "PK a zip of PyTorch's, say"u8.ToArray() },
        { "is a checkpoint of format 1, and this version of the library reads format 3", file => [.. file[..8], 1, .. file[9..]] },
    };

    [Theory]
    [MemberData(nameof(Damages), DisableDiscoveryEnumeration = true)]
    public void A_file_that_is_not_whole_and_ours_is_refused_and_left_alone(string complaint, Func<byte[], byte[]> damage)
    {
        var damaged = damage(File.ReadAllBytes(Path));
        File.WriteAllBytes(Path, damaged);

        Assert.Contains($"'{Path}' {complaint}", Refusal(_model, Options), StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Equal("there is no checkpoint 'nowhere.ckpt'", Assert.Throws<CheckpointException>(() => Checkpoint.Read("nowhere.ckpt")).Message);

    [Fact]
    public void The_folder_is_made_when_the_training_begins()
    {
        var path = System.IO.Path.Combine(_folder.FullName, "runs", "today", "a.ckpt");

        Trainer(_model, Options with { Checkpointing = new() { Path = path } }).Run(_clouds);

        Assert.Equal(2, Checkpoint.Read(path).Epochs.Count);
    }

    [Theory]
    [InlineData("training.ckpt/a.ckpt", "")]
    [InlineData("", ": it is a folder")]
    public void A_place_where_nothing_can_be_written_is_refused_before_the_first_step(string place, string why)
    {
        var path = System.IO.Path.Combine(_folder.FullName, place);
        var steps = 0;

        var trainer = Trainer(_model, Options with { Checkpointing = new() { Path = path } });

        var error = Assert.Throws<CheckpointException>(() => { trainer.Run(_clouds, progress: new StepProbe(_ => steps++)); });

        Assert.StartsWith($"no checkpoint can be written to '{path}'{why}", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, steps);
    }

    [Fact]
    public void An_optimizer_that_does_not_show_its_state_is_refused_before_the_first_step()
    {
        var steps = 0;

        var trainer = Trainer(_model, Options with { Optimizer = model => optim.LBFGS(model.parameters()) });

        var error = Assert.Throws<NotSupportedException>(() => { trainer.Run(_clouds, progress: new StepProbe(_ => steps++)); });

        Assert.Equal(
            "LBFGS does not show its state, so its training cannot be written down: leave Checkpointing out, or use another optimizer",
            error.Message);
        Assert.Equal(0, steps);
    }

    [Fact]
    public void Another_model_is_refused_by_what_does_not_fit()
    {
        var message = Refusal(new SmallMlp(2, 3, width: 9), Options);

        Assert.Contains("is the checkpoint of another model: its _hidden.weight is Float32 (16, 2), the model's Float32 (9, 2)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_settings_are_refused_by_what_was_and_what_is()
    {
        var message = Refusal(_model, Options with { BatchSize = 16, Seed = 5, Optimizer = model => optim.SGD(model.parameters(), 0.1) });

        Assert.Contains("BatchSize was 32 and is 16 now", message, StringComparison.Ordinal);
        Assert.Contains("Seed was 1 and is 5 now", message, StringComparison.Ordinal);
        Assert.Contains("Optimizer was \"Adam\" and is \"SGD\" now", message, StringComparison.Ordinal);
    }

    public static TheoryData<OptimizerFactory, OptimizerFactory, string> ChangedSettings => new()
    {
        { Optimizers.Adam(), Optimizers.Adam(weightDecay: 0.01), "Optimizer.weight_decay was 0 and is 0.01 now" },
        {
            Optimizers.Adam(),
            model => optim.Adam(model.parameters(), beta2: 0.99, eps: 1e-6),
            "Optimizer.beta2 was 0.999 and is 0.99 now; Optimizer.eps was 1E-08 and is 1E-06 now"
        },
        {
            model => optim.SGD(model.parameters(), 0.1, momentum: 0.9),
            model => optim.SGD(model.parameters(), 0.1),
            "Optimizer.momentum was 0.9 and is 0 now"
        },
        { Groups(0.1), Groups(0.2), "Optimizer.weight_decay of group 2 was 0.1 and is 0.2 now" },
    };

    [Theory]
    [MemberData(nameof(ChangedSettings), DisableDiscoveryEnumeration = true)]
    public void Other_settings_of_the_optimizer_are_refused_by_what_was_and_what_is(
        OptimizerFactory before, OptimizerFactory now, string message)
    {
        Trainer(_model, Options with { Optimizer = before }).Run(_clouds);

        Assert.Equal(
            $"'{Path}' is the checkpoint of another training: {message}. Give what it had, or begin anew",
            Refusal(_model, Options with { Optimizer = now, Epochs = 3 }));
    }

    [Fact]
    public void Settings_that_a_schedule_changes_are_those_of_the_beginning()
    {
        var options = Options with
        {
            Optimizer = model => optim.SGD(model.parameters(), 0.01, momentum: 0.9),
            Schedule = Schedule.PerStep((optimizer, _) => optim.lr_scheduler.OneCycleLR(optimizer, 0.05, total_steps: 100)),
        };
        Trainer(_model, options).Run(_clouds);

        var trainer = Trainer(_model, options with { Epochs = 3 });

        Assert.Equal(3, trainer.Resume(Path, _clouds, cancellation: TestContext.Current.CancellationToken).Epochs.Count);
    }

    [Fact]
    public void Another_size_of_evaluations_is_refused_where_there_are_any()
    {
        var other = Options with { EvaluationBatchSize = 32, Epochs = 3 };
        Assert.Equal(3, Trainer(_model, other).Resume(Path, _clouds, cancellation: TestContext.Current.CancellationToken).Epochs.Count);
        Trainer(_model, Options).Run(_clouds, _clouds);

        var error = Assert.Throws<CheckpointException>(
            () => { Trainer(_model, other).Resume(Path, _clouds, _clouds, cancellation: TestContext.Current.CancellationToken); });

        Assert.Equal(
            $"'{Path}' is the checkpoint of another training: EvaluationBatchSize was 64 and is 32 now. Give what it had, or begin anew",
            error.Message);
    }

    [Theory]
    [InlineData("TrainingInputs")]
    [InlineData("TrainingTargets")]
    [InlineData("ValidationInputs")]
    [InlineData("ValidationTargets")]
    public void Other_examples_of_the_same_shape_are_refused(string which)
    {
        Trainer(_model, Options).Run(_clouds, Problems.Clouds(50, seed: 2));
        var (training, validation) = (Problems.Clouds(100), Problems.Clouds(50, seed: 2));
        var examples = which.StartsWith("Training", StringComparison.Ordinal) ? training : validation;
        if (which.EndsWith("Inputs", StringComparison.Ordinal))
            _ = examples.Inputs[^1, 1].add_(1e-3);
        else
            _ = examples.Targets[^1].copy_(examples.Targets[^1].item<long>() == 0 ? 1 : 0);

        var cancellation = TestContext.Current.CancellationToken;
        var error = Assert.Throws<CheckpointException>(() => { Trainer(_model, Options).Resume(Path, training, validation, cancellation: cancellation); });

        const string Print = @"""\w+ \([\d, ]+\) with SHA-256 \w{64}""";
        Assert.Matches($@"is the checkpoint of another training: {which} was {Print} and is {Print} now\. ", error.Message);
    }

    [Fact]
    public void Rows_of_many_megabytes_are_told_apart_to_the_last_number()
    {
        const int Features = 60_000;
        using var inputs = randn(100, Features);
        var examples = new Examples(inputs, _clouds.Targets);
        var trainer = new Trainer(nn.Linear(Features, 3), new MultiClassTask(3), Options);
        trainer.Run(examples);
        Assert.Equal(TrainingOutcome.Completed, trainer.Resume(Path, examples, cancellation: TestContext.Current.CancellationToken).Outcome);

        inputs[^1, ^1] = 1;

        Assert.Throws<CheckpointException>(() => { trainer.Resume(Path, examples, cancellation: TestContext.Current.CancellationToken); });
    }

    [Fact]
    public void The_same_examples_are_known_wherever_they_lie_in_memory()
    {
        var table = cat([_clouds.Inputs, _clouds.Targets.unsqueeze(1).to(ScalarType.Float32)], dim: 1);
        var columns = new Examples(table[.., ..2], table[.., 2].to(ScalarType.Int64));

        Assert.False(columns.Inputs.is_contiguous());
        var result = Trainer(_model, Options).Resume(Path, columns, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(TrainingOutcome.Completed, result.Outcome);
    }

    [Fact]
    public void Another_learning_rate_is_refused() =>
        Assert.Contains("it stopped at a learning rate of 0.001, and this optimizer and schedule come to 0.5", Refusal(_model, Options with { Epochs = 3, Optimizer = Optimizers.Adam(0.5) }), StringComparison.Ordinal);

    [Fact]
    public void Stock_Adam_goes_on_where_flat_Adam_was_and_the_other_way_round()
    {
        var (flat, stock) = (Optimizers.Adam(0.01), Optimizers.StockAdam(0.01));

        var whole = TrainedInParts(flat, flat, flat);

        Assert.True(Differ(whole, TrainedInParts(flat, stock, flat)) < 1e-5);
        Assert.True(Differ(whole, TrainedInParts(stock, flat, stock)) < 1e-5);

        // Such a difference is not that of an optimizer which begins anew.
        OptimizerFactory forgetful = model => new Forgetful.Adam(model.parameters());
        Assert.True(Differ(whole, TrainedInParts(flat, forgetful, flat)) > 1e-3);
    }

    [Fact]
    public void What_is_finished_is_not_trained_again()
    {
        var other = new SmallMlp(2, 3);
        var steps = 0;

        var result = Trainer(other, Options).Resume(Path, _clouds, progress: new StepProbe(_ => steps++), cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((0, TrainingOutcome.Completed, 2), (steps, result.Outcome, result.Epochs.Count));
        Assert.Equal(Bytes.Of(_model), Bytes.Of(other));
    }

    [Fact]
    public void A_checkpoint_tells_what_it_is_and_gives_its_weights_to_a_model()
    {
        var checkpoint = Checkpoint.Read(Path);
        var other = new SmallMlp(2, 3);
        Checkpoint.LoadWeights(Path, other);

        Assert.Equal((8, 1, TrainingOutcome.Completed), (checkpoint.TotalSteps, checkpoint.Seed, checkpoint.Outcome));
        Assert.StartsWith("cross entropy, 3 classes", checkpoint.Task, StringComparison.Ordinal);
        Assert.Equal(Bytes.Of(_model), Bytes.Of(other));
    }

    [Fact]
    public void Weights_of_the_best_epoch_come_before_the_last()
    {
        var options = Options with { Epochs = 6, Optimizer = Optimizers.Adam(1), EarlyStopping = new() { Patience = 10 } };
        var model = new SmallMlp(2, 3);
        var result = Trainer(model, options).Run(_clouds, _clouds);
        var other = new SmallMlp(2, 3);

        Checkpoint.LoadWeights(Path, other);

        Assert.NotNull(result.BestEpoch);
        Assert.Equal(result.Epochs.MinBy(epoch => epoch.Validation!.Loss)!.Epoch, result.BestEpoch);
        Assert.Equal(Bytes.Of(model), Bytes.Of(other));
    }

    /// <summary>Weights and biases apart, as weight decay is often set.</summary>
    private static OptimizerFactory Groups(double decayOfBiases) => model =>
    {
        var parameters = model.parameters().ToLookup(parameter => parameter.dim() == 1);
        SGD.ParamGroup[] groups =
        [
            new(parameters[false], lr: 0.1, weight_decay: 0.1),
            new(parameters[true], lr: 0.1, weight_decay: decayOfBiases),
        ];
        return optim.SGD(groups, 0.1);
    };

    /// <summary>The weights after two epochs with each optimizer, from the same first weights.</summary>
    private List<float> TrainedInParts(params OptimizerFactory[] optimizers)
    {
        manual_seed(7);
        var model = new SmallMlp(2, 3);
        Trainer(model, Options with { Optimizer = optimizers[0] }).Run(_clouds);
        for (var part = 1; part < optimizers.Length; part++)
        {
            var options = Options with { Epochs = 2 * part + 2, Optimizer = optimizers[part] };
            Trainer(model, options).Resume(Path, _clouds, cancellation: TestContext.Current.CancellationToken);
        }

        return [.. model.parameters().SelectMany(parameter => parameter.data<float>())];
    }

    private static float Differ(List<float> one, List<float> other) => one.Zip(other, (first, second) => Math.Abs(first - second)).Max();

    private static class Forgetful
    {
        /// <summary>Goes by the name of Adam, and begins with moments of 0 whatever it was given.</summary>
        public sealed class Adam(IEnumerable<Parameter> parameters) : TorchSharp.Modules.Adam(parameters, 0.01)
        {
            private bool _hasBegun;

            public override Tensor step(Func<Tensor>? closure = null)
            {
                if (!_hasBegun)
                {
                    foreach (var state in _state.Values.Cast<State>())
                        state.Initialize(new Options { amsgrad = false });
                }

                _hasBegun = true;
                return base.step(closure);
            }
        }
    }

    private static byte[] Changed(byte[] file, int place)
    {
        file[place] ^= 1;
        return file;
    }

    private static Trainer Trainer(SmallMlp model, TrainerOptions options) => new(model, new MultiClassTask(3), options);

    private string Refusal(SmallMlp model, TrainerOptions options)
    {
        var before = Bytes.Of(model);
        var message = Assert.Throws<CheckpointException>(() => { Trainer(model, options).Resume(Path, _clouds, cancellation: TestContext.Current.CancellationToken); }).Message;
        Assert.Equal(before, Bytes.Of(model));
        return message;
    }
}
