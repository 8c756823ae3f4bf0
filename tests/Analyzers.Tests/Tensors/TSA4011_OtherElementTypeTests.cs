using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4011_OtherElementType>;

namespace TorchSharp.Analyzers.Tests.Tensors;

public sealed class TSA4011_OtherElementTypeTests
{
    [Theory]
    [InlineData("x.argmax(1).eq(y).sum().item<long>();")]
    [InlineData("x.argmax(1).eq(y).sum().ToInt32();")]
    [InlineData("x.sum().item<double>();")]
    [InlineData("x.item<int>();")]
    [InlineData("y.sum().item<int>();")]
    [InlineData("y.data<int>();")]
    [InlineData("x.argmax().to(ScalarType.Int32).item<int>();")]
    [InlineData("x.argmax().to(torch.int32).item<int>();")]
    [InlineData("x.argmax().to_type(ScalarType.Float32).item<float>();")]
    [InlineData("x.argmax().type(ScalarType.Int32).item<int>();")]
    [InlineData("x.argmax().@int().item<int>();")]
    [InlineData("x.argmax().to(chosen).item<int>();")]
    [InlineData("x.argmax().to(x).item<float>();")]
    [InlineData("x.argmax().type_as(x).item<float>();")]
    [InlineData("x.eq(y).sum(ScalarType.Int32).item<int>();")]
    [InlineData("x.eq(y).sum((ScalarType)0).item<byte>();")]
    [InlineData("x.eq(y).sum(1, false, ScalarType.Float32).item<float>();")]
    [InlineData("x.eq(y).@float().mean().item<float>();")]
    [InlineData("x.eq(y).to(ScalarType.Float32).mean().item<float>();")]
    [InlineData("(x.eq(y).sum() / 3.0).item<double>();")]
    [InlineData("(x.argmax(1) * 1.5f).sum().item<float>();")]
    [InlineData("(x.argmax(1) + x).sum().item<float>();")]
    [InlineData("x.argmax(1).add(0.5).sum().item<float>();")]
    [InlineData("x.argmax(1).div(2).sum().item<float>();")]
    [InlineData("x.argmax(1).sqrt().sum().item<float>();")]
    [InlineData("x.max(1).values.sum().item<float>();")]
    [InlineData("x.max().item<float>();")]
    [InlineData("x.topk(2).values.sum().item<float>();")]
    [InlineData("var (values, places) = x.max(1); values.sum().item<float>();")]
    [InlineData("var (best, _) = x.topk(2); best.sum().item<float>();")]
    [InlineData("var t = tensor(0); t = t + x.sum(); t.item<float>();")]
    [InlineData("var t = tensor(0); t += x.sum(); t.item<float>();")]
    [InlineData("var t = tensor(0); foreach (var one in many) { t.item<float>(); t = one; }")]
    [InlineData("var t = tensor(0L); Set(ref t); t.item<float>();")]
    [InlineData("var t = x.argmax(); Action swap = () => t = x; swap(); t.item<float>();")]
    [InlineData("var t = flag ? x.argmax() : x; t.item<float>();")]
    [InlineData("Tensor t; if (flag) t = x.sum(); else t = x.argmax(); t.item<float>();")]
    [InlineData("var t = x.argmax(); if (t.dtype == ScalarType.Int32) t.item<int>();")]
    [InlineData("var t = x.argmax(); _ = t.dtype switch { ScalarType.Int32 => t.item<int>(), _ => 0 };")]
    [InlineData("var t = x.argmax(); try { t.item<int>(); } catch (ArgumentException) { }")]
    [InlineData("Refuses(() => x.argmax().item<int>());")]
    [InlineData("x.any().item<byte>();")]
    [InlineData("x.to(ScalarType.Byte).any().item<byte>();")]
    [InlineData("x.@byte().all().item<byte>();")]
    [InlineData("tensor(1f).item<float>();")]
    [InlineData("tensor(new[] { 1, 2 }).data<int>();")]
    [InlineData("tensor(new[] { 1, 2 }, ScalarType.Float32).data<float>();")]
    [InlineData("tensor(new[] { 1, 2 }, dtype: ScalarType.Int64).data<long>();")]
    [InlineData("tensor(new[] { 1, 2 }, dtype: chosen).data<float>();")]
    [InlineData("tensor(new[] { 1, 2 }, dtype: null).data<int>();")]
    [InlineData("zeros(3).data<double>();")]
    [InlineData("zeros(3, dtype: ScalarType.Float64).data<double>();")]
    [InlineData("zeros_like(x.argmax(), dtype: ScalarType.Float32).item<float>();")]
    [InlineData("full(3, 1).data<float>();")]
    [InlineData("arange(5).data<float>();")]
    [InlineData("randperm(5, ScalarType.Int32).data<int>();")]
    [InlineData("x.bernoulli().sum().item<float>();")]
    [InlineData("x.argmax()?.item<int>();")]
    [InlineData("Own.item<int>();")]
    [InlineData("((dynamic)x.argmax()).item<int>();")]
    [InlineData("Counted(x).item<float>();")]
    [InlineData("x.unique().output.data<float>();")]
    [InlineData("functional.one_hot(y, 3).to(ScalarType.Float32).sum().item<float>();")]
    [InlineData("x.mode(1).values.sum().item<float>();")]
    [InlineData("where(x > 0, x, zeros_like(x)).sum().item<float>();")]
    [InlineData("where(x > 0, 1, 0).sum().item<int>();")]
    [InlineData("(x > 0).mul(x).sum().item<float>();")]
    [InlineData("((x > 0) * x).sum().item<float>();")]
    [InlineData("(x > 0).to(x.dtype).sum().item<float>();")]
    public Task Is_silent_about(string statement) => Verify.Silent(Program(statement));

