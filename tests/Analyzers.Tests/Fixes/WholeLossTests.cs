using OfLogits = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1007_SigmoidBeforeBCELoss>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>A loss is replaced with all that belongs to it, or not at all.</summary>
public sealed class WholeLossTests
{
    [Fact]
    public Task A_clamp_that_guards_the_logarithm_goes_too() => OfLogits.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var eps = 1e-7f;
                var p = model.forward(x).squeeze(-1);
                p = p.clamp(eps, 1 - eps);
                var loss = functional.binary_cross_entropy_with_logits([|p|], y, reduction: Reduction.Sum);
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
                var p = model.forward(x).squeeze(-1);
                var loss = functional.binary_cross_entropy_with_logits(p, y, reduction: Reduction.Sum);
                return loss.item<float>();
            }
        }
        """);

    [Fact]
    public Task Nothing_where_a_clamp_changes_the_loss() => OfLogits.Unfixable(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var p = model.forward(x).clamp(0.1, 0.9);
                var loss = functional.binary_cross_entropy_with_logits([|p|], y);
                return loss.item<float>();
            }
        }
        """);

    [Fact]
    public Task Several_models_with_one_loss() => Verify.Fixed(
        """
        class Trainer
        {
            private readonly Linear left = Linear(20, 5);
            private readonly Linear right = Linear(20, 5);
            private readonly BCELoss criterion = new(reduction: Reduction.Sum);

            void Train(Tensor x, Tensor y)
            {
                criterion.forward([|left.forward(x).sigmoid()|], y).backward();
                criterion.forward([|torch.sigmoid(right.forward(x))|], y).backward();
            }
        }
        """,
        """
        class Trainer
        {
            private readonly Linear left = Linear(20, 5);
            private readonly Linear right = Linear(20, 5);
            private readonly BCEWithLogitsLoss criterion = new(reduction: Reduction.Sum);

            void Train(Tensor x, Tensor y)
            {
                criterion.forward(left.forward(x), y).backward();
                criterion.forward(right.forward(x), y).backward();
            }
        }
        """);

    [Fact]
    public Task A_delegate_of_a_loss() => Verify.Fixed(
        """
        class Trainer(Linear model, Func<Tensor, Tensor, Tensor> criterion)
        {
            public void Step(Tensor x, Tensor y) => criterion(torch.sigmoid(model.forward(x)), y).backward();
        }

        class Program
        {
            static void Main() => new Trainer(Linear(20, 5), BCELoss(reduction: Reduction.Sum).forward).[|Step|](torch.rand(3, 20), torch.ones(3, 5));
        }
        """,
        """
        class Trainer(Linear model, Func<Tensor, Tensor, Tensor> criterion)
        {
            public void Step(Tensor x, Tensor y) => criterion(model.forward(x), y).backward();
        }

        class Program
        {
            static void Main() => new Trainer(Linear(20, 5), BCEWithLogitsLoss(reduction: Reduction.Sum).forward).Step(torch.rand(3, 20), torch.ones(3, 5));
        }
        """);

    [Fact]
    public Task A_loss_in_a_tuple() => Verify.Fixed(
        """
        class Trainer
        {
            private static (Linear, BCELoss) Create() => (Linear(20, 5), BCELoss());

            void Train(Tensor x, Tensor y)
            {
                var (model, criterion) = Create();
                criterion.forward([|model.forward(x).sigmoid()|], y).backward();
            }
        }
        """,
        """
        class Trainer
        {
            private static (Linear, BCEWithLogitsLoss) Create() => (Linear(20, 5), BCEWithLogitsLoss());

            void Train(Tensor x, Tensor y)
            {
                var (model, criterion) = Create();
                criterion.forward(model.forward(x), y).backward();
            }
        }
        """);
}
