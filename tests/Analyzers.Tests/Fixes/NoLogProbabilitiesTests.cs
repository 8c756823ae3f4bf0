using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1006_NoLogProbabilitiesBeforeNLLLoss>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>A loss over log-probabilities gets them, or is replaced by the one that takes logits.</summary>
public sealed class NoLogProbabilitiesTests
{
    [Fact]
    public Task Switches_to_cross_entropy() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss(torch.ones(5), Reduction.Sum);
                var output = model.forward(x);
                criterion.forward([|output|], y).backward();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = CrossEntropyLoss(torch.ones(5), reduction: Reduction.Sum);
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Applies_log_softmax_at_the_loss() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                var output = model.forward(x);
                criterion.forward([|output|], y).backward();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                var output = model.forward(x);
                criterion.forward(functional.log_softmax(output, 1), y).backward();
            }
        }
        """,
        1);

    [Fact]
    public Task Removes_a_softmax_and_switches_to_cross_entropy() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.softmax(fc.forward(x), 1);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                var output = model.forward(x);
                criterion.forward([|output|], y).backward();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = CrossEntropyLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Takes_log_softmax_where_only_the_loss_uses_the_numbers() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.softmax(fc.forward(x), dim: 1);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward([|model.forward(x)|], y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.log_softmax(fc.forward(x), dim: 1);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward(model.forward(x), y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        "Use log_softmax instead of softmax in Net.forward");

    [Fact]
    public Task Takes_log_softmax_by_its_name_for_a_softmax_of_another_class() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.softmax(fc.forward(x), 1);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward([|model.forward(x)|], y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.log_softmax(fc.forward(x), 1);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward(model.forward(x), y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        "Use log_softmax instead of softmax in Net.forward");

    [Fact]
    public Task Takes_the_log_softmax_of_a_tensor() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x).softmax(1);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward([|model.forward(x)|], y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x).log_softmax(1);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward(model.forward(x), y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        "Use log_softmax instead of softmax in Net.forward");

    [Fact]
    public Task Takes_the_module_with_its_declared_type() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly Softmax softmax = Softmax(1);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => softmax.forward(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward([|model.forward(x)|], y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly LogSoftmax softmax = LogSoftmax(1);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => softmax.forward(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward(model.forward(x), y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        "Use log_softmax instead of softmax in Net.forward");

    [Fact]
    public Task Takes_the_module_in_a_chain() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers = Sequential(Linear(20, 5), Softmax(1));

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward([|model.forward(x)|], y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers = Sequential(Linear(20, 5), LogSoftmax(1));

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward(model.forward(x), y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        "Use log_softmax instead of softmax in Net.layers");

    [Fact]
    public Task Takes_log_softmax_for_a_sigmoid() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward([|model.forward(x)|], y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.log_softmax(fc.forward(x), 1);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward(model.forward(x), y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        "Use log_softmax instead of sigmoid in Net.forward");

    [Fact]
    public Task Takes_the_module_for_a_sigmoid() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly Module<Tensor, Tensor> head = Sigmoid();

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => head.forward(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward([|model.forward(x)|], y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly Module<Tensor, Tensor> head = LogSoftmax(1);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => head.forward(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss();
                criterion.forward(model.forward(x), y).backward();
            }

            Tensor Predict(Net model, Tensor x) => model.forward(x).argmax(1);
        }
        """,
        "Use log_softmax instead of sigmoid in Net.forward");

    /// <summary>Cross entropy would take the log-softmax of log-probabilities that are right.</summary>
    [Fact]
    public Task Takes_log_softmax_where_the_loss_is_right_elsewhere() => Verify.Fixed(
        """
        class Trainer
        {
            private readonly NLLLoss criterion = NLLLoss();

            void Train(Tensor z, Tensor y)
            {
                criterion.forward(functional.log_softmax(z, 1), y).backward();
                criterion.forward([|functional.softmax(z, 1)|], y).backward();
            }
        }
        """,
        """
        class Trainer
        {
            private readonly NLLLoss criterion = NLLLoss();

            void Train(Tensor z, Tensor y)
            {
                criterion.forward(functional.log_softmax(z, 1), y).backward();
                criterion.forward(functional.log_softmax(z, 1), y).backward();
            }
        }
        """);

    [Theory]
    [InlineData("var p = functional.softmax(z, 1); Console.WriteLine(p.amax(1).item<float>());")]
    [InlineData("var p = functional.softmax(z, 1); functional.cross_entropy(p, y);")]
    [InlineData("var p = functional.softmax(z, 1).clamp(1e-7, 1);")]
    [InlineData("var p = functional.softmax(z, 0);")]
    [InlineData("var p = functional.softmax(z, -1);")]
    [InlineData("var p = functional.softmax(z, 2).transpose(1, 2);")]
    [InlineData("var p = torch.sigmoid(z).transpose(0, 1);")]
    [InlineData("var p = torch.sigmoid(z); Console.WriteLine(p.argmax(0).item<long>());")]
    [InlineData("var p = Sequential(Sigmoid(), Flatten()).forward(z);")]
    [InlineData("z.sigmoid_(); var p = z;")]
    public async Task Leaves_probabilities_alone_that_mean_more_than_the_loss(string making) => Assert.DoesNotContain(
        await Offers.OfAsync(Verify.Rule, $$"""
            class Trainer
            {
                private readonly NLLLoss criterion = NLLLoss();

                void Train(Tensor z, Tensor y)
                {
                    {{making}}
                    criterion.forward(p, y).backward();
                }
            }
            """),
        title => title.Contains("Use log_softmax", StringComparison.Ordinal));
}
