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
        Verify.Finding(0, 1, 2).WithMessage("'torch.nn.functional.log_softmax' in Model.forward (Program.cs:7) is applied once more by 'torch.nn.functional.cross_entropy' in Trainer.Loss "
            + "(Program.cs:14). This is harmless, because log-softmax leaves its own output as it is, but it costs one pass over the logits."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "Model.forward（Program.cs:7）中的 'torch.nn.functional.log_softmax' 会在 Trainer.Loss（Program.cs:14）中的 'torch.nn.functional.cross_entropy' 里再做一次。"
            + "log-softmax 作用于自己的输出时结果不变，所以没有害处，只是白白多算一遍。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));

    [Fact]
    public void Is_advice_and_no_warning() => Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, Verify.Rule.DefaultSeverity);

    [Fact]
    public Task Knows_along_which_dimension() => Verify.Reports("""
        class Steps
        {
            void Of(Tensor z, Tensor y, long dimension)
            {
                functional.cross_entropy([|functional.log_softmax(z, -1)|], y);
                functional.cross_entropy(functional.log_softmax(z, 0), y);
                functional.cross_entropy(functional.log_softmax(z, 2), y);
            }
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
