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

    [Theory]
    [InlineData(
        """
        using (var z = fc.forward(x))
                {
                    return torch.sigmoid(z);
                }
        """,
        "return fc.forward(x);")]
    [InlineData(
        """
        using (Tensor h = fc.forward(x))
                using (Tensor z = out_.forward(h))
                    return torch.sigmoid(z);
        """,
        """
        using (Tensor h = fc.forward(x))
                    return out_.forward(h);
        """)]
    [InlineData(
        """
        // The head.
                using (var z = fc.forward(x)) return sigmoid(z).MoveToOuterDisposeScope(); // for the loss
        """,
        """
        // The head.
                return fc.forward(x).MoveToOuterDisposeScope(); // for the loss
        """)]
    public Task A_block_that_disposed_it_goes(string before, string after) => Verify.Fixed(WithForward(before, "[|", "|]"), WithForward(after, "", ""));

    [Theory]
    [InlineData("using (var z = fc.forward(x)) { Console.WriteLine(x.shape[0]); return torch.sigmoid(z); }")]
    [InlineData("using (var z = fc.forward(x)) { return z.shape[0] > 1 ? torch.sigmoid(z) : torch.sigmoid(out_.forward(x)); }")]
    [InlineData("using (var z = fc.forward(x)) { /* freed here */ return torch.sigmoid(z); }")]
    [InlineData("using (Tensor h = x.relu(), z = fc.forward(h)) return torch.sigmoid(z);")]
    public Task Nothing_where_a_block_disposes_it_and_does_more(string forward) => Verify.Unfixable(WithForward(forward, "[|", "|]"));

    private static string WithForward(string forward, string open, string close) => $$"""
        using static TorchSharp.torch;

        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(5, 5), out_ = Linear(5, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                {{forward}}
            }
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits({{open}}model.forward(x){{close}}, y);
                return loss.item<float>();
            }
        }
        """;
}
