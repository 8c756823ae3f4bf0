using TorchSharp.Analyzers.Tests.Torch;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1001_SigmoidBeforeBCEWithLogitsTests
{
    [Fact]
    public Task Reports_every_spelling() => Verify.Reports(LossSpellings.Reported(LossSpellings.Sigmoid, LossSpellings.BceWithLogits));

    [Fact]
    public Task Is_silent_about_what_it_wants() => Verify.Silent(LossSpellings.Silent(LossSpellings.Logits, LossSpellings.BceWithLogits));

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

            public Tensor Loss(Tensor x, Tensor y) => {|#2:BCEWithLogitsLoss().forward({|#0:_model.forward(x)|}, y)|};
        }
        """;

    [Fact]
    public Task Says_what_happens_and_where() => Verify.Reports(
        Story,
        Verify.Finding(0, 1, 2).WithMessage("'torch.sigmoid' in Model.forward (Program.cs:7) already makes probabilities, and 'BCEWithLogitsLoss' applies sigmoid to them again: the predicted probability "
            + "cannot leave (0.5, 0.731), and the loss cannot fall below 0.693 for a negative label or 0.313 for a positive one. "
            + "Return the logits (the values before the activation), or use BCELoss."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "Model.forward（Program.cs:7）中的 'torch.sigmoid' 已经得到概率，'BCEWithLogitsLoss' 又对它做了一次 sigmoid："
            + "预测概率只能落在 (0.5, 0.731) 之间，负类的损失不会低于 0.693，正类的损失不会低于 0.313。请返回 logits（激活函数之前的值），或改用 BCELoss。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));

    private const string Focal = """
        class Detector
        {
            public Tensor Loss(Tensor z, Tensor y) => {|#2:torchvision.ops.sigmoid_focal_loss({|#0:{|#1:torch.sigmoid(z)|}|}, y)|};

            public Tensor Right(Tensor z, Tensor y) => torchvision.ops.sigmoid_focal_loss(z, y, gamma: 3);
        }
        """;

    [Fact]
    public Task Reports_a_focal_loss_without_the_figures_of_cross_entropy() => Verify.With(TorchVision.Options).Reports(
        Focal,
        Verify.Finding(0, 1, 2).WithMessage("'torch.sigmoid' already makes probabilities, and 'torchvision.ops.sigmoid_focal_loss' applies sigmoid to them again: "
            + "the predicted probability cannot leave (0.5, 0.731). Give it the logits (the values before the activation)."));

    [Fact]
    public async Task Says_so_of_a_focal_loss_in_Chinese() => Assert.Equal(
        "'torch.sigmoid' 已经得到概率，'torchvision.ops.sigmoid_focal_loss' 又对它做了一次 sigmoid：预测概率只能落在 (0.5, 0.731) 之间。请传入 logits（激活函数之前的值）。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Focal, TorchVision.Options));

    [Fact]
    public Task Leaves_targets_and_weights_alone() => Verify.Silent("""
        class Steps
        {
            Tensor SoftTarget(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(z, torch.sigmoid(y));
            Tensor Weight(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(z, y, weight: torch.sigmoid(y));
            Tensor Distilled(Module<Tensor, Tensor> teacher, Tensor z, Tensor x) => BCEWithLogitsLoss().forward(z, teacher.forward(x).sigmoid().detach());
            Tensor ByName(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(target: torch.sigmoid(y), input: z);
            Tensor Positive(Tensor z, Tensor y) => BCEWithLogitsLoss(pos_weights: torch.sigmoid(y)).forward(z, y);
        }
        """);

    [Fact]
    public Task Leaves_other_losses_and_other_models_alone() => Verify.Silent("""
        class Gate : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 20);
            public Gate() : base("gate") => RegisterComponents();
            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Gated : Module<Tensor, Tensor>
        {
            private readonly Gate gate = new();
            private readonly Linear fc = Linear(20, 5);
            public Gated() : base("gated") => RegisterComponents();
            public override Tensor forward(Tensor x) => fc.forward(x * gate.forward(x));
        }

        class Steps
        {
            private readonly Gated _model = new();
            private readonly Gate _other = new();

            void Of(Tensor x, Tensor y)
            {
                BCEWithLogitsLoss().forward(_model.forward(x), y).backward();
                MSELoss().forward(_other.forward(x), y).backward();
                functional.l1_loss(torch.sigmoid(x), y).backward();
                functional.huber_loss(torch.sigmoid(x), y).backward();
                var probability = torch.sigmoid(_model.forward(x));
                Console.WriteLine((probability > 0.5).eq(y).sum().item<long>());
            }
        }
        """);

    [Fact]
    public Task Names_every_activation_that_can_be_meant() => Verify.Reports(
        """
        class Steps
        {
            Tensor Loss(Tensor z, Tensor y, bool twice)
            {
                var p = twice ? {|#1:torch.sigmoid(2 * z)|} : {|#2:z.sigmoid()|};
                return {|#3:functional.binary_cross_entropy_with_logits({|#0:p|}, y)|};
            }
        }
        """,
        Verify.Finding(0, 1, 2, 3).WithArguments(
            "'torch.sigmoid' in Steps.Loss (Program.cs:5) or 'Tensor.sigmoid' in Steps.Loss (Program.cs:5)",
            "'torch.nn.functional.binary_cross_entropy_with_logits'",
            ", and the loss cannot fall below 0.693 for a negative label or 0.313 for a positive one",
            "Give it the logits (the values before the activation), or use binary_cross_entropy"));
}
