using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Library;
using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Library.TSA6001_WrongInTorchSharp>;

namespace TorchSharp.Analyzers.Tests.Library;

/// <summary>Every row of the table: what meets it, and what looks like it and does not.</summary>
public sealed class TSA6001_WrongInTorchSharpTests
{
    [Fact]
    public Task Last_dimension() => Verify.Reports("""
        class P
        {
            const int Last = -1;

            void M(Tensor x, Tensor q, long dim)
            {
                torch.quantile(x, q, [|dim: -1|]);
                quantile(x, q, [|-1|], true);
                x.nanquantile(q, [|Last|]);
                x.aminmax([|-1|]);
                aminmax(x, [|dim: -1L|]);

                torch.quantile(x, q);
                quantile(x, q, 0);
                x.quantile(q, dim);
                x.quantile(q, x.dim() - 1);
                x.aminmax();
                x.sum(-1);
            }
        }
        """);

    [Fact]
    public Task Variance_of_all() => Verify.Reports("""
        class P
        {
            Tensor M(Tensor x, bool unbiased)
            {
                x.var([|false|]);
                torch.var(x, [|unbiased: false|]);
                var always = true;
                x.var(always);
                x.var();
                x.var(true);
                x.var(0, false);
                x.std(false);
                torch.var(x, new long[] { 0 }, false);
                return x.var([|unbiased|]);
            }
        }
        """);

    [Fact]
    public Task Static_functions_that_compute_another() => Verify.Reports("""
        using Inverse = TorchSharp.torch;
        using static TorchSharp.torch.special;

        class P
        {
            Tensor M(Tensor x) => torch.[|erfinv|](x) + Inverse.[|erfinv|](x) + x.erfinv() + torch.erf(x);

            Tensor Scaled(Tensor x) => special.[|erfcx|](x) + [|erfcx|](x) + torch.erfc(x);

            void Moments(Tensor x)
            {
                var (spread, mean) = torch.[|var_mean|](x);
                [|var_mean|](x, false);
                var_mean(x, 0);
                x.var_mean();
                std_mean(x);
            }

            Tensor Product(Tensor a, Tensor b, Tensor c) => [|baddbmm|](a, b, c) + a.[|baddbmm|](b, c, 1, 2) + a.addbmm(b, c) + bmm(b, c);
        }

        class Q
        {
            Tensor erfinv(Tensor x) => x.erfinv();

            Tensor M(Tensor x) => erfinv(x);
        }
        """);

    [Fact]
    public Task Rounding_mode() => Verify.Reports("""
        class P
        {
            void M(Tensor x, Tensor y, RoundingMode mode)
            {
                torch.[|div|](x, y, RoundingMode.floor);
                [|divide|](x, 2, rounding_mode: RoundingMode.trunc);
                [|div_|](x, y, mode);
                torch.div(x, y);
                div(x, y, RoundingMode.None);
                div_(x, 2, RoundingMode.floor);
                x.div(y, RoundingMode.floor);
                x.divide_(y, RoundingMode.floor);
            }
        }
        """);

    [Fact]
    public Task Calls_without_effect() => Verify.Reports("""
        class P
        {
            Tensor M(Tensor x)
            {
                torch.[|clamp_max_|](x, 1);
                _ = [|clamp_min_|](x, 0);
                [|lgamma_|](x);
                functional.[|elu|](x, 1, inplace: true);
                x.[|elu_|]();
                x.elu_(1, 1, 1);
                functional.elu(x, 1);
                x.clamp_max_(1);
                var y = clamp_max_(x, 1);
                y = functional.elu(x, 1, true);
                x = x.elu_();
                Use(x.elu_(0.5));
                return clamp_min_(x, 0);
            }

            void Use(Tensor x) { }
        }
        """);

    [Fact]
    public Task Roll_by_a_list() => Verify.Reports("""
        class P
        {
            void M(Tensor x, long[] by)
            {
                torch.[|roll|](x, new long[] { 1 });
                x.[|roll|](by);
                x.roll(1);
                roll(x, 1);
                x.roll(by, new long[] { 1 });
                x.roll((1, 2), (0, 1));
            }
        }
        """);

    [Fact]
    public Task Distributions() => Verify.Reports("""
        class P
        {
            void M(Tensor scale, Tensor shape, Tensor p)
            {
                distributions.[|Weibull|](scale, shape);
                distributions.Geometric(p).[|entropy|]();
                distributions.Geometric(p).sample();
                distributions.Normal(scale, shape).entropy();
            }
        }
        """);

    [Fact]
    public Task What_ends_the_process() => Verify.Reports("""
        class P
        {
            void M(Tensor x)
            {
                torch.[|rand_out|](x, 2, 3);
                x.[|randn_out|](2, 3);
                rand(2, 3);
                x.normal_();
            }
        }
        """);

