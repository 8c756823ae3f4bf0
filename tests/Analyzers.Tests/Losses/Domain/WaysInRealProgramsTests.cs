using RuleOfSigmoidBeforeBCE = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1007_SigmoidBeforeBCELoss>;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>Whole ways from activation to loss, as public programs take them.</summary>
public sealed class WaysInRealProgramsTests
{
    [Fact]
    public Task The_output_is_wrapped_in_an_object() => Verify.Reports("""
        record Answer(Tensor Output, Tensor Hidden);

        class Tagger : Module<Tensor, Tensor, Answer>
        {
            private readonly Linear _fc = Linear(32, 4);

            public Tagger() : base("tagger") => RegisterComponents();

            public override Answer forward(Tensor x, Tensor hidden)
            {
                var output = torch.sigmoid(_fc.forward(x));
                return new Answer(output, hidden);
            }
        }

        class Trainer
        {
            private readonly Tagger _tagger = new();

            public void Train(Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                Epoch(criterion, x, y);
            }

            private Answer Ask(Tensor x) => _tagger.forward(x, torch.zeros(1));

            private void Epoch(BCEWithLogitsLoss criterion, Tensor x, Tensor y)
            {
                var answer = Ask(x);
                criterion.forward([|answer.Output|], y).backward();
                Validate(criterion, x, y);
            }

            private void Validate(BCEWithLogitsLoss criterion, Tensor x, Tensor y)
            {
                using var guard = torch.no_grad();
                var answer = Ask(x);
                Console.WriteLine(criterion.forward([|answer.Output.squeeze(1)|], y).item<float>());
            }
        }
        """);

    [Fact]
    public Task Two_networks_play_against_each_other() => RuleOfSigmoidBeforeBCE.Reports("""
        var device = torch.CPU;
        var discriminator = new Discriminator().to(device);
        var generator = Sequential(("fc", Linear(8, 16)), ("tanh", Tanh())).to(device);
        var criterion = BCELoss();
        var optimizer = torch.optim.Adam(discriminator.parameters());
        {|TSA4005:for|} (var epoch = 0; epoch < 5; epoch++)
        {
            var real = torch.rand(4, 16);
            var label = torch.full(4, 1.0);
            var output = discriminator.forward(real);
            var errorReal = criterion.forward([|output|], label);
            {|TSA2001:errorReal.backward()|};

            var fake = generator.forward(torch.randn(4, 8));
            label.fill_(0);
            output = discriminator.forward(fake.detach());
            criterion.forward([|output|], label).backward();
            optimizer.step();

            output = discriminator.forward(fake);
            criterion.forward([|output|], label.fill_(1)).backward();
        }

        class Discriminator : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> _main;

            public Discriminator() : base(nameof(Discriminator))
            {
                _main = Sequential(Linear(16, 8), LeakyReLU(0.2, inplace: true), Linear(8, 1), Sigmoid());
                RegisterComponents();
            }

            public override Tensor forward(Tensor input)
            {
                var output = _main.forward(input);
                return output.view(-1, 1).squeeze(1);
            }
        }
        """);

    [Fact]
    public Task Everything_is_a_nullable_field_of_a_service() => RuleOfSigmoidBeforeBCE.Reports("""
        record Settings(int Inputs, int[] Hidden, bool Squash);

        class TrainingService
        {
            private Sequential? _model;
            private Loss<Tensor, Tensor, Tensor>? _lossFunction;
            private torch.optim.Optimizer? _optimizer;

            public async Task TrainAsync(Settings settings, Tensor x, Tensor y)
            {
                _model = CreateModel(settings);
                _lossFunction = CreateLossFunction();
                _optimizer = torch.optim.Adam(_model.parameters(), 1e-3);
                {|TSA4005:for|} (var epoch = 0; epoch < 10; epoch++)
                {
                    await Task.Yield();
                    Epoch(x, y);
                }
            }

            private static Sequential CreateModel(Settings settings)
            {
                var layers = new List<Module<Tensor, Tensor>>();
                var width = settings.Inputs;
                foreach (var hidden in settings.Hidden)
                {
                    layers.Add(Linear(width, hidden));
                    layers.Add(ReLU());
                    if (settings.Squash)
                        layers.Add(Dropout(0.1));
                    width = hidden;
                }

                layers.Add(Linear(width, 1));
                layers.Add(Sigmoid());
                return Sequential(layers.ToArray());
            }

            private static Loss<Tensor, Tensor, Tensor> CreateLossFunction() => BCELoss();

            private void Epoch(Tensor x, Tensor y)
            {
                _optimizer!.zero_grad();
                var predictions = _model!.forward(x);
                var loss = _lossFunction!.forward([|predictions|], y);
                loss.backward();
                _optimizer.step();
            }
        }
        """);

