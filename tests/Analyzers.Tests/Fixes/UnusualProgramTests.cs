using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>Less common shapes of programs.</summary>
public sealed class UnusualProgramTests
{
    [Fact]
    public Task Top_level_statements() => Verify.Fixed(
        """
        var fc = Linear(20, 5);
        var x = torch.rand(3, 20);

        // Train.
        var output = torch.sigmoid(fc.forward(x));
        BCEWithLogitsLoss().forward([|output|], torch.ones(3, 5)).backward();
        Console.WriteLine((output > 0.5).sum().item<long>());
        """,
        """
        var fc = Linear(20, 5);
        var x = torch.rand(3, 20);

        // Train.
        var output = fc.forward(x);
        BCEWithLogitsLoss().forward(output, torch.ones(3, 5)).backward();
        Console.WriteLine((torch.sigmoid(output) > 0.5).sum().item<long>());
        """);

    [Fact]
    public Task A_tuple_that_forward_returns() => Verify.Fixed(
        """
        class Net : Module<Tensor, (Tensor, Tensor)>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override (Tensor, Tensor) forward(Tensor x)
            {
                var h = fc.forward(x);
                return (torch.sigmoid(h), h.relu());
            }
        }

        class Trainer
        {
            public float Step(Net model, Tensor x, Tensor y)
            {
                var (p, h) = model.forward(x);
                BCEWithLogitsLoss().forward([|p|], y).backward();
                return p.mean().item<float>() + h.mean().item<float>();
            }

            public float Mean(Net model, Tensor x) => model.forward(x).Item1.mean().item<float>();
        }
        """,
        """
        class Net : Module<Tensor, (Tensor, Tensor)>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override (Tensor, Tensor) forward(Tensor x)
            {
                var h = fc.forward(x);
                return (h, h.relu());
            }
        }

        class Trainer
        {
            public float Step(Net model, Tensor x, Tensor y)
            {
                var (p, h) = model.forward(x);
                BCEWithLogitsLoss().forward(p, y).backward();
                return torch.sigmoid(p).mean().item<float>() + h.mean().item<float>();
            }

            public float Mean(Net model, Tensor x) => torch.sigmoid(model.forward(x).Item1).mean().item<float>();
        }
        """);

    [Fact]
    public Task A_trainer_generic_over_its_model() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer<TModel>(TModel model, Loss<Tensor, Tensor, Tensor> loss) where TModel : Module<Tensor, Tensor>
        {
            public float Step(Tensor x, Tensor y)
            {
                var output = model.call(x);
                loss.call(output, y).backward();
                return (output > 0.5).eq(y).sum().item<long>();
            }
        }

        class Program
        {
            static void Main() => new Trainer<Net>(new Net(), BCEWithLogitsLoss()).[|Step|](torch.rand(1), torch.rand(1));
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer<TModel>(TModel model, Loss<Tensor, Tensor, Tensor> loss) where TModel : Module<Tensor, Tensor>
        {
            public float Step(Tensor x, Tensor y)
            {
                var output = model.call(x);
                loss.call(output, y).backward();
                return (torch.sigmoid(output) > 0.5).eq(y).sum().item<long>();
            }
        }

        class Program
        {
            static void Main() => new Trainer<Net>(new Net(), BCEWithLogitsLoss()).Step(torch.rand(1), torch.rand(1));
        }
        """);

    [Fact]
    public Task A_helper_in_the_middle() => Verify.Fixed(
        """
        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);

            private static Tensor Flat(Tensor t) => t.view(-1);

            private Tensor Scores(Tensor x) => Flat(torch.sigmoid(fc.forward(x)));

            public void Train(Tensor x, Tensor y) => BCEWithLogitsLoss().forward([|Scores(x)|], y).backward();

