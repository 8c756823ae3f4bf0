using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>Softmax applied elsewhere, in the words of each file.</summary>
public sealed class SoftmaxElsewhereTests
{
    /// <summary>Under its alias, or by the path, if that is what it writes although it has an alias.</summary>
    [Theory]
    [InlineData("F")]
    [InlineData("torch.nn.functional")]
    public Task As_the_file_writes_it(string path) => Verify.Fixed(
        $$"""
        using F = TorchSharp.torch.nn.functional;

        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => {{path}}.softmax(fc.forward(x), 1);
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = {{path}}.cross_entropy([|output|], y);
                loss.backward();
                return output.argmax(1).eq(y).sum().item<long>();
            }

            static float Largest(Net model, Tensor x) => model.forward(x).max().item<float>();
        }
        """,
        $$"""
        using F = TorchSharp.torch.nn.functional;

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
                var output = model.forward(x);
                var loss = {{path}}.cross_entropy(output, y);
                loss.backward();
                return output.argmax(1).eq(y).sum().item<long>();
            }

            static float Largest(Net model, Tensor x) => {{path}}.softmax(model.forward(x), 1).max().item<float>();
        }
        """);

    [Fact]
    public Task By_the_name_alone_of_a_static_using() => Verify.Fixed(
        """
        using static TorchSharp.torch.nn.functional;

        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.softmax(fc.forward(x), 1);
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = cross_entropy([|output|], y);
                loss.backward();
                return output.argmax(1).eq(y).sum().item<long>();
            }

            static float Largest(Net model, Tensor x) => model.forward(x).max().item<float>();
        }
        """,
        """
        using static TorchSharp.torch.nn.functional;

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
                var output = model.forward(x);
                var loss = cross_entropy(output, y);
                loss.backward();
                return output.argmax(1).eq(y).sum().item<long>();
            }

            static float Largest(Net model, Tensor x) => functional.softmax(model.forward(x), 1).max().item<float>();
        }
        """);

    [Fact]
    public Task The_largest_class_needs_no_softmax_of_a_module() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly Softmax act = Softmax(1);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => act.forward(fc.forward(x));
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.cross_entropy([|output|], y);
                loss.backward();
                return output.argmax(1).eq(y).sum().item<long>();
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
                var output = model.forward(x);
                var loss = functional.cross_entropy(output, y);
                loss.backward();
                return output.argmax(1).eq(y).sum().item<long>();
            }
        }
        """);
}
