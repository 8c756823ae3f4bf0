using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2004_NoEval>;

namespace TorchSharp.Analyzers.Tests.Training;

public sealed class TSA2004_NoEvalTests
{
    private const string Head = """
        class Net : Module<Tensor, Tensor>
        {
            readonly Linear _a = Linear(2, 2);
            public readonly Dropout drop = Dropout(0.5);
            public Net() : base("net") => RegisterComponents();
            public override Tensor forward(Tensor x) => drop.call(_a.call(x));
        }
        sealed class Norm : Module<Tensor, Tensor>
        {
            readonly Module<Tensor, Tensor> _all;
            public Norm(int width) : base("norm") { _all = Sequential(Linear(2, width), BatchNorm1d(width), ReLU(), Linear(width, 2)); RegisterComponents(); }
            public override Tensor forward(Tensor x) { var z = _all.forward(x); return z; }
        }
        sealed class Deep : Module<Tensor, Tensor>
        {
            readonly Norm _norm;
            public Deep() : base("deep") { _norm = new Norm(4); RegisterComponents(); }
            public override Tensor forward(Tensor x) => _norm.call(x);
        }
        sealed class Plain : Module<Tensor, Tensor> { readonly Linear _a = Linear(2, 2); public Plain() : base("plain") => RegisterComponents(); public override Tensor forward(Tensor x) => _a.call(x); }
        static class Extensions { public static Net Ready(this Net net) { net.eval(); return net; } public static float TestLoss(this Net net, Tensor x) { using var off = no_grad(); return net.call(x).mean().item<float>(); } }
        partial class P
        {
            static float Evaluate(Module<Tensor, Tensor> model, DataLoader rows)
            {
                using var off = no_grad();
                var sum = 0f;
                foreach (var batch in rows)
                {
                    using var scope = NewDisposeScope();
                    sum += functional.cross_entropy(model.call(batch["x"]), batch["y"]).item<float>();
                }
                return sum / rows.Count;
            }
            static float EvaluateReady(Module<Tensor, Tensor> model, DataLoader rows) { model.eval(); return Evaluate(model, rows); }
            static void Off(params Module[] all) { foreach (var one in all) one.eval(); }
            static void Mode(Module module, bool trains) => module.train(trains);
            static void Train(Module<Tensor, Tensor> model, DataLoader rows) { model.train(); foreach (var batch in rows) functional.mse_loss(model.call(batch["x"]), batch["y"]).backward(); }
            static long Predict(Module<Tensor, Tensor> model, Tensor x) => model.call(x).argmax(1)[0].item<long>();
            void M(Module<Tensor, Tensor> given, DataLoader loader, DataLoader test, Tensor x, Tensor y, bool flag, int epochs)
            {
        """;

    private const string Tail = """

            }
        }
        """;

    private const string Measure = " using (no_grad()) Console.WriteLine($\"test {model.call(x).mean().item<float>()}\");";

    [Theory]
    [InlineData("var model = new Net(); model.eval();" + Measure)]
    [InlineData("var model = new Net(); if (flag) model.eval();" + Measure)]
    [InlineData("var model = new Net();" + Measure + " model.eval();")]
    [InlineData("var model = new Net(); model.train(false);" + Measure)]
    [InlineData("var model = new Net(); model.train(flag);" + Measure)]
    [InlineData("var model = new Net(); Mode(model, false);" + Measure)]
    [InlineData("var model = new Net(); Off(model);" + Measure)]
    [InlineData("var model = new Net(); Module other = model; other.eval();" + Measure)]
    [InlineData("var model = new Net(); var all = new Module[] { model }; all[0].eval();" + Measure)]
    [InlineData("var model = new Net(); var both = (model, 3); both.model.eval();" + Measure)]
    [InlineData("var model = new Net(); var whole = Sequential(model); whole.eval();" + Measure)]
    [InlineData("var model = new Net(); Action off = () => model.eval(); off();" + Measure)]
    [InlineData("var model = new Net(); Action off = model.eval; off();" + Measure)]
    [InlineData("var model = new Net(); dynamic any = model; any.eval();" + Measure)]
    [InlineData("var model = new Net(); model.drop.eval();" + Measure)]
    [InlineData("var model = new Net(); model.apply(part => part.train(false));" + Measure)]
    [InlineData("var model = new Net(); foreach (var part in model.modules()) part.train(false);" + Measure)]
    [InlineData("var model = new Net().Ready();" + Measure)]
    [InlineData("var model = new Net(); System.Threading.Tasks.Task.Run(() => Off(model)).Wait();" + Measure)]
    [InlineData("var model = new Net(); typeof(Module).GetMethod(\"eval\")!.Invoke(model, null);" + Measure)]
    [InlineData("Net model; if (flag) { model = new Net(); } else { model = new Net(); model.eval(); }" + Measure)]
    [InlineData("var model = new Net(); for (var e = 0; e < epochs; e++) { Train(model, loader); Console.WriteLine(EvaluateReady(model, test)); }")]
    [InlineData("var model = new Net(); for (var e = 0; e < epochs; e++) { Train(model, loader); model.eval(); Console.WriteLine(Evaluate(model, test)); }")]
    public Task Is_silent_where_something_may_set_the_mode(string body) => Verify.Silent(Head + body + Tail);