            public bool Test(Tensor x) => Scores(x).max().item<float>() > 0.9;
        }
        """,
        """
        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);

            private static Tensor Flat(Tensor t) => t.view(-1);

            private Tensor Scores(Tensor x) => Flat(fc.forward(x));

            public void Train(Tensor x, Tensor y) => BCEWithLogitsLoss().forward(Scores(x), y).backward();

            public bool Test(Tensor x) => torch.sigmoid(Scores(x)).max().item<float>() > 0.9;
        }
        """);

    [Fact]
    public Task A_local_that_a_lambda_captures() => Verify.Fixed(
        """
        class Trainer
        {
            public void Train(Linear fc, Tensor x, Tensor y)
            {
                var output = torch.sigmoid(fc.forward(x));
                BCEWithLogitsLoss().forward([|output|], y).backward();
                Action print = () => Console.WriteLine(output.mean().item<float>());
                print();
            }
        }
        """,
        """
        class Trainer
        {
            public void Train(Linear fc, Tensor x, Tensor y)
            {
                var output = fc.forward(x);
                BCEWithLogitsLoss().forward(output, y).backward();
                Action print = () => Console.WriteLine(torch.sigmoid(output).mean().item<float>());
                print();
            }
        }
        """);

    [Fact]
    public Task A_file_that_names_everything_in_full() => Verify.With(ProgramOptions.Default with { Usings = "" }).Fixed(
        """
        class Trainer
        {
            public float Train(TorchSharp.Modules.Linear fc, TorchSharp.torch.Tensor x, TorchSharp.torch.Tensor y)
            {
                var output = TorchSharp.torch.sigmoid(fc.forward(x));
                TorchSharp.torch.nn.BCEWithLogitsLoss().forward([|output|], y).backward();
                return output.mean().item<float>();
            }
        }
        """,
        """
        class Trainer
        {
            public float Train(TorchSharp.Modules.Linear fc, TorchSharp.torch.Tensor x, TorchSharp.torch.Tensor y)
            {
                var output = fc.forward(x);
                TorchSharp.torch.nn.BCEWithLogitsLoss().forward(output, y).backward();
                return TorchSharp.torch.sigmoid(output).mean().item<float>();
            }
        }
        """);

    [Fact]
    public Task Nothing_while_a_caller_is_half_typed() => Verify.With(ProgramOptions.Default with { MayHaveErrors = true }).Unfixable("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            public Tensor Loss(Net model, Tensor x, Tensor y) => BCEWithLogitsLoss().forward([|model.forward(x)|], y);

            public float Predict(Net model, Tensor x) => model.forward(x).mea
        }
        """);

    [Theory]
    [InlineData("var p = model.forward(x); p.mea")]
    [InlineData("var p = model.forward(x); var q = p.mean(); Log(q.)")]
    [InlineData("var p = model.forward(x).detach(); var q = p.mean(); q.")]
    [InlineData("Tensor p; p = model.forward(x); if (p.numel() > 1) Foo(p)")]
    public Task Nothing_while_it_is_not_written_what_a_result_is_for(string half) =>
        Verify.With(ProgramOptions.Default with { MayHaveErrors = true }).Unfixable(HalfWritten(half));

    [Theory]
    [InlineData("var p = model.forward(x).mean(); p.backward(); optimizer.")]
    [InlineData("foreach (var row in new[] { x }) { Foo(1); model.forward(row).backward(); }")]
    [InlineData("Console.WriteLine($\"{epoch}\"); var p = model.forward(x); p.backward();")]
    public Task But_what_else_is_half_written_says_nothing_of_it(string half) => Verify.With(ProgramOptions.Default with { MayHaveErrors = true }).Fixed(
        HalfWritten(half), HalfWritten(half.Replace("model.forward(x)", "torch.sigmoid(model.forward(x))", StringComparison.Ordinal).Replace("model.forward(row)", "torch.sigmoid(model.forward(row))", StringComparison.Ordinal))
            .Replace("=> torch.sigmoid(fc.forward(x))", "=> fc.forward(x)", StringComparison.Ordinal)
            .Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));

    private static string HalfWritten(string statements) => $$"""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            public Tensor Loss(Net net, Tensor x, Tensor y) => BCEWithLogitsLoss().forward([|net.forward(x)|], y);

            public void Use(Net model, Tensor x)
            {
                {{statements}}
            }
        }
        """;

    [Fact]
    public Task Nothing_where_another_activation_comes_before() => Verify.Unfixable("""
        class Trainer
        {
            public Tensor Loss(Linear fc, Tensor x, Tensor y) => BCEWithLogitsLoss().forward([|fc.forward(x).relu().sigmoid()|], y);
        }
        """);

    [Fact]
    public Task Nothing_where_the_value_is_rounded_on_the_way_to_both() => Verify.Unfixable("""
        class Trainer
        {
            public float Loss(Linear fc, Tensor x, Tensor y)
            {
                var output = torch.sigmoid(fc.forward(x)).@double();
                BCEWithLogitsLoss().forward([|output|], y).backward();
                return output.mean().item<float>();
            }
        }
        """);
}
