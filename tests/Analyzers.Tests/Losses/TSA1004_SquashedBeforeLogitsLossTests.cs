using TorchSharp.Analyzers.Tests.Torch;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1004_SquashedBeforeLogitsLoss>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1004_SquashedBeforeLogitsLossTests
{
    [Fact]
    public Task Reports_every_spelling_before_cross_entropy() => Verify.Reports(LossSpellings.Reported(
        [.. LossSpellings.Sigmoid, .. LossSpellings.Relu, .. LossSpellings.Tanh], LossSpellings.CrossEntropy));

    [Fact]
    public Task Reports_every_spelling_before_binary_cross_entropy_with_logits() => Verify.Reports(LossSpellings.Reported(
        [.. LossSpellings.Softmax, .. LossSpellings.LogSoftmax, .. LossSpellings.LogSigmoid, .. LossSpellings.Relu, .. LossSpellings.Tanh],
        LossSpellings.BceWithLogits));

    [Fact]
    public Task Reports_a_focal_loss() => Verify.With(TorchVision.Options).Reports("""
        class Detector
        {
            public Tensor Loss(Tensor z, Tensor y) => torchvision.ops.sigmoid_focal_loss([|torch.tanh(z)|], y);
        }
        """);

    private const string Story = """
        class Model : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Model() : base("model") => RegisterComponents();

            public override Tensor forward(Tensor x) => {|#1:functional.relu(fc.forward(x))|};
        }

        class Trainer
        {
            private readonly Model _model = new();

            public Tensor Loss(Tensor x, Tensor y) => {|#2:CrossEntropyLoss().forward({|#0:_model.forward(x)|}, y)|};
        }
        """;

    [Fact]
    public Task Says_what_happens_and_where() => Verify.Reports(
        Story,
        Verify.Finding(0, 1, 2).WithMessage("'torch.nn.functional.relu' in Model.forward (Program.cs:7) squashes what 'CrossEntropyLoss' takes for logits (any real numbers): "
            + "a class whose logit is negative gets a gradient of exactly 0. Return the values before the activation."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "'CrossEntropyLoss' 需要 logits（任意实数），但 Model.forward（Program.cs:7）中的 'torch.nn.functional.relu' 已经把它们压缩："
            + "logit 为负的类别，梯度恰好为 0。请返回激活函数之前的值。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));

    [Fact]
    public Task Leaves_hidden_activations_and_leaky_ones_alone() => Verify.Silent("""
        class Deep : Module<Tensor, Tensor>
        {
            private readonly Linear one = Linear(20, 20), two = Linear(20, 20), three = Linear(20, 5);
            private readonly Tanh tanh = Tanh();
            private readonly LeakyReLU leaky = LeakyReLU(0.1);

            public Deep() : base("deep") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                x = functional.relu(one.forward(x));
                x = tanh.forward(two.forward(x));
                return three.forward(torch.sigmoid(x));
            }

            public Tensor Leaky(Tensor x) => leaky.forward(forward(x));
        }

        class Steps
        {
            private readonly Deep _model = new();

            void Of(Tensor x, Tensor y)
            {
                CrossEntropyLoss().forward(_model.forward(x), y);
                CrossEntropyLoss().forward(_model.Leaky(x), y);
                CrossEntropyLoss().forward(functional.gelu(x), y);
                BCEWithLogitsLoss().forward(functional.elu(x, 1), y);
                BCEWithLogitsLoss().forward(SiLU().forward(x), y);
                MSELoss().forward(torch.tanh(_model.forward(x)), y);
                functional.l1_loss(functional.relu(x), y);
                CrossEntropyLoss().forward(functional.normalize(x) * 10, y);
                CrossEntropyLoss().forward(10 * torch.tanh(x), y);
            }
        }
        """);
}