    [Theory]
    [InlineData("var model = new Plain();" + Measure)]
    [InlineData("var model = given;" + Measure)]
    [InlineData("var model = Sequential(Linear(2, 2), LayerNorm(2));" + Measure)]
    [InlineData("var model = Sequential(Linear(2, 2), Dropout(0));" + Measure)]
    [InlineData("var model = Sequential(Linear(2, 2), Dropout(epochs));" + Measure)]
    [InlineData("var model = Sequential(Linear(2, 2), BatchNorm1d(2, track_running_stats: false));" + Measure)]
    [InlineData("var model = Sequential(Linear(2, 2), flag ? Dropout(0.5) : Identity());" + Measure)]
    [InlineData("var drop = Dropout(0.5); drop.eval(); var model = Sequential(Linear(2, 2), drop);" + Measure)]
    [InlineData("var model = flag ? (Module<Tensor, Tensor>)new Net() : new Plain();" + Measure)]
    public Task Is_silent_where_the_mode_may_be_of_no_matter(string body) => Verify.Silent(Head + body + Tail);

    [Theory]
    [InlineData("var model = new Net(); Console.WriteLine($\"test {model.call(x).mean().item<float>()}\");")]
    [InlineData("var model = new Net(); using (enable_grad()) Console.WriteLine($\"test {model.call(x).mean().item<float>()}\");")]
    [InlineData("var model = new Net(); using (no_grad()) { using (enable_grad()) { Console.WriteLine($\"test {model.call(x).mean().item<float>()}\"); } }")]
    [InlineData("var model = new Net(); using (set_grad_enabled(flag)) Console.WriteLine($\"test {model.call(x).mean().item<float>()}\");")]
    [InlineData("var model = new Norm(4); using (no_grad()) { foreach (var batch in test) { using var s = NewDisposeScope(); model.call(batch[\"x\"]); } }")]
    [InlineData("var model = new Net(); Tensor target; using (no_grad()) { target = model.call(x); } functional.mse_loss(given.call(y), target).backward();")]
    [InlineData("var model = new Net(); var teacher = new Norm(4); using (no_grad()) { var z = teacher.call(x); Console.WriteLine($\"teacher's test {z.mean().item<float>()}\"); }")]
    [InlineData("var model = new Net(); using (no_grad()) { var fake = model.call(x); Console.WriteLine($\"predicted {given.call(fake).mean().item<float>()}\"); }")]
    [InlineData("var model = new Net(); using (no_grad()) { var sum = 0f; for (var i = 0; i < 30; i++) { using var s = NewDisposeScope(); sum += model.call(x).mean().item<float>(); } Console.WriteLine($\"prediction {sum / 30}\"); }")]
    [InlineData("var model = new Net(); using (no_grad()) { var one = model.call(x).mean().item<float>(); var two = model.call(x).mean().item<float>(); Console.WriteLine($\"predictions {one} {two}\"); }")]
    [InlineData("var model = new Net(); using (no_grad()) { var predictions = model.call(x.repeat(30, 1)); Console.WriteLine($\"{predictions.mean().item<float>()} {predictions.std().item<float>()}\"); }")]
    [InlineData("float McPredict() { var model = new Net(); using (no_grad()) return model.call(x).mean().item<float>(); } McPredict();")]
    [InlineData("var model = new Net(); using (no_grad()) Console.WriteLine($\"action {model.call(x).argmax(1).item<long>()}\");")]
    [InlineData("var model = new Net(); using (no_grad()) Console.WriteLine($\"train accuracy {model.call(x).argmax(1).eq(y).sum().item<long>()}\");")]
    [InlineData("var model = new Net(); Train(model, loader); Console.WriteLine($\"on the training rows {Evaluate(model, loader)}\");")]
    [InlineData("var model = new Net(); model.call(x).sum().backward(); using (no_grad()) Console.WriteLine($\"accuracy {model.call(x).argmax(1).eq(y).sum().item<long>()}\");")]
    [InlineData("var model = new Net(); using (no_grad()) { Func<float> later = () => model.call(x).mean().item<float>(); Console.WriteLine($\"test {later}\"); }")]
    public Task Is_silent_where_nothing_is_measured_or_the_mode_is_meant(string body) => Verify.Silent(Head + body + Tail);

