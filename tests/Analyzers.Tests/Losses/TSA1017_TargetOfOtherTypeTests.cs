using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1017_TargetOfOtherType>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1017_TargetOfOtherTypeTests
{
    [Theory]
    [InlineData("functional.cross_entropy(z, y);")]
    [InlineData("functional.cross_entropy(z, tensor(new long[] { 0, 1 }));")]
    [InlineData("functional.cross_entropy(z, tensor(new[] { 0, 1 }).to(ScalarType.Int64));")]
    [InlineData("functional.cross_entropy(z, tensor(new[] { 0, 1 }, dtype: ScalarType.Int64));")]
    [InlineData("functional.cross_entropy(z, tensor(new[] { 0, 1 }, dtype: torch.int64));")]
    [InlineData("functional.cross_entropy(z, tensor(new[] { 0, 1 }).@long());")]
    [InlineData("functional.cross_entropy(z, tensor(new[,] { { 0f, 1f } }));")]
    [InlineData("functional.cross_entropy(z, functional.one_hot(y, 3).to(ScalarType.Float32));")]
    [InlineData("functional.cross_entropy(z, functional.one_hot(y, 3).@float());")]
    [InlineData("functional.cross_entropy(z, tensor(new byte[] { 0, 1 }));")]
    [InlineData("functional.nll_loss(z, tensor(new byte[] { 0, 1 }));")]
    [InlineData("functional.nll_loss(z, z.argmax(1));")]
    [InlineData("CrossEntropyLoss().call(z, z.argmax(1));")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, tensor(new[] { 0f, 1f }));")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, tensor(new[] { 0.0, 1.0 }));")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, z.gt(0).to(ScalarType.Float32));")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, (z > 0).to(z.dtype));")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, (z > 0).to(z));")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, (z > 0).type_as(z));")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, (z > 0) * 1.0f);")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, functional.one_hot(y, 3).@float());")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, functional.one_hot(y, 3) * 0.9 + 0.05);")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, ones_like(z));")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, zeros(3));")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, full(3, 1).to(z.dtype));")]
    [InlineData("functional.mse_loss(z, tensor(new[] { 0, 1 }));")]
    [InlineData("functional.l1_loss(z, tensor(new[] { 0, 1 }));")]
    [InlineData("functional.smooth_l1_loss(z, z.argmax(1));")]
    [InlineData("functional.huber_loss(z, z.argmax(1));")]
    [InlineData("MSELoss().call(z, z.argmax(1));")]
    [InlineData("var t = tensor(new[] { 0, 1 }); t = t.to(ScalarType.Int64); functional.cross_entropy(z, t);")]
    [InlineData("var t = tensor(new[] { 0, 1 }); if (t.dtype != ScalarType.Int64) t = t.@long(); functional.cross_entropy(z, t);")]
    [InlineData("var t = tensor(new[] { 0, 1 }); if (t.dtype == ScalarType.Int64) functional.cross_entropy(z, t);")]
    [InlineData("try { functional.cross_entropy(z, tensor(new[] { 0, 1 })); } catch (Exception) { }")]
    [InlineData("Refuses(() => functional.cross_entropy(z, tensor(new[] { 0, 1 })));")]
    [InlineData("Own.cross_entropy(z, tensor(new[] { 0, 1 }));")]
    [InlineData("new Mine().call(z, tensor(new[] { 0, 1 }));")]
    [InlineData("given.call(z, tensor(new[] { 0, 1 }));")]
    [InlineData("new Attention().call(z, z.argmax(1));")]
    [InlineData("Embedding(3, 4).call(tensor(new[] { 0, 1 }));")]
    [InlineData("functional.cross_entropy(z, flag ? y : tensor(new[] { 0, 1 }));")]
    [InlineData("foreach (var t in many) functional.cross_entropy(z, t);")]
    [InlineData("functional.kl_div(z, z.softmax(1), log_target: false);")]
    public Task Is_silent_about(string statement) => Verify.Silent(Program(statement));

    [Theory]
    [InlineData("functional.cross_entropy(z, [|tensor(new[] { 0, 1 })|]);")]
    [InlineData("functional.cross_entropy(input: z, target: [|tensor(new int[] { 0, 1 })|]);")]
    [InlineData("functional.cross_entropy(target: [|tensor(new[] { 0, 1 })|], input: z);")]
    [InlineData("CrossEntropyLoss().call(z, [|tensor(new[] { 0, 1 })|]);")]
    [InlineData("CrossEntropyLoss().forward(z, [|y.to(ScalarType.Int32)|]);")]
    [InlineData("var loss = CrossEntropyLoss(); var labels = tensor(new[] { 0, 1 }); loss.call(z, [|labels|]);")]
    [InlineData("Loss<Tensor, Tensor, Tensor> loss = CrossEntropyLoss(); loss.call(z, [|y.@int()|]);")]
    [InlineData("torch.nn.functional.cross_entropy(z, [|y.@int().cuda()|]);")]
    [InlineData("functional.cross_entropy(z, [|z.gt(0)|]);")]
    [InlineData("functional.nll_loss(z.log_softmax(1), [|tensor(new[] { 0f, 1f })|]);")]
    [InlineData("NLLLoss().call(z.log_softmax(1), [|y.to(ScalarType.Float32)|]);")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, [|functional.one_hot(y, 3)|]);")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, [|z > 0|]);")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, [|y.to(ScalarType.Int64)|], reduction: Reduction.Sum);")]
    [InlineData("BCEWithLogitsLoss().call(z, [|tensor(new[] { 0, 1 })|]);")]
    [InlineData("BCELoss().call(z.clamp(0, 1), [|tensor(new long[] { 0, 1 })|]);")]
    [InlineData("functional.binary_cross_entropy(z.clamp(0, 1), [|tensor(new byte[] { 0, 1 })|]);")]
    [InlineData("functional.binary_cross_entropy(z.clamp(0, 1), [|tensor(new[] { true, false })|]);")]
    [InlineData("using var t = functional.one_hot(y, 3); functional.binary_cross_entropy_with_logits(z, [|t|]);")]
    [InlineData("functional.binary_cross_entropy_with_logits(z, [|Multi(y)|]);")]
    [InlineData("functional.cross_entropy(z, [|_labels|]);")]
    public Task Reports(string statement) => Verify.Reports(Program(statement));

    [Theory]
    [InlineData("functional.cross_entropy(z, tensor(new[] { 0, 1 }));", "'cross_entropy' throws: the target is of Int32, and libtorch takes class labels of Int64. Give it '.to(ScalarType.Int64)'.")]
    [InlineData("BCEWithLogitsLoss().call(z, functional.one_hot(y, 3));", "'BCEWithLogitsLoss' throws: the target is of Int64, and libtorch takes floating-point numbers here. Give it '.to(ScalarType.Float32)'.")]
    public async Task Says_what_is_wanted(string statement, string message) => Assert.Equal(message, await LossMessages.InAsync("en", Verify.Rule, Program(statement)));

    [Theory]
    [InlineData("functional.cross_entropy(z, tensor(new[] { 0, 1 }));", "'cross_entropy' 会抛出异常：目标是 Int32，而 libtorch 要求类别标签为 Int64。请加上 '.to(ScalarType.Int64)'。")]
    [InlineData("BCEWithLogitsLoss().call(z, functional.one_hot(y, 3));", "'BCEWithLogitsLoss' 会抛出异常：目标是 Int64，而 libtorch 在这里要求浮点数。请加上 '.to(ScalarType.Float32)'。")]
    public async Task Says_so_in_Chinese(string statement, string message) => Assert.Equal(message, await LossMessages.InAsync("zh-Hans", Verify.Rule, Program(statement)));

    private static string Program(string statement) =>
        $$"""
        class Mine : CrossEntropyBase { public override Tensor forward(Tensor x, Tensor y) => functional.cross_entropy(x, y.to(ScalarType.Int64)); }

        abstract class CrossEntropyBase : Module<Tensor, Tensor, Tensor> { protected CrossEntropyBase() : base("loss") { } }

        class Attention : Module<Tensor, Tensor, Tensor> { public Attention() : base("a") { } public override Tensor forward(Tensor x, Tensor y) => x + y; }

        class P
        {
            private readonly Tensor _labels = tensor(new[] { 0, 1 });

            static class Own { public static Tensor cross_entropy(Tensor x, Tensor y) => x; }

            static Tensor Multi(Tensor y) => functional.one_hot(y, 3).sum(dim: 1);

            static void Refuses(Action act) { try { act(); } catch (Exception) { } }

            void M(Tensor z, Tensor y, bool flag, List<Tensor> many, Module<Tensor, Tensor, Tensor> given)
            {
                {{statement}}
            }
        }
        """;
}
