using TorchSharp.Analyzers.Library;

namespace TorchSharp.Analyzers.Tests.Fixes.Library;

/// <summary>The repairs of TSA6002, TSA6003, TSA6005 and TSA6007.</summary>
public sealed class LibraryFixTests
{
    [Fact]
    public Task A_boolean_mask_becomes_a_float_mask() => Verify<TSA6002_BooleanAttentionMask>.Fixed(
        """
        class P
        {
            Tensor M(Tensor x, MultiheadAttention attention)
            {
                var hide = ones(4, 4).triu(1) > 0;
                attention.call(x, x, x, need_weights: true, attn_mask: [|hide|]);
                return attention.forward(x, x, x, null, true, [|hide|]).Item1;
            }
        }
        """.Replace("attn_mask: [|hide|]", "[|attn_mask: hide|]", StringComparison.Ordinal),
        """
        class P
        {
            Tensor M(Tensor x, MultiheadAttention attention)
            {
                var hide = ones(4, 4).triu(1) > 0;
                attention.call(x, x, x, need_weights: true, attn_mask: zeros(hide.shape, device: hide.device).masked_fill(hide, float.NegativeInfinity));
                return attention.forward(x, x, x, null, true, zeros(hide.shape, device: hide.device).masked_fill(hide, float.NegativeInfinity)).Item1;
            }
        }
        """);

    [Theory]
    [InlineData("ones(4, 4) > 0")]
    [InlineData("bytes")]
    public Task A_computation_and_bytes_have_no_repair(string mask) => Verify<TSA6002_BooleanAttentionMask>.Unfixable($$"""
        class P
        {
            void M(Tensor x, MultiheadAttention attention)
            {
                var bytes = ones(4, 4).to(ScalarType.Byte);
                attention.call(x, x, x, null, true, [|{{mask}}|]);
            }
        }
        """);

    [Fact]
    public Task A_norm_is_set_where_a_constructor_makes_it() => Verify<TSA6003_UninitialisedGroupNorm>.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly GroupNorm _norm, _other;

