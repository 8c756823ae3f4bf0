using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>The tensor that takes the place of a result lives as long as the result did.</summary>
public sealed class LifetimeTests
{
    [Fact]
    public Task A_tensor_that_was_disposed_is_returned_now() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                using var z = fc.forward(x); // scores
                return torch.sigmoid(z);
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
                var z = fc.forward(x); // scores
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
    public Task A_disposal_by_hand_goes() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                var p = torch.sigmoid(z);
                z.Dispose();
                return p;
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
    public Task Both_were_disposed() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                using var z = fc.forward(x);
                using var p = torch.sigmoid(z);
                return p.squeeze(-1);
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
                using var z = fc.forward(x);
                return z.squeeze(-1);
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
    public Task It_moves_to_an_outer_scope() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                using var scope = torch.NewDisposeScope();
                using var z = fc.forward(x);
                var p = z.sigmoid();
                return p.MoveToOuterDisposeScope();
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
                using var scope = torch.NewDisposeScope();
                var z = fc.forward(x);
                return z.MoveToOuterDisposeScope();
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
    public Task Nothing_where_a_block_disposes_it() => Verify.Unfixable(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                using (var z = fc.forward(x))
                {
                    return torch.sigmoid(z);
                }
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
        """);
}
