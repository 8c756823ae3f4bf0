using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>The activation is a part of a chain, however that is put together.</summary>
public sealed class RemovalFromSequentialTests
{
    [Fact]
    public Task Removes_the_last_argument() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers = Sequential(Linear(20, 64), ReLU(), Linear(64, 5), Sigmoid());

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
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
            private readonly Sequential layers = Sequential(Linear(20, 64), ReLU(), Linear(64, 5));

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
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
    public Task Removes_the_last_named_part() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers = Sequential(("fc", Linear(20, 5)), ("act", Sigmoid()));

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
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
            private readonly Sequential layers = Sequential(("fc", Linear(20, 5)));

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
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
    public Task Removes_a_line_and_keeps_the_comment_above() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers = Sequential(
                Linear(20, 64),
                ReLU(),
                Linear(64, 5), // one score a tag
                Sigmoid());

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
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
            private readonly Sequential layers = Sequential(
                Linear(20, 64),
                ReLU(),
                Linear(64, 5)); // one score a tag

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
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
    public Task Removes_a_link_of_a_chain_of_calls() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers = Sequential().append(Linear(20, 5)).append(Sigmoid());

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
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
            private readonly Sequential layers = Sequential().append(Linear(20, 5));

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
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
    public Task Removes_an_element_of_an_array() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers = Sequential(new Module<Tensor, Tensor>[] { Linear(20, 5), Sigmoid() });

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
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
            private readonly Sequential layers = Sequential(new Module<Tensor, Tensor>[] { Linear(20, 5) });

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
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
    public Task Removes_a_part_before_one_that_changes_nothing() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers = Sequential(Linear(20, 5), Sigmoid(), Flatten());

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
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
            private readonly Sequential layers = Sequential(Linear(20, 5), Flatten());

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
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
    public Task Removes_an_append_statement() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers;

            public Net() : base("net")
            {
                layers = Sequential(Linear(20, 5));
                layers.append(Sigmoid());
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => layers.forward(x);
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
            private readonly Sequential layers;

            public Net() : base("net")
            {
                layers = Sequential(Linear(20, 5));
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => layers.forward(x);
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
    public Task Removes_an_addition_to_a_list() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers;

            public Net() : base("net")
            {
                var list = new List<Module<Tensor, Tensor>>();
                list.Add(Linear(20, 5));
                list.Add(Sigmoid());
                layers = Sequential(list);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => layers.forward(x);
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
            private readonly Sequential layers;

            public Net() : base("net")
            {
                var list = new List<Module<Tensor, Tensor>>();
                list.Add(Linear(20, 5));
                layers = Sequential(list);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => layers.forward(x);
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
    public Task Removes_an_element_of_a_list_of_tuples() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers;

            public Net() : base("net")
            {
                var list = new List<(string, Module<Tensor, Tensor>)>
                {
                    ("fc", Linear(20, 5)),
                    ("act", Sigmoid()),
                };
                layers = Sequential(list.ToArray());
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => layers.forward(x);
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
            private readonly Sequential layers;

            public Net() : base("net")
            {
                var list = new List<(string, Module<Tensor, Tensor>)>
                {
                    ("fc", Linear(20, 5)),
                };
                layers = Sequential(list.ToArray());
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => layers.forward(x);
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
    public Task Removes_a_local_that_holds_the_part() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers;

            public Net() : base("net")
            {
                var fc = Linear(20, 5);
                var act = Sigmoid();
                layers = Sequential(fc, act);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => layers.forward(x);
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
            private readonly Sequential layers;

            public Net() : base("net")
            {
                var fc = Linear(20, 5);
                layers = Sequential(fc);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => layers.forward(x);
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
    public Task Removes_an_argument_of_the_base_constructor() => Verify.Fixed(
        """
        class Net : Sequential
        {
            public Net() : base(("fc", Linear(20, 5)), ("act", Sigmoid()))
            {
            }
        }

        class Trainer
        {
            void Train(Tensor x, Tensor y)
            {
                var model = new Net();
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward([|output|], y).backward();
            }
        }
        """,
        """
        class Net : Sequential
        {
            public Net() : base(("fc", Linear(20, 5)))
            {
            }
        }

        class Trainer
        {
            void Train(Tensor x, Tensor y)
            {
                var model = new Net();
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);
}
