using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4001_ShapeByReference>;

namespace TorchSharp.Analyzers.Tests.Tensors;

public sealed class TSA4001_ShapeByReferenceTests
{
    [Theory]
    [InlineData("x.shape.SequenceEqual(y.shape)")]
    [InlineData("x.shape.AsSpan().SequenceEqual(y.shape)")]
    [InlineData("Enumerable.SequenceEqual(x.size(), y.size())")]
    [InlineData("x.shape == null")]
    [InlineData("null != x.shape")]
    [InlineData("x.shape is null")]
    [InlineData("x?.shape == null")]
    [InlineData("x?.shape == default")]
    [InlineData("x.shape.Equals(null)")]
    [InlineData("x?.shape == y?.shape")]
    [InlineData("x?.shape == given")]
    [InlineData("x.shape[0] == y.shape[0]")]
    [InlineData("x.shape.Length == y.shape.Length")]
    [InlineData("x.shape.Last() != y.shape.Last()")]
    [InlineData("x.size(0) == y.size(0)")]
    [InlineData("x.stride(0).Equals(y.stride(0))")]
    [InlineData("x.shape is [2, 3]")]
    [InlineData("x.shape.GetHashCode() == y.shape.GetHashCode()")]
    [InlineData("ReferenceEquals(x.shape, y.shape)")]
    [InlineData("given == other")]
    [InlineData("given.Equals(other)")]
    [InlineData("x.shape.ToString() == y.shape.ToString()")]
    [InlineData("string.Join(\",\", x.shape) == string.Join(\",\", y.shape)")]
    [InlineData("own.shape == own.shape")]
    [InlineData("own.size() == given")]
    [InlineData("own.Equals(x.shape)")]
    [InlineData("EqualShapes.Equals(x.shape, y.shape)")]
    [InlineData("_comparer.Equals(x.shape, y.shape)")]
    [InlineData("((System.Collections.IStructuralEquatable)x.shape).Equals(y.shape, System.Collections.StructuralComparisons.StructuralEqualityComparer)")]
    [InlineData("x.dim() == y.dim() && x.numel() == y.numel()")]
    [InlineData("x.dtype == y.dtype")]
    [InlineData("nameof(x.shape) == nameof(y.shape)")]
    [InlineData("_last == given")]
    [InlineData("(given = x.shape) == given")]
    [InlineData("((dynamic)x).shape == given")]
    [InlineData("SizeOf(x) == SizeOf(y)")]
    [InlineData("size == size")]
    [InlineData("size.Shape == size.Shape")]
    [InlineData("(size with { }) == size")]
    public Task Is_silent_about(string condition) => Verify.Silent(Program(condition));

    [Theory]
    [InlineData("[|x.shape == y.shape|]")]
    [InlineData("[|x.shape != y.shape|]")]
    [InlineData("[|x.size() == y.size()|]")]
    [InlineData("[|x.stride() != y.stride()|]")]
    [InlineData("[|x.shape == given|]")]
    [InlineData("[|given != x.shape|]")]
    [InlineData("[|x.shape == new long[] { 2, 3 }|]")]
    [InlineData("[|x.shape == new[] { 2L, 3L }|]")]
    [InlineData("[|x.shape.Equals(y.shape)|]")]
    [InlineData("[|x.shape.Equals(given)|]")]
    [InlineData("[|given.Equals(x.shape)|]")]
    [InlineData("[|Equals(x.shape, y.shape)|]")]
    [InlineData("[|object.Equals(x.shape, given)|]")]
    [InlineData("![|x.shape.Equals(y.size())|]")]
    [InlineData("[|x?.shape == y.shape|]")]
    [InlineData("[|(x.shape) == (y.shape)|]")]
    [InlineData("[|x!.shape == y!.shape|]")]
    [InlineData("[|(object)x.shape == y.shape|]")]
    [InlineData("[|x.shape == _last|]")]
    [InlineData("[|_last != x.shape|]")]
    [InlineData("[|x.view(-1).shape == y.T.shape|]")]
    [InlineData("[|_net.weight.shape == x.shape|]")]
    [InlineData("x.dim() == 2 && [|x.shape == y.shape|]")]
    [InlineData("[|new Size((2, 3)) == x.shape|]")]
    [InlineData("[|x.shape == size|]")]
    [InlineData("[|(Size)x.shape != size|]")]
    [InlineData("[|new Size(given) == x.size()|]")]
    [InlineData("new[] { x }.Any(t => [|t.shape == y.shape|])")]
    [InlineData("new[] { x }.All(t => [|t.shape.Equals(given)|])")]
    [InlineData("([|x.shape == y.shape|] ? 1 : 0) > 0")]
    [InlineData("x.shape is var s && [|s == y.shape|]")]
    [InlineData("$\"{[|x.shape == y.shape|]}\" == \"True\"")]
    [InlineData("x switch { _ when [|x.shape == y.shape|] => true, _ => false }")]
    [InlineData("Generic(x) && [|Same(x).shape == y.shape|]")]
    public Task Reports(string condition) => Verify.Reports(Program(condition));