            public Net(bool wide) : base("net")
            {
                _norm = [|GroupNorm(2, 8)|];
                this._other = [|GroupNorm(4, 8)|];
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => _norm.forward(x);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly GroupNorm _norm, _other;

            public Net(bool wide) : base("net")
            {
                _norm = GroupNorm(2, 8);
                init.ones_(_norm.weight);
                init.zeros_(_norm.bias);
                this._other = GroupNorm(4, 8);
                init.ones_(this._other.weight);
                init.zeros_(this._other.bias);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => _norm.forward(x);
        }
        """);

    [Fact]
    public Task A_norm_elsewhere_has_no_repair() => Verify<TSA6003_UninitialisedGroupNorm>.Unfixable("""
        class P
        {
            private readonly GroupNorm _norm = [|GroupNorm(2, 8)|];

            void M()
            {
                var norm = [|GroupNorm(2, 8)|];
                var layers = Sequential([|GroupNorm(2, 8)|]);
            }
        }
        """);

    [Fact]
    public Task A_group_inherits() => Verify<TSA6005_GroupForgetsOptions>.Fixed(
        """
        class P
        {
            void M(Linear one, Linear two) => optim.SGD(
                new SGD.ParamGroup[] { [|new SGD.ParamGroup(one.parameters())|], [|new(two.parameters(), 0.01, weight_decay: 0.1)|] }, 0.1, momentum: 0.9);
        }
        """,
        """
        class P
        {
            void M(Linear one, Linear two) => optim.SGD(
                new SGD.ParamGroup[] { new SGD.ParamGroup { Parameters = one.parameters(), Options = new() }, new() { Parameters = two.parameters(), Options = new() { LearningRate = 0.01, weight_decay = 0.1 } } }, 0.1, momentum: 0.9);
        }
        """);

    [Fact]
    public Task A_default_is_named() => Verify<TSA6007_OtherInPyTorch>.Fixed(
        """
        class P
        {
            void M(Linear net, Tensor x)
            {
                optim.[|LBFGS|](net.parameters());
                optim.[|LBFGS|](net.parameters(), lr: 0.1);
                optim.[|ASGD|](net.parameters());
                x.[|log_normal_|]();
                _ = functional.[|hinge_embedding_loss|](x, x);
            }
        }
        """,
        """
        class P
        {
            void M(Linear net, Tensor x)
            {
                optim.LBFGS(net.parameters(), lr: 1, tolerange_grad: 1e-7);
                optim.LBFGS(net.parameters(), lr: 0.1, tolerange_grad: 1e-7);
                optim.ASGD(net.parameters(), lr: 1e-2);
                x.log_normal_(mean: 1);
                _ = functional.hinge_embedding_loss(x, x, margin: 1);
            }
        }
        """);

    [Fact]
    public Task A_position_is_named() => Verify<TSA6007_OtherInPyTorch>.Fixed(
        "class P { void M() { MaxPool2d(3, 2, 1, 1, [|true|]); ConvTranspose2d(4, 4, 3, 1, 1, 0, [|2|]); } }",
        "class P { void M() { MaxPool2d(3, 2, 1, 1, ceil_mode: true); ConvTranspose2d(4, 4, 3, 1, 1, 0, dilation: 2); } }");

    [Fact]
    public Task A_comment_stays_on_the_line_of_its_statement() => Verify<TSA6001_WrongInTorchSharp>.Fixed(
        """
        class P
        {
            void M(Linear layer)
            {
                init.[|trunc_normal_|](layer.weight!, std: 0.02); // as in ViT
                foreach (var weight in layer.parameters())
                    init.[|trunc_normal_|](weight, std: 0.02); // all of them
            }
        }
        """,
        """
        class P
        {
            void M(Linear layer)
            {
                init.normal_(layer.weight!, std: 0.02); // as in ViT
                using (torch.no_grad())
                    layer.weight!.clamp_(-2, 2);
                foreach (var weight in layer.parameters())
                {
                    init.normal_(weight, std: 0.02); // all of them
                    using (torch.no_grad())
                        weight.clamp_(-2, 2);
                }
            }
        }
        """);

    [Fact]
    public Task A_using_that_only_the_old_call_needed_goes() => Verify<TSA6001_WrongInTorchSharp>.Fixed(
        """
        using System.Text;
        using static TorchSharp.torch.nn.functional;

        class P
        {
            Tensor M(Tensor x, StringBuilder text) => [|hardtanh|](x);
        }
        """,
        """
        using System.Text;

        class P
        {
            Tensor M(Tensor x, StringBuilder text) => x.clamp(-1, 1);
        }
        """);

    [Fact]
    public Task A_sum_stands_in_parentheses_only_where_it_needs_them() => Verify<TSA6001_WrongInTorchSharp>.Fixed(
        """
        class P
        {
            Tensor M(Tensor x, Tensor a, Tensor b, bool turned) => turned ? [|baddbmm|](x, a, b) : [|baddbmm|](x, b, a) - a * [|baddbmm|](x, a, a);
        }
        """,
        """
        class P
        {
            Tensor M(Tensor x, Tensor a, Tensor b, bool turned) => turned ? x + bmm(a, b) : x + bmm(b, a) - a * (x + bmm(a, a));
        }
        """);

    [Fact]
    public Task A_float_mask_has_the_type_of_the_scores_where_it_is_another() => Verify<TSA6002_BooleanAttentionMask>.Fixed(
        """
        class P
        {
            void M(Tensor x, MultiheadAttention attention)
            {
                var hide = ones(4, 4).triu(1) > 0;
                var half = x.to(ScalarType.Float16);
                attention.call(half, half, half, null, true, [|hide|]);
            }
        }
        """,
        """
        class P
        {
            void M(Tensor x, MultiheadAttention attention)
            {
                var hide = ones(4, 4).triu(1) > 0;
                var half = x.to(ScalarType.Float16);
                attention.call(half, half, half, null, true, zeros(hide.shape, dtype: half.dtype, device: hide.device).masked_fill(hide, float.NegativeInfinity));
            }
        }
        """);

    [Fact]
    public Task What_is_handed_on_or_a_base_has_no_repair() => Verify<TSA6001_WrongInTorchSharp>.Unfixable("""
        class All
        {
            IEnumerable<Tensor> M(Tensor[] all) => all.Select([|erfinv|]);

            class Slow : RAdam
            {
                public Slow(Module net) : [|base|](net.parameters(), 0.1)
                {
                }
            }
        }
        """);
}
