using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>The activation goes where it is written, and what is left over goes with it.</summary>
public sealed class RemovalAtTheSourceTests
{
    [Fact]
    public Task Removes_an_instance_call() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x).sigmoid();
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
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
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Removes_the_functional_form() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
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
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Removes_the_special_form() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.special.expit(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
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
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Keeps_what_comes_after_it() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x).sigmoid().squeeze(-1);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
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

            public override Tensor forward(Tensor x) => fc.forward(x).squeeze(-1);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Removes_a_module_that_is_made_for_the_call() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => Sigmoid().forward(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
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
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Removes_it_in_a_return() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                return torch.sigmoid(z);
            }
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
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

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                return z;
            }
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Removes_a_reassignment() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                // scores
                x = fc.forward(x);
                x = torch.sigmoid(x);
                return x;
            }
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
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

            public override Tensor forward(Tensor x)
            {
                // scores
                x = fc.forward(x);
                return x;
            }
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Removes_the_last_of_several_reassignments_of_a_parameter() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc1 = Linear(20, 128);
            private readonly Linear fc2 = Linear(128, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                x = functional.relu(fc1.forward(x));
                x = torch.sigmoid(fc2.forward(x));
                return x;
            }
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward([|output|], y).backward();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc1 = Linear(20, 128);
            private readonly Linear fc2 = Linear(128, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                x = functional.relu(fc1.forward(x));
                x = fc2.forward(x);
                return x;
            }
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Removes_an_overwriting_statement() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                z.sigmoid_();
                return z;
            }
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
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

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                return z;
            }
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Removes_a_local_that_would_be_a_second_name() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                var p = torch.sigmoid(z);
                return p;
            }
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
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

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                return z;
            }
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Keeps_the_rest_of_a_reassignment() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                x = x.flatten(1);
                x = torch.sigmoid(fc.forward(x));
                return x;
            }
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
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

            public override Tensor forward(Tensor x)
            {
                x = x.flatten(1);
                x = fc.forward(x);
                return x;
            }
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Removes_a_field_that_nothing_else_uses() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly Module<Tensor, Tensor> act = Sigmoid();

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => act.forward(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
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
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Removes_the_assignment_in_the_constructor() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc;
            private readonly Module<Tensor, Tensor> act;

            public Net() : base("net")
            {
                fc = Linear(20, 5);
                act = Sigmoid();
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => act.call(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward([|output|], y).backward();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc;

            public Net() : base("net")
            {
                fc = Linear(20, 5);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Removes_the_registration_by_hand() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc;
            private readonly Module<Tensor, Tensor> act;

            public Net() : base("net")
            {
                fc = Linear(20, 5);
                act = Sigmoid();
                register_module("fc", fc);
                register_module("act", act);
            }

            public override Tensor forward(Tensor x) => act.call(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward([|output|], y).backward();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc;

            public Net() : base("net")
            {
                fc = Linear(20, 5);
                register_module("fc", fc);
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Keeps_a_field_that_something_else_uses() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear hidden = Linear(20, 20);
            private readonly Linear fc = Linear(20, 5);
            private readonly Module<Tensor, Tensor> act = Sigmoid();

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => act.forward(fc.forward(act.forward(hidden.forward(x))));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward([|output|], y).backward();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear hidden = Linear(20, 20);
            private readonly Linear fc = Linear(20, 5);
            private readonly Module<Tensor, Tensor> act = Sigmoid();

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(act.forward(hidden.forward(x)));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Hands_in_a_module_that_does_nothing() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly Module<Tensor, Tensor> act;

            public Net(Module<Tensor, Tensor> act) : base("net")
            {
                this.act = act;
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => act.forward(fc.forward(x));
        }

        class Program
        {
            static void Main()
            {
                var net = new Net(Sigmoid());
                var loss = BCEWithLogitsLoss().forward([|net.forward(torch.rand(3, 20))|], torch.ones(3, 5));
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly Module<Tensor, Tensor> act;

            public Net(Module<Tensor, Tensor> act) : base("net")
            {
                this.act = act;
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => act.forward(fc.forward(x));
        }

        class Program
        {
            static void Main()
            {
                var net = new Net(Identity());
                var loss = BCEWithLogitsLoss().forward(net.forward(torch.rand(3, 20)), torch.ones(3, 5));
            }
        }
        """);

    [Fact]
    public Task Removes_a_using_that_nothing_else_needs() => Verify.Fixed(
        """
        using static TorchSharp.torch.special;

        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => BCEWithLogitsLoss().forward([|expit(z)|], y);
        }
        """,
        """
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => BCEWithLogitsLoss().forward(z, y);
        }
        """);

    [Fact]
    public Task Gives_the_loss_the_logits_where_the_probabilities_are_needed_beside_it() => Verify.Fixed(
        """
        class Step
        {
            float Loss(Tensor z, Tensor y)
            {
                var p = torch.sigmoid(z);
                var loss = functional.binary_cross_entropy_with_logits([|p|], y);
                loss.backward();
                return (p > 0.5).eq(y).to(float32).mean().item<float>();
            }
        }
        """,
        """
        class Step
        {
            float Loss(Tensor z, Tensor y)
            {
                var p = torch.sigmoid(z);
                var loss = functional.binary_cross_entropy_with_logits(z, y);
                loss.backward();
                return (p > 0.5).eq(y).to(float32).mean().item<float>();
            }
        }
        """);

    [Fact]
    public Task Adds_parentheses_where_they_are_needed() => Verify.Fixed(
        """
        class Step
        {
            float Loss(Tensor z, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits([|torch.sigmoid(z + 1).view(-1)|], y);
                return loss.item<float>();
            }
        }
        """,
        """
        class Step
        {
            float Loss(Tensor z, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits((z + 1).view(-1), y);
                return loss.item<float>();
            }
        }
        """);
}