    [Fact]
    public Task The_right_parts_are_fields_and_the_parameters_are_decoys() => RuleOfSigmoidBeforeBCE.Reports("""
        class Trainer
        {
            private readonly Sequential _discriminator;
            private readonly BCELoss _lossFunction = new BCELoss();

            public Trainer(Device device)
            {
                _discriminator = Sequential(Linear(16, 1), Sigmoid(), Flatten()).to(device);
            }

            public void Run(Tensor x, Tensor y) => Step(Sequential(Linear(16, 1)), MSELoss(), x, y);

            private void Step(Module<Tensor, Tensor> model, Loss<Tensor, Tensor, Tensor> lossFunction, Tensor x, Tensor y)
            {
                var output = _discriminator.forward(x);
                _lossFunction.forward([|output|], y).backward();
            }
        }
        """);

    [Fact]
    public Task Configuration_decides_at_run_time() => RuleOfSigmoidBeforeBCE.Silent("""
        class Trainer(string loss, bool squash)
        {
            private readonly Module<Tensor, Tensor> _head = squash ? Sigmoid() : Identity();
            private readonly Sequential _squashed = Sequential(Linear(16, 1), Sigmoid());

            private Loss<Tensor, Tensor, Tensor> Criterion() => loss switch
            {
                "bce" => BCELoss(),
                "mse" => MSELoss(),
                _ => CrossEntropyLoss(),
            };

            public void Step(Tensor x, Tensor y)
            {
                Criterion().forward(_squashed.forward(x), y).backward();
                BCELoss().forward(_head.forward(x), y).backward();
            }
        }
        """);

    [Fact]
    public Task The_same_logits_are_squashed_for_another_loss_beside_it() => Verify.Silent("""
        class CombinedLoss : Module<Tensor, Tensor, Tensor>
        {
            private readonly BCEWithLogitsLoss _bce = BCEWithLogitsLoss();

            public CombinedLoss() : base("combined") => RegisterComponents();

            public override Tensor forward(Tensor logits, Tensor target)
            {
                var probability = torch.sigmoid(logits);
                var intersection = (probability * target).sum();
                var dice = 1 - (2 * intersection + 1) / (probability.sum() + target.sum() + 1);
                var focal = (target - probability).abs().pow(2) * functional.binary_cross_entropy_with_logits(logits, target, reduction: Reduction.None);
                var brier = functional.mse_loss(probability, target);
                return _bce.forward(logits, target) + dice + focal.mean() + brier;
            }
        }

        class Detector
        {
            public Tensor Loss(Tensor pred, Tensor target)
            {
                var parts = pred.split(new long[] { 2, 2, 1 }, 1);
                var xy = parts[0].sigmoid() * 2 - 0.5;
                var objectness = parts[2];
                return functional.mse_loss(xy, target) + functional.binary_cross_entropy_with_logits(objectness, target);
            }

            public Tensor Assigned(Tensor scores, Tensor target)
            {
                var assigned = Assign(scores.detach().sigmoid(), target);
                var loss = functional.binary_cross_entropy_with_logits(scores, assigned);
                scores = scores.sigmoid();
                Console.WriteLine(scores.max().item<float>());
                return loss;
            }

            private static Tensor Assign(Tensor probabilities, Tensor target) => probabilities * target;
        }
        """);

    [Fact]
    public Task The_model_squashes_only_while_it_predicts() => Verify.Silent("""
        class Head : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Head() : base("head") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var logits = fc.forward(x);
                if (training)
                    return logits;
                return torch.sigmoid(logits);
            }

            public Tensor Predict(Tensor x)
            {
                using var _ = torch.no_grad();
                eval();
                return torch.sigmoid(fc.forward(x)) > 0.5;
            }
        }

        class Trainer
        {
            private readonly Head _head = new();

            public void Step(Tensor x, Tensor y)
            {
                _head.train();
                BCEWithLogitsLoss().forward(_head.forward(x), y).backward();
                Console.WriteLine(_head.Predict(x).ToString());
            }
        }
        """);

    [Fact]
    public Task A_model_of_another_library_is_not_known() => Verify.Silent("""
        class torchlike
        {
            public static Tensor sigmoid(Tensor z) => z;
        }

        class Sigmoid2 : Module<Tensor, Tensor>
        {
            public Sigmoid2() : base("no sigmoid at all") { }
            public override Tensor forward(Tensor x) => x;
        }

        class Trainer
        {
            public void Step(Tensor x, Tensor y, Module<Tensor, Tensor> loaded)
            {
                BCEWithLogitsLoss().forward(torchlike.sigmoid(x), y).backward();
                BCEWithLogitsLoss().forward(new Sigmoid2().forward(x), y).backward();
                BCEWithLogitsLoss().forward(loaded.forward(x), y).backward();
                BCEWithLogitsLoss().forward(torch.jit.load<Tensor, Tensor>("sigmoid.pt").forward(x), y).backward();
            }
        }
        """);
}
