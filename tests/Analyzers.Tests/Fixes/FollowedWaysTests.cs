using RuleOfSoftmax = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>Ways from the activation to the loss on which an edit follows the value: tasks, patterns, methods of base classes, delegates of losses.</summary>
public sealed class FollowedWaysTests
{
    [Fact]
    public Task A_task_that_is_awaited() => Verify.Fixed(
        WithTask("torch.sigmoid(_fc.forward(x))", "[|await PredictAsync(x)|]", "(await PredictAsync(x)).mean()"),
        WithTask("_fc.forward(x)", "await PredictAsync(x)", "torch.sigmoid(await PredictAsync(x)).mean()"));

    [Theory]
    [InlineData("PredictAsync(x).Result.mean()")]
    [InlineData("(await Task.WhenAll(PredictAsync(x), PredictAsync(x)))[0].mean()")]
    [InlineData("(await Task.Run(() => PredictAsync(x))).mean()")]
    public Task Nothing_where_the_task_goes_elsewhere(string use) =>
        Verify.Unfixable(WithTask("torch.sigmoid(_fc.forward(x))", "[|await PredictAsync(x)|]", use));

    [Theory]
    [InlineData("p is { } q", "q")]
    [InlineData("p is Tensor q", "q")]
    [InlineData("p is var q", "q")]
    [InlineData("p is not null", "p")]
    [InlineData("p is { }", "p")]
    [InlineData("p is Tensor", "p")]
    public Task A_pattern_that_names_it(string pattern, string name) => Verify.Fixed(
        WithPattern("torch.sigmoid(_fc.forward(x))", pattern, $"[|{name}|]", name),
        WithPattern("_fc.forward(x)", pattern, name, $"torch.sigmoid({name})"));

    [Fact]
    public Task A_pattern_that_asks_for_more_gets_what_it_got() => Verify.Fixed(
        WithPattern("torch.sigmoid(_fc.forward(x))", "p is { requires_grad: true } q", "[|p|]", "q"),
        WithPattern("_fc.forward(x)", "torch.sigmoid(p) is { requires_grad: true } q", "p", "q"));

    [Theory]
    [InlineData("all.Add(p); Console.WriteLine(torch.cat(all.ToArray()).mean().item<float>());", "all.Add(torch.sigmoid(p)); Console.WriteLine(torch.cat(all.ToArray()).mean().item<float>());")]
    [InlineData("Console.WriteLine(torch.cat(new[] { p, y }).mean().item<float>());", "Console.WriteLine(torch.cat(new[] { torch.sigmoid(p), y }).mean().item<float>());")]
    [InlineData("var both = (p, y); Console.WriteLine(both.p.mean().item<float>());", "var both = (torch.sigmoid(p), y); Console.WriteLine(both.Item1.mean().item<float>());")]
    public Task What_is_collected_for_later(string use, string mended) => Verify.Fixed(
        WithLoop("torch.sigmoid(_fc.forward(x))", "[|p|]", use.Replace("both.p", "both.Item1", StringComparison.Ordinal)), WithLoop("_fc.forward(x)", "p", mended));

    [Fact]
    public Task A_method_of_the_base_class_calls_forward() => Verify.Fixed(
        WithBase("torch.sigmoid(_fc.forward(x))", "[|", "|]", ""), WithBase("_fc.forward(x)", "", "", ""));

    [Fact]
    public Task Nothing_where_the_base_class_shows_what_other_models_say_too() => Verify.Unfixable(
        WithBase("torch.sigmoid(_fc.forward(x))", "[|", "|]", "public float Mean(Tensor x) => forward(x).mean().item<float>();"));