    [Theory]
    [InlineData("readonly Dropout _drop = Dropout(0.5); public bool Drops; public C() : base(\"c\") => RegisterComponents(); public override Tensor forward(Tensor x) => Drops ? _drop.call(x) : x;")]
    [InlineData("readonly Dropout _drop = Dropout(0.5); public C() : base(\"c\") => RegisterComponents(); public override Tensor forward(Tensor x) => training ? _drop.call(x) : x;")]
    [InlineData("readonly Dropout _drop = Dropout(0.5); public C() : base(\"c\") => RegisterComponents(); public override Tensor forward(Tensor x) { if (x.dim() > 2) return x; return _drop.call(x); }")]
    [InlineData("readonly Dropout _drop = Dropout(0.5); public C() : base(\"c\") { RegisterComponents(); eval(); } public override Tensor forward(Tensor x) => _drop.call(x);")]
    [InlineData("readonly Dropout _drop = Dropout(0.5); public C() : base(\"c\") { RegisterComponents(); All.Add(this); } public static readonly List<Module> All = []; public override Tensor forward(Tensor x) => _drop.call(x);")]
    [InlineData("Module<Tensor, Tensor> _drop = Dropout(0.5); public C() : base(\"c\") => RegisterComponents(); public void Off() => _drop = Identity(); public override Tensor forward(Tensor x) => _drop.call(x);")]
    [InlineData("readonly Dropout _drop = Dropout(0.5); public C() : base(\"c\") { } public override Tensor forward(Tensor x) => _drop.call(x);")]
    [InlineData("readonly Dropout? _drop; public C(bool drops = false) : base(\"c\") { if (drops) _drop = Dropout(0.5); RegisterComponents(); } public override Tensor forward(Tensor x) => _drop is null ? x : _drop.call(x);")]
    [InlineData("readonly Dropout _drop; public C(double p = 0) : base(\"c\") { _drop = Dropout(p); RegisterComponents(); } public override Tensor forward(Tensor x) => _drop.call(x);")]
    [InlineData("readonly Dropout _drop = Dropout(0.5); public C() : base(\"c\") => RegisterComponents(); public override Tensor forward(Tensor x) => x;")]
    public Task Is_silent_about_a_class_that_may_look_after_itself(string members) =>
        Verify.Silent(Head + "var model = new C();" + Measure + "\n}\n}\nclass C : Module<Tensor, Tensor>\n{\n" + members + "\n}");

    [Theory]
    [InlineData("public readonly Net Model = new(); public float Test(Tensor x) { using var off = no_grad(); return Model.call(x).mean().item<float>(); }")]
    [InlineData("readonly Net _net = new Net(); public Module Model => _net; public float Test(Tensor x) { using var off = no_grad(); return _net.call(x).mean().item<float>(); }")]
    [InlineData("Net _net = new Net(); public void Use(Net other) => _net = other; public float Test(Tensor x) { using var off = no_grad(); return _net.call(x).mean().item<float>(); }")]
    [InlineData("readonly Net _net = new Net(); public event Action<Net>? Tests; public float Test(Tensor x) { Tests?.Invoke(_net); using var off = no_grad(); return _net.call(x).mean().item<float>(); }")]
    [InlineData("readonly Net _net = new Net(); public static void Off(C other) => other._net.eval(); public float Test(Tensor x) { using var off = no_grad(); return _net.call(x).mean().item<float>(); }")]
    public Task Is_silent_about_a_member_that_others_may_reach(string members) => Verify.Silent(Head + "\n}\n}\nclass C\n{\n" + members + "\n}");

