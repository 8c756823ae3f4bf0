using System.Globalization;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>Code that applies sigmoid to what the model returns takes it for logits already: sigmoid(sigmoid(output)) is what nobody means.</summary>
public sealed class RepeatedActivationTests
{
    private const string Net = """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        """;

    private static readonly string NetWithout = Net.Replace("torch.sigmoid(fc.forward(x))", "fc.forward(x)", StringComparison.Ordinal);

    private const string Dice = """
        class Trainer
        {
            private readonly Net _net = new();

            public Tensor Loss(Tensor x, Tensor y)
            {
                var output = _net.forward(x);
                return BCEWithLogitsLoss().forward([|output|], y) + Dice(torch.sigmoid(output), y);
            }

            private static Tensor Dice(Tensor p, Tensor y) => 1 - 2 * (p * y).sum() / (p.sum() + y.sum());
        }
        """;

    [Fact]
    public Task A_dice_term_keeps_its_own_sigmoid() => Verify.Fixed(Net + Dice, NetWithout + Dice.Replace("[|output|]", "output", StringComparison.Ordinal));

    [Fact]
    public async Task The_title_says_who_applies_it_already_and_the_other_repair_comes_second()
    {
        var offers = (await Offers.OfAsync(Verify.Rule, (Net + Dice).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal))).ToList();

        Assert.Equal("Remove the sigmoid in Net.forward (sigmoid is applied already in Trainer.Loss)", offers[0]);
        Assert.Equal("Remove the sigmoid in Net.forward, and apply it where its result is used", offers[1]);
    }

    [Fact]
    public async Task The_title_says_so_in_Chinese()
    {
        var culture = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            Assert.Equal(
                "移除 Net.forward 中的 sigmoid（Trainer.Loss 自己已经做了 sigmoid）",
                (await Offers.OfAsync(Verify.Rule, (Net + Dice).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal))).First());
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    [Theory]
    [InlineData("var p = output.sigmoid();")]
    [InlineData("var p = functional.sigmoid(output);")]
    [InlineData("var p = _sigmoid.forward(output);")]
    [InlineData("var p = torch.softmax(output, 1);")]
    [InlineData("var p = Probabilities(output);")]
    [InlineData("var p = Probabilities(_net.forward(x));")]
    public Task A_metric_keeps_its_own_activation(string metric)
    {
        var trainer = $$"""
            class Trainer
            {
                private readonly Net _net = new();
                private readonly Sigmoid _sigmoid = Sigmoid();

                public float Step(Tensor x, Tensor y)
                {
                    var output = _net.forward(x);
                    BCEWithLogitsLoss().forward([|output|], y).backward();
                    {{metric}}
                    return (p > 0.5).eq(y).to(torch.float32).mean().item<float>();
                }

                private static Tensor Probabilities(Tensor z) => torch.sigmoid(z);
            }
            """;
        return Verify.Fixed(Net + trainer, NetWithout + trainer.Replace("[|output|]", "output", StringComparison.Ordinal));
    }

    [Fact]
    public Task What_takes_the_result_as_it_is_gets_it_back()
    {
        const string Trainer = """
            class Trainer
            {
                private readonly Net _net = new();

                public Tensor Loss(Tensor x, Tensor y) => BCEWithLogitsLoss().forward([|_net.forward(x)|], y);

                public float Confidence(Tensor x) => torch.sigmoid(_net.forward(x)).mean().item<float>();

                public float Mean(Tensor x) => _net.forward(x).mean().item<float>();
            }
            """;
        return Verify.Fixed(
            Net + Trainer,
            NetWithout + Trainer.Replace("[|_net.forward(x)|]", "_net.forward(x)", StringComparison.Ordinal)
                .Replace("_net.forward(x).mean()", "torch.sigmoid(_net.forward(x)).mean()", StringComparison.Ordinal));
    }

    [Fact]
    public Task A_value_that_is_also_taken_as_it_is_gets_it_back_as_a_whole()
    {
        const string Trainer = """
            class Trainer
            {
                private readonly Net _net = new();

                public Tensor Loss(Tensor x, Tensor y) => BCEWithLogitsLoss().forward([|_net.forward(x)|], y);

                public float Score(Tensor x)
                {
                    var p = _net.forward(x);
                    return torch.sigmoid(p).mean().item<float>() + p.mean().item<float>();
                }
            }
            """;
        return Verify.Fixed(
            Net + Trainer,
            NetWithout + Trainer.Replace("[|_net.forward(x)|]", "_net.forward(x)", StringComparison.Ordinal)
                .Replace("var p = _net.forward(x)", "var p = torch.sigmoid(_net.forward(x))", StringComparison.Ordinal));
    }
}