    [Fact]
    public Task Initialisation() => Verify.Reports("""
        class P
        {
            void M(Linear layer)
            {
                init.[|trunc_normal_|](layer.weight, std: 0.02);
                torch.nn.init.[|trunc_normal_|](layer.weight);
                init.normal_(layer.weight, std: 0.02);
            }
        }
        """);

    [Fact]
    public Task Activations() => Verify.Reports("""
        class P
        {
            readonly Hardtanh _one = [|Hardtanh|](), _two = Hardtanh(inplace: true), _six = Hardtanh(0, 6, true);

            readonly Module<Tensor, Tensor> _random = nn.[|RReLU|](), _leaky = nn.LeakyReLU(0.2);

            Tensor M(Tensor x, bool inplace) =>
                functional.[|hardtanh|](x) + x.[|hardtanh|](-1, 1) + functional.[|hardtanh|](x, inplace: false) + functional.hardtanh(x, -1, 1, inplace)
                + functional.hardtanh(x, inplace: true) + x.hardtanh_(-1, 1) + x.clamp(-1, 1);
        }
        """);

    [Fact]
    public Task Poisson() => Verify.Reports("""
        class P
        {
            readonly PoissonNLLLoss _made = PoissonNLLLoss([|false|]), _new = new PoissonNLLLoss([|log_input: false|]), _short = new([|false|]), _right = PoissonNLLLoss();

            Tensor M(Tensor x, Tensor y, bool log) =>
                functional.poisson_nll_loss(x, y, [|log_input: false|]) + functional.poisson_nll_loss(x, y, log) + functional.poisson_nll_loss(x, y, true);
        }
        """);

    [Fact]
    public Task Convolutions() => Verify.Reports("""
        class P
        {
            void M(long n)
            {
                ConvTranspose2d(1, 1, (3, 3), stride: (2, 2), [|output_padding: (1, 0)|]);
                ConvTranspose3d(1, 1, (3, 3, 3), [|output_padding: (1, 1, 0)|]);
                ConvTranspose2d(1, 1, (3, 3), output_padding: (1, 1));
                ConvTranspose2d(1, 1, (3, 3), output_padding: (1, n));
                ConvTranspose2d(1, 1, 3, output_padding: 1);
                Conv2d(1, 1, [|(4, 3)|], Padding.Same, padding_mode: PaddingModes.Reflect);
                Conv2d(1, 1, (4, 3), Padding.Same);
                Conv2d(1, 1, (4, 3), Padding.Valid, padding_mode: PaddingModes.Reflect);
                Conv2d(1, 1, (3, 3), Padding.Same, padding_mode: PaddingModes.Reflect);
                Conv2d(1, 1, (n, 3), Padding.Same, padding_mode: PaddingModes.Reflect);
                Conv2d(1, 1, 3, Padding.Same, padding_mode: PaddingModes.Reflect);
            }
        }
        """);

    [Fact]
    public Task Optimizers() => Verify.Reports("""
        using Rectified = TorchSharp.Modules.RAdam;

        class P
        {
            const bool Up = true;

            void M(Linear net, double decay, bool up)
            {
                optim.[|RAdam|](net.parameters());
                new Rectified(net.parameters(), 0.01);
                new {|#1:RAdam|}(net.parameters(), 0.01);
                optim.Adam(net.parameters());
                optim.SGD(net.parameters(), 0.1, weight_decay: 0.01, [|maximize: true|]);
                optim.SGD(net.parameters(), 0.1, weight_decay: decay, [|maximize: Up|]);
                optim.SGD(net.parameters(), 0.1, maximize: true);
                optim.SGD(net.parameters(), 0.1, weight_decay: 0, maximize: true);
                optim.SGD(net.parameters(), 0.1, weight_decay: 0.01, maximize: up);
                optim.SGD(net.parameters(), 0.1, weight_decay: 0.01);
                optim.AdamW(net.parameters(), weight_decay: 0.01, maximize: true);
            }
        }
        """.Replace("new Rectified", "new [|Rectified|]", StringComparison.Ordinal).Replace("{|#1:RAdam|}", "[|RAdam|]", StringComparison.Ordinal));

