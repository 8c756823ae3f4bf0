using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4008_ZeroForDimension>;

namespace TorchSharp.Analyzers.Tests.Tensors;

public sealed class TSA4008_ZeroForDimensionTests
{
    [Theory]
    [InlineData("x.sum(dim: 0)")]
    [InlineData("x.sum(0L)")]
    [InlineData("x.sum((long)0)")]
    [InlineData("x.sum(0, true)")]
    [InlineData("x.sum(0, keepdim: false)")]
    [InlineData("x.sum(0, 1)")]
    [InlineData("x.sum(new long[] { 0 })")]
    [InlineData("x.sum([0])")]
    [InlineData("x.sum()")]
    [InlineData("x.sum(1)")]
    [InlineData("x.sum(-1)")]
    [InlineData("x.sum(axis)")]
    [InlineData("x.sum(Last)")]
    [InlineData("x.sum(Local)")]
    [InlineData("x.sum(ScalarType.Byte)")]
    [InlineData("x.sum((ScalarType)0)")]
    [InlineData("x.sum(type: 0)")]
    [InlineData("x.sum(type: ScalarType.Float64)")]
    [InlineData("x.sum(null)")]
    [InlineData("x.sum(default(ScalarType?))")]
    [InlineData("x.sum(torch.uint8)")]
    [InlineData("x.sum(Bytes)")]
    [InlineData("x.sum(given)")]
    [InlineData("torch.sum(x, 0, false)")]
    [InlineData("torch.sum(x, dim: 0)")]
    [InlineData("torch.sum(x, 0L)")]
    [InlineData("torch.prod(x, ScalarType.Int64)")]
    [InlineData("x.prod(0L, true)")]
    [InlineData("x.mean([0L])")]
    [InlineData("x.cumsum(0)")]
    [InlineData("x.argmax(0)")]
    [InlineData("x.max(0).values")]
    [InlineData("x.std(0)")]
    [InlineData("x.unsqueeze(0).sum(1)")]
    [InlineData("x[0]")]
    [InlineData("own.sum(0)")]
    [InlineData("Own.sum(x, 0)")]
    [InlineData("Own.prod(0)")]
    [InlineData("x.total(0)")]
    [InlineData("((dynamic)x).sum(0)")]
    [InlineData("tensor(new[] { 1, 2 }.Sum(one => 0))")]
    [InlineData("tensor(nameof(x.sum).Length)")]
    public Task Is_silent_about(string expression) => Verify.Silent(Program(expression));

    [Theory]
    [InlineData("x.sum([|0|])")]
    [InlineData("x.prod([|0|])")]
    [InlineData("x.sum([|-0|])")]
    [InlineData("x.sum([|(0)|])")]
    [InlineData("x.sum([|0x0|])")]
    [InlineData("x.sum([|((1 - 1))|])")]
    [InlineData("x.sum([|Axis|])")]
    [InlineData("x.sum([|P.Axis|])")]
    [InlineData("x.sum([|Indices.Batch|])")]
    [InlineData("x.sum([|(byte)0|])")]
    [InlineData("x.sum([|default(int)|])")]
    [InlineData("torch.sum(x, [|0|])")]
    [InlineData("sum(x, [|0|])")]
    [InlineData("prod(x, [|0|])")]
    [InlineData("torch.prod(input: x, [|Axis|])")]
    [InlineData("torch.sum(x * 2, [|0|])")]
    [InlineData("x?.sum([|0|])!")]
    [InlineData("x.abs().sum([|0|]).view(-1)")]
    [InlineData("x.sum([|0|]) / x.sum([|0|]).sum()")]
    [InlineData("(x + 1).sum([|0|])[0]")]
    [InlineData("x.sum([|0|]) is { } found ? found : x")]
    [InlineData("x!.sum([|0|])")]
    [InlineData("Own.Weight.prod([|0|])")]
    [InlineData("new Func<Tensor, Tensor>(t => t.sum([|0|]))(x)")]
    [InlineData("new[] { x }.Select(t => t.sum([|0|])).First()")]
    [InlineData("torch.stack(new[] { x.sum([|0|]), x.prod([|0|]) }, 0)")]
    [InlineData("tensor($\"{x.sum([|0|])}\".Length)")]
    [InlineData("Generic(x).sum([|0|])")]
    [InlineData("((Tensor)boxed).sum([|0|])")]
    [InlineData("axis switch { 0 => x.sum([|0|]), 1 => x.sum(1), _ => x }")]
    public Task Reports(string expression) => Verify.Reports(Program(expression));

