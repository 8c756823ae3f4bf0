using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>Nothing of a removed activation stays behind but its comments.</summary>
public sealed class LeftoverTests
{
    [Fact]
    public Task Keeps_the_comments_of_a_removed_statement_on_lines_of_their_own() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);

                // squash to [0, 1]
                z = torch.sigmoid(z); // in place of a clamp

                return z;
            }
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits([|model.forward(x)|], y);
                return loss.item<float>();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);

                // squash to [0, 1]
                // in place of a clamp

                return z;
            }
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits(model.forward(x), y);
                return loss.item<float>();
            }
        }
        """);

    [Fact]
    public Task Removes_the_documentation_of_a_field_with_it_but_no_region() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            #region activation
            /// <summary>Makes probabilities.</summary>
            private readonly Sigmoid act = Sigmoid(); // one for each tag
            #endregion

            public override Tensor forward(Tensor x) => act.forward(fc.forward(x));
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits([|model.forward(x)|], y);
                return loss.item<float>();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            #region activation
            // one for each tag
            #endregion

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits(model.forward(x), y);
                return loss.item<float>();
            }
        }
        """);

    [Fact]
    public Task Removes_a_condition_that_decides_nothing_any_more() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                if (training)
                {
                    z.sigmoid_();
                }
                else
                {
                    z = torch.sigmoid(z);
                }

                return z;
            }
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits([|model.forward(x)|], y);
                return loss.item<float>();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);

                return z;
            }
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits(model.forward(x), y);
                return loss.item<float>();
            }
        }
        """);

    [Fact]
    public Task Removes_a_branch_of_one_statement() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                if (training)
                    z = torch.sigmoid(z);
                else
                    z = z.sigmoid();
                return z;
            }
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits([|model.forward(x)|], y);
                return loss.item<float>();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                return z;
            }
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits(model.forward(x), y);
                return loss.item<float>();
            }
        }
        """);

    [Fact]
    public Task Keeps_a_condition_that_does_something() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                if (x.shape.Contains(7))
                    z = torch.sigmoid(z);
                else
                    z = z.sigmoid();
                return z;
            }
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits([|model.forward(x)|], y);
                return loss.item<float>();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                if (x.shape.Contains(7))
                {
                }
                return z;
            }
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits(model.forward(x), y);
                return loss.item<float>();
            }
        }
        """);

    [Fact]
    public Task Removes_a_top_level_statement() => Verify.Fixed(
        """
        var layers = new List<Module<Tensor, Tensor>>();
        layers.Add(Linear(20, 5));
        layers.Add(Sigmoid()); // tags
        var model = Sequential(layers);
        var loss = functional.binary_cross_entropy_with_logits([|model.forward(torch.rand(3, 20))|], torch.ones(3, 5));
        Console.WriteLine(loss.item<float>());
        """,
        """
        var layers = new List<Module<Tensor, Tensor>>();
        layers.Add(Linear(20, 5));
        // tags
        var model = Sequential(layers);
        var loss = functional.binary_cross_entropy_with_logits(model.forward(torch.rand(3, 20)), torch.ones(3, 5));
        Console.WriteLine(loss.item<float>());
        """);

    [Fact]
    public Task Removes_one_of_several_fields() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            private readonly Module<Tensor, Tensor> relu = ReLU(), act = Sigmoid();

            public override Tensor forward(Tensor x) => act.forward(fc.forward(relu.forward(x)));
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits([|model.forward(x)|], y);
                return loss.item<float>();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            private readonly Module<Tensor, Tensor> relu = ReLU();

            public override Tensor forward(Tensor x) => fc.forward(relu.forward(x));
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits(model.forward(x), y);
                return loss.item<float>();
            }
        }
        """);

    [Fact]
    public Task Removes_a_protected_field_of_a_class_that_no_other_project_sees() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            protected readonly Module<Tensor, Tensor> act = Sigmoid();

            public override Tensor forward(Tensor x) => act.forward(fc.forward(x));
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits([|model.forward(x)|], y);
                return loss.item<float>();
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
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits(model.forward(x), y);
                return loss.item<float>();
            }
        }
        """);
}