    [Fact]
    public Task Schedulers() => Verify.Reports("""
        using static TorchSharp.torch.optim;
        using CyclicLR = TorchSharp.torch.optim.lr_scheduler.impl.CyclicLR;

        class P
        {
            void M(optim.Optimizer optimizer, bool cycle, CyclicLR.Mode mode)
            {
                lr_scheduler.[|CyclicLR|](optimizer, 0.1, 1);
                optim.lr_scheduler.CyclicLR(optimizer, 0.1, 1, [|cycle_momentum: true|]);
                new [|CyclicLR|](optimizer, 0.1, 1);
                lr_scheduler.CyclicLR(optimizer, 0.1, 1, cycle_momentum: false);
                lr_scheduler.CyclicLR(optimizer, 0.1, 1, cycle_momentum: cycle);
                lr_scheduler.CyclicLR(optimizer, 0.1, 1, [|mode: CyclicLR.Mode.ExpRange|], gamma: 0.9, cycle_momentum: false);
                lr_scheduler.CyclicLR(optimizer, 0.1, 1, mode: mode, cycle_momentum: false);
                lr_scheduler.CyclicLR(optimizer, 0.1, 1, mode: CyclicLR.Mode.Triangular2, cycle_momentum: false);
                lr_scheduler.CyclicLR(optimizer, 0.1, 1, mode: CyclicLR.Mode.ExpRange, scale_fn: i => i, cycle_momentum: false);
                lr_scheduler.MultiStepLR(optimizer, [|new[] { 3, 5, 5 }|]);
                lr_scheduler.MultiStepLR(optimizer, [|new List<int> { 3, 3 }|]);
                lr_scheduler.MultiStepLR(optimizer, [|[2, 2]|]);
                lr_scheduler.MultiStepLR(optimizer, new[] { 3, 5 });
            }
        }
        """);

    [Fact]
    public Task Last_rate_of_a_plateau() => Verify.Reports("""
        class P(optim.Optimizer optimizer)
        {
            private readonly optim.lr_scheduler.LRScheduler _plateau = optim.lr_scheduler.ReduceLROnPlateau(optimizer);

            private readonly optim.lr_scheduler.LRScheduler _steps = optim.lr_scheduler.StepLR(optimizer, 3);

            double M(optim.lr_scheduler.LRScheduler given, optim.lr_scheduler.impl.ReduceLROnPlateau typed)
            {
                var local = optim.lr_scheduler.ReduceLROnPlateau(optimizer);
                var other = optim.lr_scheduler.ReduceLROnPlateau(optimizer);
                other = given;
                return _plateau.[|get_last_lr|]().First() + local.[|get_last_lr|]().First() + typed.[|get_last_lr|]().First()
                    + _steps.get_last_lr().First() + given.get_last_lr().First() + other.get_last_lr().First();
            }
        }
        """);

    [Fact]
    public Task A_member_that_another_class_or_a_reference_may_change_is_unknown() => Verify.Silent("""
        class P
        {
            protected virtual bool Cycle => true;
            protected virtual long Axis => -1;
            public static readonly bool Unbiased = true;
            public static readonly double Decay = 0.0;

            void M(SGD o, Linear net, Tensor x, Tensor y)
            {
                optim.lr_scheduler.CyclicLR(o, 0.1, 1.0, cycle_momentum: Cycle);
                x.quantile(y, dim: Axis);
                x.var(Unbiased);
                x.var(Other.Unbiased);
                optim.SGD(net.parameters(), 0.1, weight_decay: Decay, maximize: true);
            }

            void N(Tensor x, Tensor y)
            {
                var dim = -1L;
                ref var r = ref dim;
                r = x.dim() - 1;
                x.quantile(y, dim: dim);
                long axis = -1;
                int a, b;
                ((axis, a), b) = ((x.dim() - 1, 1), 2);
                quantile(x, y, axis);
            }
        }

        static class Other { public static bool Unbiased { get; set; } = true; }
        """);

    [Fact]
    public Task Members_of_ones_own_with_these_names_are_strangers() => Verify.Silent("""
        class Mine
        {
            public Mine Hardtanh() => this;

            public Mine RAdam(int lr) => this;

            public Mine erfinv(Mine x) => x;

            public void trunc_normal_(Mine x) { }

            public double var(bool unbiased) => 0;
        }

        class RReLU;

        class P
        {
            void M(Mine mine, RReLU r)
            {
                mine.Hardtanh().RAdam(1).erfinv(mine).trunc_normal_(mine);
                mine.var(false);
                _ = new RReLU();
            }
        }
        """);

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        "class P { Tensor M(Tensor x) => torch.{|#0:erfinv|}(x); }",
        Verify.Finding(0).WithMessage("'torch.erfinv' of TorchSharp 0.107.0 computes erf: 0.5205 for 0.5, where the inverse is 0.4769. Use the tensor's method, which is right."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "TorchSharp 0.107.0 的 'torch.erfinv' 算的是 erf：对 0.5 得到 0.5205，而反函数应为 0.4769。请改用张量的同名方法，它是对的。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, "class P { Tensor M(Tensor x) => torch.erfinv(x); }"));
}
