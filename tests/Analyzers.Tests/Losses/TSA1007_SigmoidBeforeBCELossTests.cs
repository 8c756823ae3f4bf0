using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1007_SigmoidBeforeBCELoss>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1007_SigmoidBeforeBCELossTests
{
    [Fact]
    public Task Reports_every_spelling() => Verify.Reports(LossSpellings.Reported(LossSpellings.Sigmoid, LossSpellings.Bce));

    private const string Story = """
        class Model : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Model() : base("model") => RegisterComponents();

            public override Tensor forward(Tensor x) => {|#1:torch.sigmoid(fc.forward(x))|};
        }

        class Trainer
        {
            private readonly Model _model = new();

            public Tensor Loss(Tensor x, Tensor y) => {|#2:BCELoss().forward({|#0:_model.forward(x)|}, y)|};
        }
        """;

    [Fact]
    public Task Says_what_happens_and_where() => Verify.Reports(
        Story,
        Verify.Finding(0, 1, 2).WithMessage("'BCELoss' is given 'torch.sigmoid' in Model.forward (Program.cs:7): right, but in float32 the gradient of a negative label is exactly 0 "
            + "from a logit of 16.64 on. Return the logits (the values before the activation) and use BCEWithLogitsLoss, the same function without that hole."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "'BCELoss' 收到的是 Model.forward（Program.cs:7）中的 'torch.sigmoid'：结果正确，但在 float32 中，负类的 logit 从 16.64 起梯度恰好为 0。"
            + "请返回 logits（激活函数之前的值）并改用 BCEWithLogitsLoss，它是同一个函数，却没有这个缺陷。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));

    [Fact]
    public Task Leaves_other_probabilities_alone() => Verify.Silent("""
        class Steps
        {
            private readonly Linear _fc = Linear(2, 1);

            void Of(Tensor x, Tensor y)
            {
                BCELoss().forward(torch.softmax(_fc.forward(x), 1), y);
                BCELoss().forward(x, torch.sigmoid(y));
                BCELoss().forward((torch.sigmoid(_fc.forward(x)) + torch.sigmoid(x)) / 2, y);
                BCELoss().forward(torch.sigmoid(_fc.forward(x)).mean(new long[] { 1 }), y);
                MSELoss().forward(torch.sigmoid(_fc.forward(x)), y);
            }
        }
        """);

    [Theory]
    [InlineData("p.mean(new long[] { 1 })")]
    [InlineData("p.mean()")]
    [InlineData("p.max(1).values")]
    [InlineData("p.amax(1)")]
    [InlineData("p.topk(3).values.mean()")]
    [InlineData("functional.avg_pool2d(p, 2)")]
    [InlineData("MaxPool2d(2).forward(p)")]
    [InlineData("functional.interpolate(p, new long[] { 8, 8 }, mode: InterpolationMode.Bilinear)")]
    [InlineData("torch.stack(new[] { p, q }).mean(new long[] { 0 })")]
    [InlineData("torch.cat(new[] { p, torch.softmax(z, 1) }, 1)")]
    [InlineData("p.clamp(0.01, 0.99)")]
    [InlineData("torch.clamp_min(p, 0.01)")]
    [InlineData("p.clamp_max(0.99)")]
    [InlineData("torch.cat(new[] { p, q.mean(new long[] { 1 }, true) }, 1)")]
    public Task Is_silent_behind_a_mixture_because_no_loss_on_logits_equals_it(string mixture) => Verify.Silent($$"""
        class Steps
        {
            Tensor Of(Tensor z, Tensor w, Tensor y)
            {
                var (p, q) = (torch.sigmoid(z), torch.sigmoid(w));
                return BCELoss().forward({{mixture}}, y);
            }
        }
        """);

    [Theory]
    [InlineData("torch.cat(new[] { p, q }, 1)")]
    [InlineData("torch.stack(new[] { p, q })")]
    [InlineData("p.chunk(2, 1)[0]")]
    [InlineData("p.gather(1, y)")]
    [InlineData("p.masked_select(y)")]
    [InlineData("p.expand(4, 3).flip(0)")]
    [InlineData("p.repeat(1, 2)")]
    public Task Speaks_where_the_same_numbers_only_lie_elsewhere(string layout) => Verify.Reports($$"""
        class Steps
        {
            Tensor Of(Tensor z, Tensor w, Tensor y)
            {
                var (p, q) = (torch.sigmoid(z), torch.sigmoid(w));
                return BCELoss().forward([|{{layout}}|], y);
            }
        }
        """);
}
