using TorchSharp.Analyzers.Tests.Losses;
using TorchSharp.Analyzers.Tests.Torch;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Library.TSA6007_OtherInPyTorch>;

namespace TorchSharp.Analyzers.Tests.Library;

public sealed class TSA6007_OtherInPyTorchTests
{
    [Fact]
    public void Is_off_until_it_is_asked_for() => Assert.False(Verify.Rule.IsEnabledByDefault);

    [Fact]
    public Task Defaults() => Verify.Reports("""
        class P
        {
            void M(Linear net, Tensor x, Tensor y)
            {
                optim.[|LBFGS|](net.parameters());
                optim.[|LBFGS|](net.parameters(), lr: 1);
                optim.[|LBFGS|](net.parameters(), tolerange_grad: 1e-7);
                optim.LBFGS(net.parameters(), lr: 1, tolerange_grad: 1e-7);
                optim.[|ASGD|](net.parameters());
                optim.ASGD(net.parameters(), 0.01);
                functional.[|hinge_embedding_loss|](x, y);
                functional.hinge_embedding_loss(x, y, margin: 0);
                functional.[|upsample_bilinear|](x, new long[] { 8, 8 });
                functional.upsample_bilinear(x, new long[] { 8, 8 }, align_corners: false);
                x.[|log_normal_|]();
                x.log_normal_(0);
                init.[|xavier_normal_|](x);
                init.[|glorot_normal_|](x);
                init.xavier_uniform_(x);
            }
        }
        """);

    [Fact]
    public Task Defaults_of_torchvision() => Verify.With(TorchVision.Options).Reports("""
        using static TorchSharp.torchvision;

        class P
        {
            void M()
            {
                transforms.[|Resize|](224, 224);
                transforms.[|Resize|](224, 224, InterpolationMode.Bilinear);
                transforms.[|Resize|](224, 224, antialias: true);
                transforms.Resize(224, 224, InterpolationMode.Nearest, antialias: false);
            }
        }
        """);

    [Fact]
    public Task Positions() => Verify.Reports("""
        class P
        {
            void M(Tensor x, Tensor w)
            {
                ConvTranspose2d(4, 4, 3, 1, 1, 0, [|2|]);
                ConvTranspose2d(4, 4, 3, 1, 1, 0, dilation: 2);
                ConvTranspose2d(4, 4, 3, 1, 1, 0);
                MaxPool2d(3, 2, 1, 1, [|true|]);
                MaxPool2d(3, 2, 1, 1, ceil_mode: true);
                functional.conv_transpose1d(x, w, null, 1, 0, 0, [|2|]);
            }
        }
        """);

    [Fact]
    public Task The_same_order_in_every_epoch() => Verify.Reports("""
        class P
        {
            void M(torch.utils.data.Dataset data, int epoch)
            {
                torch.utils.data.DataLoader(data, 32, shuffle: true, [|seed: 1|]);
                new TorchSharp.Modules.DataLoader(data, 32, true, null, [|1|]);
                torch.utils.data.DataLoader(data, 32, shuffle: true, seed: epoch);
                torch.utils.data.DataLoader(data, 32, shuffle: true);
                torch.utils.data.DataLoader(data, 32, seed: 1);
            }
        }
        """);

    private const string Story = "class P { void M(Linear net) => optim.{|#0:ASGD|}(net.parameters()); }";

    [Fact]
    public Task Says_what_is_different() => Verify.Reports(
        Story,
        Verify.Finding(0).WithMessage("'torch.optim.ASGD' of TorchSharp 0.107.0 has the default lr 0.001, PyTorch 0.01. Name the argument to say which is meant."));

    [Theory]
    [InlineData("optim.{|#0:LBFGS|}(net.parameters())", "'torch.optim.LBFGS' of TorchSharp 0.107.0 has the default lr 0.01 and tolerange_grad 1e-5, PyTorch lr 1 and 1e-7.")]
    [InlineData("optim.{|#0:LBFGS|}(net.parameters(), lr: 0.1)", "'torch.optim.LBFGS' of TorchSharp 0.107.0 has the default tolerange_grad 1e-5, PyTorch 1e-7.")]
    [InlineData("optim.{|#0:LBFGS|}(net.parameters(), tolerange_grad: 1e-7)", "'torch.optim.LBFGS' of TorchSharp 0.107.0 has the default lr 0.01, PyTorch 1.")]
    public Task Says_only_what_is_left_out(string call, string message) => Verify.Reports(
        $"class P {{ void M(Linear net) => {call}; }}", Verify.Finding(0).WithMessage($"{message} Name the argument to say which is meant."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "TorchSharp 0.107.0 的 'torch.optim.ASGD' 的默认值是 lr 0.001，PyTorch 是 0.01。请写出参数，说明要的是哪一个。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));
}
