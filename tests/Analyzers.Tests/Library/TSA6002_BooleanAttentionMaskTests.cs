using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Library.TSA6002_BooleanAttentionMask>;

namespace TorchSharp.Analyzers.Tests.Library;

public sealed class TSA6002_BooleanAttentionMaskTests
{
    [Theory]
    [InlineData("ones(4, 4).triu(1).to(ScalarType.Bool)")]
    [InlineData("ones(4, 4).triu(1) > 0")]
    [InlineData("(ones(4, 4).triu(1)).eq(1)")]
    [InlineData("triu(ones(4, 4, ScalarType.Bool), 1)")]
    [InlineData("ones(4, 4, dtype: ScalarType.Bool).tril().logical_not()")]
    [InlineData("ones(4, 4).@bool().view(4, 4).to(DeviceType.CPU)")]
    [InlineData("tensor(new[,] { { true, false }, { false, true } })")]
    [InlineData("ones(4, 4).to(ScalarType.Byte).unsqueeze(0)")]
    [InlineData("Hidden(4)")]
    [InlineData("_held")]
    [InlineData("_property.clone()")]
    [InlineData("ones(4, 4, dtype: torch.@bool).tril()")]
    [InlineData("ones(4, 4, dtype: torch.uint8)")]
    [InlineData("ones(4, 4).to(torch.uint8).T")]
    [InlineData("(x > 1) | (x < 0)")]
    [InlineData("x.isnan().bitwise_and(x > 0)")]
    [InlineData("x.dim() > 1 ? x > 0 : x.isnan()")]
    [InlineData("x.dim() > 1 ? Hidden(3) : null")]
    [InlineData("x.dim() switch { 1 => x > 0, 2 => x < 0, _ => throw new InvalidOperationException() }")]
    [InlineData("_lazy ??= Hidden(4)")]
    [InlineData("_lazy")]
    [InlineData("Pair().causal")]
    [InlineData("Moved(ones(4, 4) > 0)")]
    [InlineData("zeros_like(_held)")]
    public Task Reports_what_is_visibly_boolean(string mask) => Verify.Reports(Program($"[|{mask}|]"));

    [Theory]
    [InlineData("ones(4, 4).triu(1)")]
    [InlineData("zeros(4, 4).masked_fill(ones(4, 4).triu(1).to(ScalarType.Bool), float.NegativeInfinity)")]
    [InlineData("given")]
    [InlineData("ones(4, 4).to(given)")]
    [InlineData("(ones(4, 4) > 0).to(ScalarType.Float32)")]
    [InlineData("(ones(4, 4) > 0).to_type(ScalarType.Float32)")]
    [InlineData("Other(4, true)")]
    [InlineData("_written")]
    [InlineData("null")]
    [InlineData("x.dim() > 1 ? x > 0 : given")]
    [InlineData("x.dim() > 1 ? given : null")]
    [InlineData("(x > 1) * given")]
    [InlineData("_lazyOther ??= Hidden(4)")]
    [InlineData("Pair().added")]
    [InlineData("Moved(given)")]
    [InlineData("Made(ones(4, 4) > 0)")]
    [InlineData("where(x > 0, zeros(4, 4), given)")]
    [InlineData("ones(4, 4, dtype: torch.float32)")]
    [InlineData("(ones(4, 4) > 0).to(given.dtype)")]
    public Task Is_silent_about_others(string mask) => Verify.Silent(Program(mask));

    private static string Program(string mask) => $$"""
        class P
        {
            private readonly Tensor _held = ones(4, 4).triu(1).to(ScalarType.Bool);

            private Tensor _written = ones(4, 4).to(ScalarType.Bool);

            private readonly MultiheadAttention _attention = MultiheadAttention(4, 1);

            Tensor _property { get; } = ones(4, 4) > 0;

            static Tensor Hidden(int n)
            {
                if (n == 1)
                    return zeros(1, 1, ScalarType.Bool);
                var all = ones(n, n).triu(1);
                return all != 0;
            }

            static Tensor Other(int n, bool hide)
            {
                if (hide)
                    return zeros(1, 1, ScalarType.Bool);
                return zeros(n, n);
            }

            private Tensor? _lazy, _lazyOther;

            static (Tensor causal, Tensor added) Pair()
            {
                var causal = ones(4, 4).triu(1) > 0;
                return (causal, zeros(4, 4).masked_fill(causal, float.NegativeInfinity));
            }

            static Tensor Moved(Tensor mask)
            {
                return mask.to(DeviceType.CPU).unsqueeze(0);
            }

            static Tensor Made(Tensor mask)
            {
                if (mask.dtype == ScalarType.Bool)
                    mask = zeros(mask.shape).masked_fill(mask, float.NegativeInfinity);
                return mask;
            }

            void Lazily() => _lazy ??= Hidden(3);

            void Set(Tensor x) => (_written, _lazyOther) = (x, x);

            Tensor M(Tensor x, Tensor given) => _attention.forward(x, x, x, null, true, {{mask}}).Item1;
        }
        """;

