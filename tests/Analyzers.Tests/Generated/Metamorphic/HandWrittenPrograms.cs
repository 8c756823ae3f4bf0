namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Programs in the manner of public code, longer and less regular than generated ones.</summary>
internal static class HandWrittenPrograms
{
    private const string Usings = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        """;

    public static IReadOnlyList<(string Path, string Text)> Files { get; } =
    [
        Written("Tagger", "Model.cs", TaggerModel),
        Written("Tagger", "Trainer.cs", TaggerTrainer),
        Written("Digits", "Digits.cs", Digits),
        Written("Segmentation", "UNet.cs", Segmentation),
        Written("Language", "Transformer.cs", Language),
        Written("Policies", "Agent.cs", Policies),
    ];

    private static (string, string) Written(string space, string file, string text) => ($"{space}/{file}", $"{Usings}\nnamespace {space};\n\n{text}");

    private const string TaggerModel = """
        public sealed class ProbabilityTagger : Module<Tensor, Tensor>
        {
            private readonly Linear hidden;
            private readonly Linear output;
            private readonly Dropout dropout = Dropout(0.2);

            public ProbabilityTagger(int features, int labels) : base(nameof(ProbabilityTagger))
            {
                hidden = Linear(features, 128);
                output = Linear(128, labels);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x)
            {
                using var scope = NewDisposeScope();
                x = functional.relu(hidden.forward(x));
                x = dropout.forward(x);
                x = output.forward(x);
                var probabilities = torch.sigmoid(x);
                return probabilities.MoveToOuterDisposeScope();
            }

            public float[] Predict(Tensor row)
            {
                using var _ = no_grad();
                eval();
                return forward(row.unsqueeze(0)).squeeze(0).data<float>().ToArray();
            }
        }
        """;

    private const string TaggerTrainer = """
        public sealed class Trainer<TModel>(TModel model, Loss<Tensor, Tensor, Tensor> criterion, double rate)
            where TModel : Module<Tensor, Tensor>
        {
            private readonly optim.Optimizer optimizer = optim.Adam(model.parameters(), rate);

            public float Step(Tensor x, Tensor y)
            {
                optimizer.zero_grad();
                using var output = model.forward(x);
                using var loss = criterion.forward(output, y);
                loss.backward();
                optimizer.step();
                return loss.item<float>();
            }
        }

        public static class Tagging
        {
            public static void Run(IReadOnlyList<(Tensor X, Tensor Y)> batches)
            {
                var model = new ProbabilityTagger(20, 5);
                var trainer = new Trainer<ProbabilityTagger>(model, BCEWithLogitsLoss(), 1e-3);
                for (var epoch = 0; epoch < 5; epoch++)
                {
                    var total = 0f;
                    foreach (var (x, y) in batches)
                    {
                        using (NewDisposeScope())
                        {
                            total += trainer.Step(x, y);
                        }
                    }

                    Console.WriteLine($"{epoch}: {total / batches.Count}");
                }
            }

            public static void RunWell(Tensor x, Tensor y)
            {
                var trainer = new Trainer<ProbabilityTagger>(new ProbabilityTagger(20, 5), MSELoss(), 1e-3);
                trainer.Step(x, y);
            }
        }
        """;

    private const string Digits = """
        internal abstract class Classifier : Module<Tensor, Tensor>
        {
            protected Classifier(string name) : base(name)
            {
            }

            public override Tensor forward(Tensor input)
            {
                var features = Features(input).flatten(1);
                return Head(features);
            }

            protected abstract Tensor Features(Tensor input);

            protected virtual Tensor Head(Tensor features) => functional.log_softmax(features, 1);
        }

        internal sealed class ConvNet : Classifier
        {
            private readonly Conv2d conv1 = Conv2d(1, 32, 3, padding: 1);
            private readonly Conv2d conv2 = Conv2d(32, 64, 3, padding: 1);
            private readonly Linear fc1 = Linear(3136, 128);
            private readonly Linear fc2 = Linear(128, 10);

            public ConvNet() : base("ConvNet")
            {
                RegisterComponents();
            }

            protected override Tensor Features(Tensor input)
            {
                var x = functional.max_pool2d(functional.relu(conv1.forward(input)), 2);
                x = functional.max_pool2d(functional.relu(conv2.forward(x)), 2);
                x = functional.relu(fc1.forward(x.view(-1, 3136)));
                return fc2.forward(x);
            }
        }

        internal static class DigitTraining
        {
            private static readonly Loss<Tensor, Tensor, Tensor> Likelihood = NLLLoss();

            public static void Train(Tensor images, Tensor labels)
            {
                var model = new ConvNet();
                var optimizer = optim.SGD(model.parameters(), 0.01);
                foreach (var batch in Enumerable.Range(0, 10))
                {
                    using var scope = NewDisposeScope();
                    optimizer.zero_grad();
                    var prediction = model.forward(images[TensorIndex.Slice(batch * 64, (batch + 1) * 64)]);
                    var target = labels[TensorIndex.Slice(batch * 64, (batch + 1) * 64)];
                    var likelihood = Likelihood.forward(prediction, target);
                    var entropy = functional.cross_entropy(prediction, target);
                    (likelihood + entropy).backward();
                    optimizer.step();
                }
            }