    private static string Program(string condition) => $$"""
        class Own
        {
            public long[] shape { get; } = [1];

            public long[] size() => shape;

            public bool Equals(long[] other) => other.Length == 1;
        }

        static class EqualShapes
        {
            public static bool Equals(long[] one, long[] other) => one.SequenceEqual(other);
        }

        class P
        {
            private readonly Linear _net = Linear(2, 3);

            private long[] _last = [];

            private readonly IEqualityComparer<long[]> _comparer = null!;

            static bool Generic<T>(T one) where T : class => one == null;

            static T Same<T>(T one) => one;

            static int SizeOf(Tensor x) => (int)x.numel();

            bool M(Tensor x, Tensor y, long[] given, long[] other, Own own, Size size) => {{condition}};

            void Keep(Tensor x) => _last = x.shape;
        }
        """;

    [Theory]
    [InlineData("var a = x.shape; var b = y.shape; if ([|a == b|]) return;")]
    [InlineData("long[] a, b; a = x.size(); b = y.size(); if ([|a != b|]) return;")]
    [InlineData("var (a, b) = (1, 2); var s = x.shape; while ([|s.Equals(y.shape)|]) a++;")]
    [InlineData("var s = x.shape; var t = x.shape; Console.WriteLine([|s == t|]);")]
    [InlineData("Size s = x.shape, t = (2, 3); Console.WriteLine([|s == t|]);")]
    [InlineData("Size s = new((2, 3)), t = new((2, 3)); Console.WriteLine([|x.shape == s|] || [|y.shape == t|]);")]
    [InlineData("foreach (var p in net.parameters()) { var s = p.shape; if ([|s == x.shape|]) continue; }")]
    [InlineData("System.Diagnostics.Debug.Assert([|x.shape == y.shape|], \"shapes\");")]
    [InlineData("var same = [|x.shape == y.shape|]; await Task.Yield();")]
    [InlineData("bool Local() => [|x.shape == y.shape|]; Local();")]
    [InlineData("Action f = () => { if ([|x.shape != y.shape|]) throw new InvalidOperationException(); };")]
    [InlineData("System.Linq.Expressions.Expression<Func<Tensor, bool>> e = t => [|t.shape == y.shape|];")]
    public Task Reports_in_a_body(string statements) => Verify.Reports(Body(statements));

    [Theory]
    [InlineData("var a = x.shape; var b = a; if (a == b) return;")]
    [InlineData("long[] a = x.shape, b = y.shape; b = a; if (a == b) return;")]
    [InlineData("var a = x.shape; var b = x.dim() > 2 ? a : y.shape; if (a == b) return;")]
    [InlineData("long[]? last = null; foreach (var p in net.parameters()) { var s = p.shape; if (last == s) return; last = s; }")]
    [InlineData("long[]? last = null; foreach (var p in net.parameters()) { if (last != null && last.SequenceEqual(p.shape)) return; last = p.shape; }")]
    [InlineData("var s = x.shape; Change(ref s); if (s == y.size().ToArray()) return; static void Change(ref long[] s) { }")]
    [InlineData("Size s = x.shape; var t = s; if (s == t) return;")]
    [InlineData("var shape = 3; if (shape == x.dim()) return;")]
    [InlineData("string size = \"a\", stride = \"a\"; if (size == stride) return;")]
    public Task Is_silent_in_a_body(string statements) => Verify.Silent(Body(statements));

    private static string Body(string statements) => $$"""
        class P
        {
            async Task M(Tensor x, Tensor y, Linear net)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    private const string Story = "class P { bool M(Tensor x, Tensor y) => {|#0:x.shape == y.shape|} || {|#1:x.size() != y.size()|}; }";

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        Story,
        Verify.Finding(0).WithMessage("This asks whether two arrays are the same object, and not whether their numbers are: 'shape' is a new array each time, so the answer is always false. "
            + "Compare them with 'SequenceEqual'."),
        Verify.Finding(1).WithMessage("This asks whether two arrays are the same object, and not whether their numbers are: 'size()' is a new array each time, so the answer is always true. "
            + "Compare them with 'SequenceEqual'."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "这里比较的是两个数组是不是同一个对象，而不是其中的数是否相等：'shape' 每次都是新的数组，所以结果总是 false。请用 'SequenceEqual' 比较。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, "class P { bool M(Tensor x, Tensor y) => x.shape == y.shape; }"));
}