    /// <summary>Another module sets the mode; the same input runs again and again on purpose; what is predicted trains the model.</summary>
    [Theory]
    [InlineData("var model = new Net(); var root = Sequential(); root.append(\"net\", model); root.eval();" + Measure)]
    [InlineData("var model = new Net(); var root = new Deep(); root.register_module(\"net\", model); root.eval();" + Measure)]
    [InlineData("var model = new Net(); using var off = no_grad(); var testLosses = Enumerable.Range(0, 30).Select(i => model.call(x).mean().item<float>()).ToList();")]
    [InlineData("var model = new Net(); using var off = no_grad(); for (var seed = 0; seed < 30; seed++) { using var s = NewDisposeScope(); Console.WriteLine($\"test {model.call(x + seed).mean().item<float>()}\"); }")]
    [InlineData("var model = new Net(); using var off = no_grad(); foreach (var input in new[] { x, x.flip(1) }) Console.WriteLine($\"test {model.call(input).mean().item<float>()}\");")]
    [InlineData("var model = new Net(); foreach (var b in loader) { long predicted; using (no_grad()) predicted = model.call(b[\"x\"]).argmax(1).item<long>(); functional.cross_entropy(model.call(b[\"x\"] * 2), tensor(new[] { predicted })).backward(); }")]
    public Task Is_silent_where_the_mode_is_meant(string body) => Verify.Silent(Head + body + Tail);

    [Theory]
    [InlineData("var model = new Net(); using (no_grad()) Console.WriteLine($\"accuracy {[|model.call(x)|].argmax(1).eq(y).sum().item<long>()}\");")]
    [InlineData("var model = new Norm(8); Train(model, loader); var loss = [|Evaluate(model, test)|];")]
    [InlineData("var model = new Deep(); for (var e = 0; e < epochs; e++) { Train(model, loader); Console.WriteLine([|Evaluate(model, test)|]); }")]
    [InlineData("var model = new Net().to(CPU); model.train(true); using var off = inference_mode(); var predicted = [|model.forward(x)|].argmax(1); Console.WriteLine(predicted[0].ToInt64());")]
    [InlineData("var model = Sequential((\"a\", Linear(2, 2)), (\"b\", BatchNorm1d(2))); Train(model, loader); using (torch.no_grad()) { foreach (var b in test) { using var s = NewDisposeScope(); var z = [|model.call(b[\"x\"])|]; Console.WriteLine(functional.cross_entropy(z, b[\"y\"]).item<float>()); } }")]
    [InlineData("var model = new Net(); using (no_grad()) { Console.WriteLine([|Predict(model, x)|]); }")]
    [InlineData("var other = new Norm(2); other.eval(); var model = new Net(); Console.WriteLine([|model.TestLoss(x)|]);")]
    [InlineData("var model = new Net(); Train(model, loader); float Test() { using (no_grad()) return [|model.call(x)|].mean().item<float>(); } Console.WriteLine(Test());")]
    [InlineData("var model = Sequential(TransformerEncoderLayer(8, 2), Linear(8, 1)); using (no_grad()) Console.WriteLine($\"测试 {[|model.call(x)|].mean().item<float>()}\");")]
    public Task Reports_the_measurement(string body) => Verify.Reports(Head + body + Tail);

    [Fact]
    public Task Reports_a_private_member() => Verify.Reports(Head + """
        }
        }
        class Service
        {
            private readonly Net _net;
            private readonly optim.Optimizer _optimizer;
            public Service() { _net = new Net(); _optimizer = optim.Adam(_net.parameters()); }
            public void Fit(Tensor x, Tensor y) { _optimizer.zero_grad(); functional.mse_loss(_net.call(x), y).backward(); _optimizer.step(); }
            public long Predict(Tensor x) { using (no_grad()) { return [|_net.call(x)|].argmax(1).item<long>(); } }
        }
        """);

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        Head + "var model = new Net(); using ({|#1:no_grad()|}) Console.WriteLine($\"accuracy {{|#0:model.call(x)|}.mean().item<float>()}\");" + Tail,
        Verify.Finding(0, also: 1).WithMessage("'model' holds a Dropout and is measured in training mode, for nothing calls its eval(): it drops at random, or norms by the batch. Call 'model.eval()' before, and 'train()' where training goes on."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "'model' 含有 Dropout，却在训练模式下被衡量，因为没有任何地方调用它的 eval()：它会随机丢弃，或按当前批次归一化。请在此之前调用 'model.eval()'，继续训练时再调用 'train()'。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Head + "var model = new Net();" + Measure + Tail));
}
