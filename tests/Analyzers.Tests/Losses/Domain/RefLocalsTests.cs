using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>A <c>ref</c> local is another name for something: what it may name is unknown, and all else is known as before.</summary>
public sealed class RefLocalsTests
{
    private const string Net = """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(8, 1);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        """;

    [Theory]
    [InlineData("var k = 0; ref var r = ref k; r++;")]
    [InlineData("var c = new int[3]; ref int r = ref c[1]; r += 2;")]
    [InlineData("foreach (ref var f in values.AsSpan()) f *= 2;")]
    [InlineData("ref var r = ref _steps; r++;")]
    [InlineData("ref var n = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, \"a\", out _); n++;")]
    public Task Counts_beside_a_model(string before) => Verify.Reports(Net + $$"""
        class Trainer
        {
            private int _steps;

            public int Steps => _steps;

            public Tensor Loss(Net net, Tensor x, Tensor y, float[] values, Dictionary<string, int> counts)
            {
                {{before}}
                return functional.binary_cross_entropy_with_logits([|net.forward(x)|], y);
            }
        }
        """);

    [Theory]
    [InlineData("var o = net.forward(x); ref var r = ref o; r = r.logit(); return Loss(o, y);")]
    [InlineData("var z = x; ref var r = ref z; r = net.forward(x); z = x; return Loss(r, y);")]
    [InlineData("var o = net.forward(x); var q = x; ref var r = ref (b ? ref o : ref q); r = x; return Loss(o, y);")]
    [InlineData("var o = net.forward(x); var q = x; ref var r = ref q; r = ref o; r = x; return Loss(o, y);")]
    [InlineData("_act = Sigmoid(); ref var r = ref _act; r = Identity(); return Loss(_act.forward(x), y);")]
    [InlineData("_act = Sigmoid(); ref var r = ref Act(); r = Identity(); return Loss(_act.forward(x), y);")]
    [InlineData("var m = new Module<Tensor, Tensor>[] { Linear(4, 1), Sigmoid() }; ref var r = ref m[1]; r = Identity(); return Loss(Sequential(m).forward(x), y);")]
    [InlineData("var s = true; ref var r = ref s; r = false; return Loss(Make(s).forward(x), y);")]
    [InlineData("bool[] s = [true]; ref var r = ref s[0]; r = false; return Loss(Make(s[0]).forward(x), y);")]
    [InlineData("bool[] s = [true]; var t = s; ref var r = ref t[0]; r = false; return Loss(Make(s[0]).forward(x), y);")]
    [InlineData("bool[] s = [true]; foreach (ref var r in s.AsSpan()) r = false; return Loss(Make(s[0]).forward(x), y);")]
    [InlineData("var s = (net.forward(x), y); ref var r = ref s.Item1; r = x; return Loss(s.Item1, y);")]
    [InlineData("var o = net.forward(x); Action a = () => { ref var r = ref o; r = x; }; a(); return Loss(o, y);")]
    [InlineData("Get(net, out var o, x); return Loss(o, y);")]
    [InlineData("var o = net.forward(x); Set(ref o, x); return Loss(o, y);")]
    public Task What_it_may_name_is_not_known(string body) => Verify.Silent(Net + $$"""
        class Trainer
        {
            private Module<Tensor, Tensor> _act = Sigmoid();

            private ref Module<Tensor, Tensor> Act() => ref _act;

            private static Module<Tensor, Tensor> Make(bool squash) => squash ? Sigmoid() : Identity();

            private static void Set(ref Tensor o, Tensor x) { ref var r = ref o; r = x; }

            private static void Get(Net net, out Tensor o, Tensor x) { o = net.forward(x); ref var r = ref o; r = x; }

            private static Tensor Loss(Tensor o, Tensor y) => functional.binary_cross_entropy_with_logits(o, y);

            public Tensor Step(Net net, Tensor x, Tensor y, bool b) { {{body}} }
        }
        """);
}