    [Theory]
    [InlineData("x.argmax(1).eq(y).sum().item<[|int|]>();")]
    [InlineData("x.argmax(1).eq(y).sum().item<[|float|]>();")]
    [InlineData("(x.argmax(1) == y).sum().item<[|int|]>();")]
    [InlineData("torch.argmax(x, 1).eq(y).sum().cpu().item<[|int|]>();")]
    [InlineData("var hits = x.argmax(1).eq(y).sum(); var n = hits.item<[|int|]>();")]
    [InlineData("using var hits = x.argmax(1).eq(y).sum(); total += hits.item<[|float|]>();")]
    [InlineData("x.argmax().item<[|int|]>();")]
    [InlineData("x.argmax(1).data<[|int|]>().ToArray();")]
    [InlineData("x.argmax(1)[0].item<[|Int32|]>();")]
    [InlineData("x.argmax(1).view(-1).cpu().data<[|int|]>();")]
    [InlineData("x.topk(2).indexes.data<[|int|]>();")]
    [InlineData("var (values, places) = x.max(1); places.data<[|int|]>();")]
    [InlineData("var (_, places) = x.sort(); places[0].item<[|int|]>();")]
    [InlineData("(Tensor best, Tensor at) = x.topk(2); at.sum().item<[|int|]>();")]
    [InlineData("multinomial(x, 1).item<[|int|]>();")]
    [InlineData("x.count_nonzero().item<[|int|]>();")]
    [InlineData("(x > 0.5).item<[|byte|]>();")]
    [InlineData("(x > 0.5).any().item<[|int|]>();")]
    [InlineData("((x > 0.5) & (y < 1)).sum().item<[|int|]>();")]
    [InlineData("x.gt(0.5).sum(1).data<[|float|]>();")]
    [InlineData("x.isnan().any().item<[|int|]>();")]
    [InlineData("tensor(new[] { 1, 2 }).sum().item<[|int|]>();")]
    [InlineData("tensor(new[] { 1, 2 }).data<[|float|]>();")]
    [InlineData("tensor(1.0).item<[|float|]>();")]
    [InlineData("tensor(new double[] { 1, 2 }).sum().item<[|float|]>();")]
    [InlineData("tensor(1L).item<[|int|]>();")]
    [InlineData("x.to(ScalarType.Float64).sum().item<[|float|]>();")]
    [InlineData("x.to(torch.float64).data<[|float|]>();")]
    [InlineData("x.@double().sum().item<[|float|]>();")]
    [InlineData("zeros(3, dtype: ScalarType.Int64).data<[|int|]>();")]
    [InlineData("randperm(5).data<[|int|]>();")]
    [InlineData("functional.one_hot(y, 3).sum().item<[|float|]>();")]
    [InlineData("var t = flag ? x.argmax() : y.to(ScalarType.Int64); t.item<[|int|]>();")]
    [InlineData("Hits(x, y).item<[|int|]>();")]
    [InlineData("if (x.argmax(1).eq(y).sum().item<[|int|]>() > 3) return;")]
    [InlineData("var same = tensor(1f).item<[|double|]>();")]
    public Task Reports(string statement) => Verify.Reports(Program(statement));

    [Theory]
    [InlineData("x.argmax(1).eq(y).sum().item<int>();", "'item<int>()' throws an ArgumentException: the tensor is of Int64, and nothing is converted. Read it with 'item<long>()'.")]
    [InlineData("x.to(ScalarType.Float64).data<float>();", "'data<float>()' throws an ArgumentException: the tensor is of Float64, and nothing is converted. Read it with 'data<double>()'.")]
    public async Task Says_what_the_tensor_is(string statement, string message) => Assert.Equal(message, await LossMessages.InAsync("en", Verify.Rule, Program(statement)));

    [Theory]
    [InlineData("x.argmax(1).eq(y).sum().item<int>();", "'item<int>()' 会抛出 ArgumentException：该张量是 Int64，读取时不做转换。请用 'item<long>()' 读取。")]
    public async Task Says_so_in_Chinese(string statement, string message) => Assert.Equal(message, await LossMessages.InAsync("zh-Hans", Verify.Rule, Program(statement)));

    [Fact]
    public Task Is_silent_about_a_type_of_the_caller() => Verify.Silent(
        """
        static class Reading
        {
            public static T First<T>(Tensor x) where T : unmanaged => x.argmax(1)[0].item<T>();
        }
        """);

    [Fact]
    public Task Sees_a_private_member() => Verify.Reports(
        """
        class Counter
        {
            private readonly Tensor _seen = zeros(1, dtype: ScalarType.Int64);

            public int Count => _seen.item<[|int|]>();
        }
        """);

    [Fact]
    public Task Is_silent_about_a_member_that_others_write() => Verify.Silent(
        """
        class Counter
        {
            public Tensor Seen = zeros(1, dtype: ScalarType.Int64);

            public int Count => Seen.item<int>();
        }
        """);

    private static string Program(string statement) =>
        $$"""
        class P
        {
            class Own { public static T item<T>() => default(T); }

            static Tensor Hits(Tensor x, Tensor y) => x.argmax(1).eq(y).sum();

            static Tensor Counted(Tensor x) { if (x.dim() > 1) return x.argmax(); return x; }

            static void Set(ref Tensor t) => t = ones(1);

            static void Refuses(Action act) { try { act(); } catch (ArgumentException) { } }

            void M(Tensor x, Tensor y, ScalarType chosen, bool flag, List<Tensor> many)
            {
                var total = 0f;
                {{statement}}
            }
        }
        """;
}