    [Theory]
    [InlineData("var mask = ones(4, 4); mask = mask.triu(1); mask = mask.to(ScalarType.Bool);")]
    [InlineData("var mask = ones(4, 4).triu(1) > 0; if (x.dim() > 2) mask = mask.unsqueeze(0);")]
    [InlineData("Tensor mask; if (x.dim() > 2) mask = x > 0; else mask = x.isnan();")]
    [InlineData("var (_, mask) = (x, x > 0);")]
    [InlineData("Tensor? mask = null; if (x.dim() > 2) mask = x > 0;")]
    public Task Follows_a_variable(string statements) => Verify.Reports(InBody(statements, "[|attn_mask: mask|]"));

    [Theory]
    [InlineData("var mask = x > 0; mask = zeros(4, 4).masked_fill(mask, float.NegativeInfinity);")]
    [InlineData("var mask = x > 0; if (x.dim() > 2) mask = x;")]
    [InlineData("var mask = x > 0; for (var i = 0; i < 2; i++) { mask = x; }")]
    [InlineData("var mask = x > 0; void Set() => mask = x; Set();")]
    [InlineData("var (_, mask) = (x, x > 0); mask = x;")]
    public Task Follows_no_variable_that_may_be_something_else(string statements) => Verify.Silent(InBody(statements, "attn_mask: mask"));

    private static string InBody(string statements, string mask) =>
        $$"""class P { Tensor M(MultiheadAttention attention, Tensor x) { {{statements}} return attention.call(x, x, x, {{mask}}).Item1; } }""";

    [Fact]
    public Task Follows_the_argument_of_a_method_that_nobody_else_calls() => Verify.Reports("""
        class P
        {
            private readonly Module<Tensor, Tensor, Tensor, Tensor> _encoder = TransformerEncoder(TransformerEncoderLayer(4, 2), 2);

            Tensor M(Tensor x) => One(x, x > 0) + Two(x, x > 0) + Two(x, x) + Three(x, x > 0) + _encoder.call(x, [|x > 0|], x);

            private Tensor One(Tensor x, Tensor? mask) => MultiheadAttention(4, 2).call(x, x, x, [|attn_mask: mask|]).Item1;

            private Tensor Two(Tensor x, Tensor? mask) => MultiheadAttention(4, 2).call(x, x, x, attn_mask: mask).Item1;

            public Tensor Three(Tensor x, Tensor? mask) => MultiheadAttention(4, 2).call(x, x, x, attn_mask: mask).Item1;
        }
        """);

    [Fact]
    public Task Knows_the_masks_of_each_layer() => Verify.Reports("""
        class P
        {
            void M(Tensor x, TransformerEncoder encoder, TransformerEncoderLayer layer, TransformerDecoder decoder, TransformerDecoderLayer one, Transformer all, MultiheadAttention attention)
            {
                var hide = ones(4, 4).triu(1) > 0;
                var padding = zeros(4, 4, ScalarType.Bool);
                encoder.forward(x, [|hide|], padding);
                encoder.call(x, [|hide|]);
                layer.call(x, [|hide|], padding);
                decoder.forward(x, x, [|hide|], [|padding|], padding, padding);
                one.call(x, x, [|tgt_mask: hide|], [|memory_mask: padding|], tgt_key_padding_mask: padding);
                all.call(x, x, [|hide|], [|hide|], [|hide|], padding, padding, padding);
                attention.call(x, x, x, padding, false, [|hide|]);
                attention.call(x, x, x, padding);
                functional.scaled_dot_product_attention(x, x, x, hide);
            }
        }
        """);

    [Fact]
    public Task Layers_of_ones_own_are_strangers() => Verify.Silent("""
        class MultiheadAttention
        {
            public Tensor forward(Tensor q, Tensor k, Tensor v, Tensor? padding, bool weights, Tensor mask) => q;
        }

        class P
        {
            Tensor M(Tensor x) => new MultiheadAttention().forward(x, x, x, null, true, x > 0);
        }
        """);

    private const string Story = "class P { void M(Tensor x, MultiheadAttention a) => a.call(x, x, x, null, true, {|#0:ones(4, 4) > 0|}); }";

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        Story,
        Verify.Finding(0).WithMessage("'MultiheadAttention' of TorchSharp 0.107.0 adds this mask of type Bool to the scores as 0 and 1, so it hides nothing: a causal model sees the future, trains well and "
            + "fails in use. Give a float mask that is −∞ where it should hide."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "TorchSharp 0.107.0 的 'MultiheadAttention' 把这个 Bool 类型的掩码当作 0 和 1 加到分数上，什么也没有遮住：因果模型能看到未来，训练得很好，用起来却失败。请用浮点掩码，要遮住的位置取 −∞。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));
}