    [Theory]
    [InlineData("(p, t) => functional.mse_loss(p, t)", "(p, t) => functional.mse_loss(functional.softmax(p, 1), t)")]
    [InlineData("(p, t) => functional.nll_loss(p.log(), t)", "(p, t) => functional.nll_loss(functional.softmax(p, 1).log(), t)")]
    [InlineData("MSELoss().call", null)]
    [InlineData("(p, t) => functional.cross_entropy(p, t)", "(p, t) => functional.cross_entropy(p, t)")]
    public Task Losses_that_are_delegates(string other, string? mended) =>
        mended is null
            ? RuleOfSoftmax.Unfixable(WithDelegates(", Softmax(1)", "[|CrossEntropyLoss().forward|]", other, "p"))
            : RuleOfSoftmax.Fixed(
                WithDelegates(", Softmax(1)", "[|CrossEntropyLoss().forward|]", other.Contains("cross", StringComparison.Ordinal) ? $"[|{other}|]" : other, "p"),
                WithDelegates("", "CrossEntropyLoss().forward", mended, "p"));

    [Fact]
    public Task A_loss_that_is_a_method() => RuleOfSoftmax.Fixed(
        WithDelegates(", Softmax(1)", "[|CrossEntropyLoss().forward|]", "NegativeLikelihood", "p"),
        WithDelegates("", "CrossEntropyLoss().forward", "NegativeLikelihood", "functional.softmax(p, 1)"));

    private static string WithTask(string value, string input, string use) => $$"""
        using System.Threading.Tasks;

        class Trainer
        {
            private readonly Linear _fc = Linear(2, 3);

            private async Task<Tensor> PredictAsync(Tensor x)
            {
                await Task.Yield();
                return {{value}};
            }

            public async Task Train(Tensor x, Tensor y) =>
                functional.binary_cross_entropy_with_logits({{input}}, y).backward();

            public async Task<float> Show(Tensor x)
            {
                await Task.Yield();
                return {{use}}.item<float>();
            }
        }
        """;

    private static string WithLoop(string value, string input, string use) => $$"""
        class Trainer
        {
            private readonly Linear _fc = Linear(2, 3);

            public void Train(Tensor x, Tensor y)
            {
                var all = new List<Tensor>();
                for (var i = 0; i < 3; i++)
                {
                    var p = {{value}};
                    functional.binary_cross_entropy_with_logits({{input}}, y).backward();
                    {{use}}
                }
            }
        }
        """;

    private static string WithPattern(string value, string pattern, string input, string use) => $$"""
        class Trainer
        {
            private readonly Linear _fc = Linear(2, 3);

            private Tensor Predict(Tensor x) => {{value}};

            public void Train(Tensor x, Tensor y)
            {
                var p = Predict(x);
                if ({{pattern}})
                {
                    functional.binary_cross_entropy_with_logits({{input}}, y).backward();
                    Console.WriteLine({{use}}.mean().item<float>());
                }
            }
        }
        """;

    private static string WithBase(string value, string open, string close, string more) => $$"""
        abstract class Model : Module<Tensor, Tensor>
        {
            protected readonly Linear _fc = Linear(2, 3);

            protected Model() : base("m")
            {
            }

            public Tensor Loss(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(forward(x), y);

            {{more}}
        }

        class Raw : Model
        {
            public override Tensor forward(Tensor x) => _fc.forward(x);
        }

        class Squashed : Model
        {
            public override Tensor forward(Tensor x) => {{value}};
        }

        class Trainer
        {
            public void Train(Tensor x, Tensor y)
            {
                new Raw().Loss(x, y).backward();
                new Squashed().{{open}}Loss{{close}}(x, y).backward();
            }
        }
        """;

    private static string WithDelegates(string softmax, string first, string second, string probabilities) => $$"""
        class Session
        {
            private readonly Module<Tensor, Tensor> _model = Sequential(Linear(4, 3){{softmax}});

            private static Tensor NegativeLikelihood(Tensor p, Tensor y) => functional.nll_loss({{probabilities}}.log(), y);

            private float Run(Tensor x, Tensor y, Func<Tensor, Tensor, Tensor> loss) => loss(_model.forward(x), y).item<float>();

            public float Train(Tensor x, Tensor y) => Run(x, y, {{first}});

            public float Validate(Tensor x, Tensor y) => Run(x, y, {{second}});
        }
        """;
}
