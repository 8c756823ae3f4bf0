using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Library.TSA6004_VarianceWithoutGradient>;

namespace TorchSharp.Analyzers.Tests.Library;

public sealed class TSA6004_VarianceWithoutGradientTests
{
    [Fact]
    public Task Reports_a_variance_that_came_out_of_a_layer() => Verify.Reports(Net, ("Program.cs", """
        class Training
        {
            private readonly GaussianNLLLoss _loss = GaussianNLLLoss();

            private readonly Parameter _noise = new(zeros(1));

            private readonly Linear _head = Linear(2, 1);

            Tensor One(Net net, Tensor x, Tensor y)
            {
                var (mean, variance) = net.forward(x);
                return _loss.forward(mean, y, [|variance|]);
            }

            Tensor Two(Tensor x, Tensor y)
            {
                var raw = _head.call(x);
                var variance = functional.softplus(raw[.., 0]) + 1e-6;
                Loss<Tensor, Tensor, Tensor, Tensor> plain = GaussianNLLLoss();
                plain.call(x, y, [|Softplus().call(raw)|]);
                return functional.gaussian_nll_loss(x, y, [|variance: variance|]) + _loss.call(x, y, [|_noise.exp()|]);
            }
        }
        """));

    [Theory]
    [InlineData("var v = (_head.call(x) > 0).to(ScalarType.Float32) + 0.5;")]
    [InlineData("var v = _head.call(x).to(ScalarType.Int64).to(ScalarType.Float32) + 0.5;")]
    [InlineData("_head.weight!.requires_grad = false; var v = _head.call(x).exp();")]
    [InlineData("using var off = set_grad_enabled(false); var v = _head.call(x).exp();")]
    [InlineData("using var off = enable_grad(false); var v = _head.call(x).exp();")]
    [InlineData("Tensor Fixed(Tensor t) { using var off = no_grad(); return _head.call(t).exp(); } var v = Fixed(x);")]
    public Task Is_silent_where_there_is_no_gradient(string statement) => Verify.Silent($$"""
        class Training
        {
            private readonly Linear _head = Linear(2, 1);
            void M(Tensor x, Tensor y) { {{statement}} functional.gaussian_nll_loss(x, y, v); }
        }
        """);

    [Fact]
    public Task Is_silent_about_others() => Verify.Silent(Net, ("Program.cs", """
        class Training
        {
            private readonly GaussianNLLLoss _loss = GaussianNLLLoss();

            private readonly Linear _head = Linear(2, 1);

            void M(Net net, Module<Tensor, Tensor> unknown, Tensor x, Tensor y, Tensor given)
            {
                var (mean, variance) = net.forward(x);
                _loss.forward(mean, y, ones_like(y));
                _loss.forward(mean, y, variance.detach());
                _loss.forward(mean, y, given);
                _loss.forward(mean, y, Softplus().call(given));
                _loss.forward(mean, y, unknown.forward(x));
                _loss.forward(mean, y, (_head.forward(x) - y).round());
                MSELoss().forward(mean, variance);
            }

            double Evaluate(Net net, Tensor x, Tensor y)
            {
                using var _ = no_grad();
                var (mean, variance) = net.forward(x);
                return _loss.forward(mean, y, variance).ToDouble();
            }
        }
        """));

    private static SourceFile Net => ("Net.cs", """
        class Net : Module<Tensor, (Tensor, Tensor)>
        {
            private readonly Linear _mean = Linear(2, 1), _variance = Linear(2, 1);

            public Net() : base("net") => RegisterComponents();

            public override (Tensor, Tensor) forward(Tensor x) => (_mean.forward(x), _variance.forward(x).exp());
        }
        """);

    private const string Story = "class P { void M(Tensor x, Linear head, GaussianNLLLoss loss) => loss.call(x, x, {|#0:head.call(x).exp()|}); }";

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        Story,
        Verify.Finding(0).WithMessage("'GaussianNLLLoss' of TorchSharp 0.107.0 clamps the variance where no gradient is recorded, so what makes it is never trained; and on (B, D) it is D times PyTorch's. "
            + "Write the loss by its formula."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "TorchSharp 0.107.0 的 'GaussianNLLLoss' 在不记录梯度的地方截断方差，所以算出方差的部分永远得不到训练；输入为 (B, D) 时它还是 PyTorch 的 D 倍。请按公式自己写这个损失。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));
}