    private static string Program(string expression) => $$"""
        static class Indices { public const int Batch = 0; }

        static class Extensions
        {
            public static Tensor total(this Tensor x, ScalarType? type = null) => x;
        }

        class Own
        {
            public static readonly Parameter Weight = Parameter(ones(3));

            public Tensor sum(ScalarType? type) => ones(1);

            public static Tensor sum(Tensor x, ScalarType? type) => x;

            public static Tensor prod(ScalarType? type) => ones(1);
        }

        class P
        {
            const int Axis = 0;
            const int Last = 1;
            const ScalarType Bytes = 0;

            static T Generic<T>(T x) => x;

            Tensor M(Tensor x, int axis, ScalarType? given, Own own, object boxed)
            {
                const long Local = 0;
                return {{expression}};
            }
        }
        """;

    [Fact]
    public Task Reports_where_a_result_is_dropped_awaited_or_disposed() => Verify.Reports("""
        using var total = ones(2, 3).sum([|0|]);
        _ = total.prod([|0|]);
        var kept = await Task.Run(() => total.sum([|0|]));
        foreach (var row in kept.sum([|0|]).unbind(0))
            row.print();
        Console.WriteLine(Counts.Of(kept));

        record Counts(Tensor All)
        {
            public Tensor PerClass { get; } = ones(2, 2).sum([|0|]);

            public Tensor Total => All.sum([|0|]);

            public static Tensor Of(Tensor x)
            {
                return Inner(x);
                static Tensor Inner(Tensor y) => torch.sum(y, [|0|]);
            }
        }
        """);

    [Fact]
    public Task Reports_what_is_called_by_a_full_path_or_an_alias() => Verify.With(ProgramOptions.Default with { Usings = "" }).Reports("""
        using T = TorchSharp.torch;

        class P
        {
            TorchSharp.torch.Tensor M(T.Tensor x) => TorchSharp.torch.sum(T.prod(x, [|0|]), [|0|]);
        }
        """);

    [Fact]
    public Task Reports_in_an_expression_tree() => Verify.Reports("""
        class P
        {
            System.Linq.Expressions.Expression<Func<Tensor, Tensor>> M() => x => x.sum([|0|]);
        }
        """);

    private const string Story = "class P { void M(Tensor x) { _ = x.sum({|#0:0|}); _ = torch.prod(x, {|#1:0|}); } }";

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        Story,
        Verify.Finding(0).WithMessage("'sum(0)' takes 0 for the element type Byte and not for a dimension: all numbers are cut to whole bytes and added up into one, "
            + "[[0, 100, 200], [300, 400, 500]] to 220. Write 'dim: 0'."),
        Verify.Finding(1).WithMessage("'prod(0)' takes 0 for the element type Byte and not for a dimension: all numbers are cut to whole bytes and multiplied into one, "
            + "[[1, 2, 3], [4, 5, 6]] to 208. Write 'dim: 0'."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "'sum(0)' 把 0 当作元素类型 Byte，而不是维度：所有数先截成整字节，再加成一个字节，[[0, 100, 200], [300, 400, 500]] 得到 220。请写成 'dim: 0'。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, "class P { Tensor M(Tensor x) => x.sum({|#0:0|}); }"));
}
