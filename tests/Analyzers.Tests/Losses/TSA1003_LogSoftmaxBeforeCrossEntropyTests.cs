using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1003_LogSoftmaxBeforeCrossEntropy>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1003_LogSoftmaxBeforeCrossEntropyTests
{
    [Fact]
    public Task Reports_every_spelling() => Verify.Reports(LossSpellings.Reported(LossSpellings.LogSoftmax, LossSpellings.CrossEntropy));

    private const string Story = """
        class Model : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Model() : base("model") => RegisterComponents();

            public override Tensor forward(Tensor x) => {|#1:functional.log_softmax(fc.forward(x), 1)|};
        }

        class Trainer
        {
            private readonly Model _model = new();

            public Tensor Loss(Tensor x, Tensor y) => {|#2:functional.cross_entropy({|#0:_model.forward(x)|}, y)|};
        }
        """;

    [Fact]
    public Task Says_what_happens_and_where() => Verify.Reports(
        Story,
        Verify.Finding(0, 1, 2).WithMessage("'torch.nn.functional.log_softmax' in Model.forward (Program.cs:7) already makes log-probabilities, and 'torch.nn.functional.cross_entropy' applies "
            + "log-softmax to them again: harmless, because log-softmax leaves its own output as it is, but one pass is wasted. "
            + "Return the logits (the values before the activation), or use nll_loss."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "Model.forward（Program.cs:7）中的 'torch.nn.functional.log_softmax' 已经得到对数概率，'torch.nn.functional.cross_entropy' 又对它做了一次 log-softmax："
            + "log-softmax 作用于自己的输出时结果不变，所以没有害处，只是白白多算一遍。请返回 logits（激活函数之前的值），或改用 nll_loss。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));

    [Fact]
    public void Is_advice_and_no_warning() => Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, Verify.Rule.DefaultSeverity);

    [Fact]
    public Task Knows_along_which_dimension() => Verify.Reports("""
        class Steps
        {
            private const int Classes = 1;
            private readonly LogSoftmax _ofConstant = LogSoftmax(Classes);

            void Of(Tensor z, Tensor y)
            {
                functional.cross_entropy([|functional.log_softmax(z, dim: 1)|], y);
                functional.cross_entropy([|LogSoftmax(dim: 1).forward(z)|], y);
                functional.cross_entropy([|_ofConstant.forward(z)|], y);
                functional.cross_entropy([|Sequential(Flatten(), Linear(4, 3), LogSoftmax(1)).forward(z)|], y);
            }
        }
        """);

    [Fact]
    public Task Says_nothing_of_another_dimension() => Verify.Silent("""
        class Steps
        {
            void Of(Tensor z, Tensor y)
            {
                functional.cross_entropy(functional.log_softmax(z, 0), y);
                functional.cross_entropy(functional.log_softmax(z, 2), y);
                functional.cross_entropy(LogSoftmax(0).forward(z), y);
                functional.cross_entropy(LogSoftmax(dim: 2).forward(z), y);
                functional.cross_entropy(Sequential(Linear(4, 3), LogSoftmax(0)).forward(z), y);
                functional.cross_entropy(torch.softmax(z, 0).log(), y);
            }
        }
        """);

    [Fact]
    public Task Says_nothing_of_the_last_dimension_of_an_image() => Verify.Silent("""
        class Segmentation : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 21, 3, padding: 1);
            private readonly LogSoftmax logSoftmax = LogSoftmax(-1);

            public Segmentation() : base("segmentation") => RegisterComponents();

            public override Tensor forward(Tensor x) => logSoftmax.forward(conv.forward(x));
        }

        class Steps
        {
            Tensor Of(Segmentation model, Tensor x, Tensor y) => functional.cross_entropy(model.forward(x), y);
            Tensor Again(Conv2d conv, Tensor x, Tensor y) => functional.cross_entropy(functional.log_softmax(conv.forward(x), -1), y);
        }
        """);

    [Fact]
    public Task Says_nothing_of_a_dimension_that_is_not_known() => Verify.Silent("""
        class Head(long dimension) : Module<Tensor, Tensor>("head")
        {
            private readonly LogSoftmax logSoftmax = LogSoftmax(dimension);

            public override Tensor forward(Tensor x) => logSoftmax.forward(x);
        }

        class Steps
        {
            void Of(Head head, Tensor z, Tensor y, long dimension, bool rows)
            {
                functional.cross_entropy(functional.log_softmax(z, dimension), y);
                functional.cross_entropy(LogSoftmax(dimension).forward(z), y);
                functional.cross_entropy(head.forward(z), y);
                functional.cross_entropy((rows ? LogSoftmax(1) : LogSoftmax(0)).forward(z), y);
                functional.cross_entropy(rows ? functional.log_softmax(z, 1) : functional.log_softmax(z, 0), y);
            }
        }
        """);

    [Theory]
    [InlineData(".transpose(0, 1)")]
    [InlineData(".permute(0, 2, 1)")]
    [InlineData(".T")]
    [InlineData(".view(-1, 5)")]
    [InlineData(".flatten(0, 1)")]
    [InlineData(".unsqueeze(0)")]
    [InlineData(".squeeze()")]
    [InlineData("[0]")]
    [InlineData("[TensorIndex.Single(0), TensorIndex.Colon]")]
    [InlineData(".select(0, 0)")]
    public Task Loses_a_dimension_that_moves(string step) => Verify.Silent($$"""
        class Steps
        {
            Tensor Of(Tensor z, Tensor y) => functional.cross_entropy(functional.log_softmax(z, 1){{step}}, y);
        }
        """);

    [Theory]
    [InlineData(".detach()")]
    [InlineData(".to(torch.float64)")]
    [InlineData("[..8]")]
    [InlineData("[TensorIndex.Slice(0, 8), TensorIndex.Colon]")]
    [InlineData(".narrow(0, 0, 8)")]
    public Task Keeps_a_dimension_that_stays(string step) => Verify.Reports($$"""
        class Steps
        {
            Tensor Of(Tensor z, Tensor y) => functional.cross_entropy([|functional.log_softmax(z, 1){{step}}|], y);
        }
        """);

    [Fact]
    public Task Leaves_alone_what_is_right_or_unknown() => Verify.Silent("""
        class Steps
        {
            Tensor Right(Tensor z, Tensor y) => NLLLoss().forward(functional.log_softmax(z, 1), y);
            Tensor Target(Tensor z, Tensor y) => functional.cross_entropy(z, functional.log_softmax(y, 1).exp());
            Tensor Smoothed(Tensor z, Tensor y)
            {
                var logp = functional.log_softmax(z, 1);
                return 0.9 * functional.cross_entropy(z, y) - 0.1 * logp.mean();
            }

            Tensor Divergence(Tensor z, Tensor y) => functional.kl_div(functional.log_softmax(z, 1), torch.softmax(y, 1), log_target: false);
            Tensor Changed(Tensor z, Tensor y) => functional.cross_entropy(functional.log_softmax(z, 1) + y, y);
        }
        """);
}
