using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1005_LogitsBeforeBCELoss>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1005_LogitsBeforeBCELossTests
{
    [Fact]
    public Task Reports_every_spelling() => Verify.Reports(LossSpellings.Reported(
        [.. LossSpellings.Logits, .. LossSpellings.LogSoftmax, .. LossSpellings.LogSigmoid], LossSpellings.Bce));

    private const string Story = """
        class Model : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Model() : base("model") => RegisterComponents();

            public override Tensor forward(Tensor x) => {|#1:fc.forward(x)|};
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
        Verify.Finding(0, 1, 2).WithMessage("'BCELoss' takes probabilities, but 'Linear' in Model.forward (Program.cs:7) can make values outside [0, 1], and libtorch "
            + "throws as soon as it meets one. Use BCEWithLogitsLoss, or apply sigmoid first."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "'BCELoss' 需要概率，但 Model.forward（Program.cs:7）中的 'Linear' 可能给出 [0, 1] 之外的值，一遇到这样的值 libtorch 就会抛出异常。"
            + "请改用 BCEWithLogitsLoss，或先做 sigmoid。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));

    [Fact]
    public Task Leaves_alone_what_may_be_a_probability() => Verify.Silent("""
        class Steps
        {
            private readonly Linear _fc = Linear(2, 1);

            void Of(Tensor x, Tensor y, Module<Tensor, Tensor> given, float[] read)
            {
                BCELoss().forward(x, y);
                BCELoss().forward(given.forward(x), y);
                BCELoss().forward(torch.rand(3), y);
                BCELoss().forward(torch.tensor(read), y);
                BCELoss().forward(torch.softmax(_fc.forward(x), 1), y);
                BCELoss().forward((_fc.forward(x) > 0).to(torch.float32), y);
                BCELoss().forward(_fc.forward(x).clamp(0, 1), y);
                BCELoss().forward((_fc.forward(x) + 1) / 2, y);
                BCELoss().forward(1 / (1 + torch.exp(-_fc.forward(x))), y);
                BCELoss().forward(functional.hardsigmoid(_fc.forward(x)), y);
                BCELoss().forward(torch.log(torch.softmax(_fc.forward(x), 1)).exp(), y);
            }

            void Sometimes(Tensor x, Tensor y, bool squash)
            {
                var z = _fc.forward(x);
                if (squash)
                    z = torch.sigmoid(z);
                functional.binary_cross_entropy(torch.where(z > 1, torch.sigmoid(z), z), y);
            }

            void OverwrittenInPlace(Tensor x, Tensor y)
            {
                var z = _fc.forward(x);
                z.clamp_(0, 1);
                BCELoss().forward(z, y);
            }
        }
        """);

    [Fact]
    public Task Reports_tanh_and_relu_of_logits() => Verify.Reports("""
        class Steps
        {
            private readonly Linear _fc = Linear(2, 1);
            private readonly Sequential _chain = Sequential(Linear(2, 1), Tanh());

            void Of(Tensor x, Tensor y)
            {
                BCELoss().forward([|torch.tanh(_fc.forward(x))|], y);
                BCELoss().forward([|functional.relu(_fc.forward(x).view(-1))|], y);
                BCELoss().forward([|_chain.forward(x)|], y);
                BCELoss().forward([|Softsign().forward(_fc.forward(x))|], y);
                functional.binary_cross_entropy([|ReLU().forward(_fc.forward(x)).squeeze(1)|], y);
            }
        }
        """);

    [Fact]
    public Task Leaves_alone_tanh_and_relu_that_may_stay_between_0_and_1() => Verify.Silent("""
        class Steps
        {
            private readonly Linear _fc = Linear(2, 1);
            private readonly BatchNorm1d _norm = BatchNorm1d(1);

            void Of(Tensor x, Tensor y, Module<Tensor, Tensor> given)
            {
                BCELoss().forward(torch.tanh(functional.relu(_fc.forward(x))), y);
                BCELoss().forward(functional.relu(torch.tanh(_fc.forward(x))), y);
                BCELoss().forward(torch.tanh(_fc.forward(x).abs()), y);
                BCELoss().forward(torch.tanh(_fc.forward(x).pow(2)), y);
                BCELoss().forward(functional.relu(1 - _fc.forward(x).abs()), y);
                BCELoss().forward(functional.relu6(_fc.forward(x) + 3) / 6, y);
                BCELoss().forward((torch.tanh(_fc.forward(x)) + 1) / 2, y);
                BCELoss().forward(functional.relu(_fc.forward(x)).clamp(0, 1), y);
                BCELoss().forward(torch.tanh(given.forward(x)), y);
                BCELoss().forward(torch.tanh(torch.sigmoid(_fc.forward(x))), y);
                BCELoss().forward(functional.softsign(functional.softplus(_fc.forward(x))), y);
                BCELoss().forward(functional.relu(x), y);
                BCELoss().forward(torch.tanh(x), y);
            }

            void Sometimes(Tensor x, Tensor y, bool squash)
            {
                var z = _fc.forward(x);
                BCELoss().forward(torch.tanh(squash ? torch.sigmoid(z) : z), y);
                BCELoss().forward(squash ? torch.tanh(z) : torch.tanh(z.abs()), y);
            }
        }
        """);
}