            public static double Accuracy(Tensor images, Tensor labels, ConvNet model)
            {
                using var _ = no_grad();
                var predicted = functional.softmax(model.forward(images), 1).argmax(1);
                return predicted.eq(labels).to_type(ScalarType.Float32).mean().item<float>();
            }
        }
        """;

    private const string Segmentation = """
        internal sealed class Block : Module<Tensor, Tensor>
        {
            private readonly Sequential layers;

            public Block(long inside, long outside) : base("Block")
            {
                layers = Sequential(
                    ("conv", Conv2d(inside, outside, 3, padding: 1)),
                    ("norm", BatchNorm2d(outside)),
                    ("relu", ReLU()));
                RegisterComponents();
            }

            public override Tensor forward(Tensor input) => layers.forward(input);
        }

        internal sealed class UNet : Module<Tensor, Tensor>
        {
            private readonly Block down = new(3, 16);
            private readonly Block middle = new(16, 16);
            private readonly Conv2d last = Conv2d(16, 1, 1);
            private readonly Module<Tensor, Tensor> activation;

            public UNet(Module<Tensor, Tensor> activation) : base("UNet")
            {
                this.activation = activation;
                RegisterComponents();
            }

            public override Tensor forward(Tensor input) => activation.forward(last.forward(middle.forward(down.forward(input))));
        }

        internal static class SegmentationTraining
        {
            public static Tensor Dice(Tensor probability, Tensor mask) =>
                1 - 2 * (probability * mask).sum() / (probability.sum() + mask.sum() + 1e-6);

            public static Tensor Combined(Tensor output, Tensor mask)
            {
                var entropy = functional.binary_cross_entropy_with_logits(output, mask);
                var dice = Dice(torch.sigmoid(output), mask);
                return entropy + dice;
            }

            public static void Run(Tensor images, Tensor masks)
            {
                var squashed = new UNet(Sigmoid());
                var raw = new UNet(Identity());
                Combined(squashed.forward(images), masks).backward();
                Combined(raw.forward(images), masks).backward();
                functional.binary_cross_entropy(squashed.forward(images), masks).backward();
            }
        }
        """;

    private const string Language = """
        internal sealed class Attention : Module<Tensor, Tensor>
        {
            private readonly Linear query = Linear(64, 64);
            private readonly Linear key = Linear(64, 64);
            private readonly Linear value = Linear(64, 64);

            public Attention() : base("Attention")
            {
                RegisterComponents();
            }

            public override Tensor forward(Tensor x)
            {
                var weights = functional.softmax(query.forward(x).matmul(key.forward(x).transpose(-2, -1)) / 8.0, -1);
                return weights.matmul(value.forward(x));
            }
        }

        internal sealed class LanguageModel : Module<Tensor, Tensor>
        {
            private readonly Embedding embedding = Embedding(1000, 64);
            private readonly ModuleList<Module<Tensor, Tensor>> blocks = new();
            private readonly Linear head = Linear(64, 1000);

            public LanguageModel() : base("LanguageModel")
            {
                for (var i = 0; i < 4; i++)
                {
                    blocks.Add(new Attention());
                }

                RegisterComponents();
            }

            public override Tensor forward(Tensor tokens)
            {
                var x = embedding.forward(tokens);
                foreach (var block in blocks)
                {
                    x = x + block.forward(x);
                }

                return head.forward(x);
            }

            public long Next(Tensor tokens, double temperature)
            {
                var logits = forward(tokens)[0, -1] / temperature;
                return torch.multinomial(functional.softmax(logits, 0), 1).item<long>();
            }
        }

        internal static class LanguageTraining
        {
            public static void Run(Tensor tokens, Tensor targets)
            {
                var model = new LanguageModel();
                Func<Tensor, Tensor> predict = model.forward;
                var logits = predict(tokens).view(-1, 1000);
                functional.cross_entropy(logits, targets.view(-1)).backward();
                functional.nll_loss(logits, targets.view(-1)).backward();
            }
        }
        """;

    private const string Policies = """
        internal sealed class ActorCritic : Module<Tensor, (Tensor Policy, Tensor Value)>
        {
            private readonly Linear body = Linear(8, 64);
            private readonly Linear actor = Linear(64, 4);
            private readonly Linear critic = Linear(64, 1);

            public ActorCritic() : base("ActorCritic")
            {
                RegisterComponents();
            }

            public override (Tensor Policy, Tensor Value) forward(Tensor state)
            {
                var h = functional.relu(body.forward(state));
                return (functional.softmax(actor.forward(h), 1), critic.forward(h));
            }
        }

        internal static class PolicyTraining
        {
            public static Tensor Imitate(ActorCritic agent, Tensor states, Tensor actions)
            {
                var (policy, _) = agent.forward(states);
                return functional.cross_entropy(policy, actions);
            }

            public static Tensor Reinforce(ActorCritic agent, Tensor states, Tensor actions, Tensor returns)
            {
                var (policy, value) = agent.forward(states);
                var advantage = (returns - value).detach();
                var chosen = torch.log(policy.gather(1, actions) + 1e-8);
                return -(chosen * advantage).mean() + functional.mse_loss(value, returns);
            }
        }
        """;
}
