using RuleOfLogitsBeforeBCE = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1005_LogitsBeforeBCELoss>;
using RuleOfSigmoidBeforeLogits = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>A tensor that changes in place while something else holds it, too, changes there as well.</summary>
public sealed class HeldTensorsTests
{
    private const string Holders = """
        sealed class Holder(Tensor v)
        {
            public Tensor V { get; } = v;
            public void Squash() => V.sigmoid_();
            public Tensor Loss(Tensor y) => functional.binary_cross_entropy(V, y);
        }

        sealed class Still(Tensor v)
        {
            public Tensor V { get; } = v;
        }

        sealed record Row(Tensor V);

        sealed class Box<T>(T value)
        {
            public T Value { get; } = value;
        }

        sealed class Kept(List<Tensor> all)
        {
            public List<Tensor> All { get; } = all;
        }

        static class Change
        {
            public static void Held(Holder h) => h.V.sigmoid_();
            public static void First(List<Tensor> all) => all[0].sigmoid_();
            public static void Some(params Tensor[] all) => all[0].sigmoid_();
            public static void Slot((Tensor V, Tensor Y) pair) => pair.V.sigmoid_();
            public static Action Later(Tensor v) => () => v.sigmoid_();
        }
        """;

    [Theory]
    [InlineData("var h = new Holder(z); z.sigmoid_(); return functional.binary_cross_entropy(h.V, y);")]
    [InlineData("var h = new Row(z); z.sigmoid_(); return functional.binary_cross_entropy(h.V, y);")]
    [InlineData("var h = new Box<Tensor>(z); z.sigmoid_(); return functional.binary_cross_entropy(h.Value, y);")]
    [InlineData("var h = new Holder(z); z.sigmoid_(); return h.Loss(y);")]
    [InlineData("var h = new Holder(z); z.sigmoid_(); Func<Tensor, Tensor> loss = h.Loss; return loss(y);")]
    [InlineData("var h = new Holder(z); h.Squash(); return functional.binary_cross_entropy(z, y);")]
    [InlineData("var h = new Holder(z); h.V.sigmoid_(); return functional.binary_cross_entropy(z, y);")]
    [InlineData("var h = new Holder(z); Change.Held(h); return functional.binary_cross_entropy(z, y);")]
    [InlineData("var t = (new List<Tensor> { z }, y); t.Item1[0].sigmoid_(); return functional.binary_cross_entropy(z, y);")]
    [InlineData("var k = new Kept(new List<Tensor> { z }); k.All[0].sigmoid_(); return functional.binary_cross_entropy(z, y);")]
    [InlineData("Change.First(new List<Tensor> { z }); return functional.binary_cross_entropy(z, y);")]
    [InlineData("Change.Some(z, y); return functional.binary_cross_entropy(z, y);")]
    [InlineData("Change.Slot((z, y)); return functional.binary_cross_entropy(z, y);")]
    [InlineData("Change.Later(z)(); return functional.binary_cross_entropy(z, y);")]
    [InlineData("var kept = new Dictionary<string, Tensor> { [\"p\"] = z }; kept[\"p\"].sigmoid_(); return functional.binary_cross_entropy(z, y);")]
    [InlineData("var kept = new Dictionary<string, Tensor>(); kept.Add(\"p\", z); kept[\"p\"].sigmoid_(); return functional.binary_cross_entropy(z, y);")]
    [InlineData("var all = new List<Tensor> { z }; var t = (all, y); Change.First(t.all); return functional.binary_cross_entropy(z, y);")]
    [InlineData("var h = new Holder(z); var both = (h, y); both.h.V.sigmoid_(); return functional.binary_cross_entropy(z, y);")]
    [InlineData("var later = Change.Later(z); later(); return functional.binary_cross_entropy(z, y);")]
    [InlineData("Action squash = () => z.sigmoid_(); squash(); return functional.binary_cross_entropy(z, y);")]
    public Task Logits_that_became_probabilities_where_something_holds_them(string change) => RuleOfLogitsBeforeBCE.Silent($$"""
        {{Holders}}
        class Trainer
        {
            private readonly Linear fc = Linear(8, 1);

            public Tensor Step(Tensor x, Tensor y)
            {
                var z = fc.forward(x);
                {{change}}
            }
        }
        """);

    [Theory]
    [InlineData("var h = new Still(p); return BCEWithLogitsLoss().forward([|h.V|], y);")]
    [InlineData("var h = new Row(p); return BCEWithLogitsLoss().forward([|h.V|], y);")]
    [InlineData("var h = new Box<Tensor>(p); return BCEWithLogitsLoss().forward([|h.Value|], y);")]
    [InlineData("var h = new Row(p); var other = torch.sigmoid(x); other.mul_(2); return BCEWithLogitsLoss().forward([|h.V|], y);")]
    [InlineData("var h = new Row(p.clone()); p.mul_(2); return BCEWithLogitsLoss().forward([|h.V|], y);")]
    public Task What_something_holds_is_known_while_nothing_changes_it(string use) => RuleOfSigmoidBeforeLogits.Reports($$"""
        {{Holders}}
        class Trainer
        {
            private readonly Linear fc = Linear(8, 1);

            public Tensor Step(Tensor x, Tensor y)
            {
                var p = torch.sigmoid(fc.forward(x));
                {{use}}
            }
        }
        """);

    /// <summary>What has just been made, a weight and a gradient are no other names of anything that a model returns.</summary>
    [Theory]
    [InlineData("var total = torch.zeros(1); var r = (z: x, p); total.add_(1); return BCEWithLogitsLoss().forward([|r.p|], y);")]
    [InlineData("var r = new Row(p); init.zeros_(fc.bias!); return BCEWithLogitsLoss().forward([|r.V|], y);")]
    [InlineData("var r = new Row(p); torch.zeros(1).add_(1); return BCEWithLogitsLoss().forward([|r.V|], y);")]
    [InlineData("var r = (p, y); new Mean().Add(r.p.detach()); return BCEWithLogitsLoss().forward([|r.p|], y);")]
    [InlineData("log[0] = p; torch.zeros(1).add_(1); return BCEWithLogitsLoss().forward([|p|], y);")]
    [InlineData("var shown = b ? p : x; torch.zeros(1).add_(1); Console.WriteLine(shown); return BCEWithLogitsLoss().forward([|p|], y);")]
    [InlineData("var r = (p, y); fc.weight!.mul_(0.99); return BCEWithLogitsLoss().forward([|r.p|], y);")]
    [InlineData("var r = (p, y); fc.weight!.grad!.zero_(); return BCEWithLogitsLoss().forward([|r.p|], y);")]
    public Task What_something_holds_is_known_while_only_others_change(string use) => RuleOfSigmoidBeforeLogits.Reports($$"""
        {{Holders}}
        sealed class Mean
        {
            private Tensor sum = torch.zeros(1);
            public void Add(Tensor t) => sum.add_(t.mean());
        }

        class Trainer
        {
            private readonly Linear fc = Linear(8, 1);

            public Tensor Step(Tensor x, Tensor y, bool b, Dictionary<int, Tensor> log)
            {
                var p = torch.sigmoid(fc.forward(x));
                {{use}}
            }
        }
        """);
}
