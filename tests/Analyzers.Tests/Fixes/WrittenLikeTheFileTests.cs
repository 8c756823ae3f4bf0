using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>What is applied elsewhere is written as the author would have written it there.</summary>
public sealed class WrittenLikeTheFileTests
{
    [Fact]
    public Task Applies_it_once_before_an_out_parameter() => Verify.Fixed(
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
                var loss = functional.binary_cross_entropy_with_logits([|model.forward(x)|], y);
                return loss.item<float>();
            }

            static void Predict(Net model, Tensor x, out Tensor output) => output = model.forward(x);

            static float Mean(Net model, Tensor x)
            {
                Predict(model, x, out var output);
                return output.mean().item<float>();
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

            static void Predict(Net model, Tensor x, out Tensor output) => output = torch.sigmoid(model.forward(x));

            static float Mean(Net model, Tensor x)
            {
                Predict(model, x, out var output);
                return output.mean().item<float>();
            }
        }
        """);

    [Fact]
    public Task Nothing_where_the_method_itself_is_handed_on() => Verify.Unfixable(
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
                var loss = functional.binary_cross_entropy_with_logits([|model.forward(x)|], y);
                return loss.item<float>();
            }

            static List<float> All(Net model, List<Tensor> xs) => xs.Select(model.forward).Select(p => p.item<float>()).ToList();
        }
        """);

    [Fact]
    public Task A_chain_of_lines_gets_one_more() => Verify.Fixed(
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
                var loss = functional.binary_cross_entropy_with_logits([|model.forward(x)|], y);
                return loss.item<float>();
            }

            static float Largest(Net model, Tensor x) => model
                .forward(x)
                .max()
                .item<float>();
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

            static float Largest(Net model, Tensor x) => model
                .forward(x)
                .sigmoid()
                .max()
                .item<float>();
        }
        """);

    [Fact]
    public Task By_its_name_alone_where_the_file_does_so() => Verify.Fixed(
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
                var loss = functional.binary_cross_entropy_with_logits([|model.forward(x)|], y);
                return loss.item<float>();
            }

            static float Mean(Net model) => model.forward(rand(2, 20)).mean().item<float>();
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

            static float Mean(Net model) => sigmoid(model.forward(rand(2, 20))).mean().item<float>();
        }
        """);

    [Theory]
    [InlineData("using static TorchSharp.torch;", "x.shape[0] > 0 ? x : x.clone()", "sigmoid")]
    [InlineData("using static TorchSharp.torch;", "rand(2, 20)", "sigmoid")]
    [InlineData("using TorchSharp;\nusing static TorchSharp.torch;", "x", "torch.sigmoid")]
    [InlineData("using TorchSharp;\nusing static TorchSharp.torch;", "rand(2, 20)", "sigmoid")]
    [InlineData("using TorchSharp;\nusing Tensor = TorchSharp.torch.Tensor;", "x", "torch.sigmoid")]
    [InlineData("using T = TorchSharp.torch;\nusing static TorchSharp.torch;", "x", "T.sigmoid")]
    [InlineData("using Tensor = TorchSharp.torch.Tensor;", "x", "TorchSharp.torch.sigmoid")]
    public Task As_short_as_the_usings_of_its_file_allow(string usings, string input, string function)
    {
        var model = new SourceFile("Net.cs", """
            using TorchSharp.Modules;
            using static TorchSharp.torch;
            using static TorchSharp.torch.nn;

            public class Net : Module<Tensor, Tensor>
            {
                private readonly Linear fc = Linear(20, 5);

                public Net() : base("net") => RegisterComponents();

                public override Tensor forward(Tensor x) => sigmoid(fc.forward(x));
            }

            public class Trainer
            {
                public Tensor Loss(Net model, Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits([|model.forward(x)|], y);
            }
            """);
        var repaired = new SourceFile(model.Name, Repaired(model.Text));
        var predictor = $$"""
            {{usings}}

            public static class Predictor
            {
                public static float Mean(Net model, Tensor x) => model.forward({{input}}).mean().item<float>();
            }
            """;
        var call = $"model.forward({input})";
        return Verify.With(ProgramOptions.Default with { Usings = "" }).Fixed(
            [model, new SourceFile("Predictor.cs", predictor)], [repaired, new SourceFile("Predictor.cs", predictor.Replace(call, $"{function}({call})", StringComparison.Ordinal))]);

        static string Repaired(string text) => text.Replace("sigmoid(fc.forward(x))", "fc.forward(x)", StringComparison.Ordinal)
            .Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nn.functional.relu(x)", "nn.functional.softmax")]
    [InlineData("torch.nn.functional.relu(x)", "torch.nn.functional.softmax")]
    [InlineData("functional.relu(x)", "functional.softmax")]
    [InlineData("nn.functional.relu(nn.functional.relu(functional.relu(x)))", "nn.functional.softmax")]
    [InlineData("nn.ReLU().forward(nn.Tanh().forward(x))", "nn.functional.softmax")]
    [InlineData("x.relu()", "functional.softmax")]
    public Task The_path_is_the_one_that_the_file_writes(string written, string applied) =>
        Testing.Verify<Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>.Fixed(
            [NetOfClasses("x.softmax(1)"), PredictorOf(written, "[|model.forward(x)|]", "model.forward(x)")],
            [NetOfClasses("x"), PredictorOf(written, "model.forward(x)", $"{applied}(model.forward(x), 1)")]);

    private static SourceFile NetOfClasses(string returned) => new("Net.cs", $$"""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                x = fc.forward(x);
                return {{returned}};
            }
        }
        """);

    private static SourceFile PredictorOf(string written, string given, string predicted) => new("Predictor.cs", $$"""
        static class Predictor
        {
            public static Tensor Prepare(Tensor x) => {{written}};

            public static Tensor Loss(Net model, Tensor x, Tensor y) => CrossEntropyLoss().forward({{given}}, y);

            public static float Largest(Net model, Tensor x) => {{predicted}}.max().item<float>();
        }
        """);
}
