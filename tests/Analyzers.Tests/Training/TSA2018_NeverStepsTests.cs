using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2018_NeverSteps>;

namespace TorchSharp.Analyzers.Tests.Training;

public sealed class TSA2018_NeverStepsTests
{
    private const string Head = """
        class P(optim.Optimizer other)
        {
            readonly List<optim.Optimizer> _all = new();
            readonly optim.Optimizer _other = other;
            readonly Action<optim.Optimizer> _ready = static _ => { };
            static void Do(optim.Optimizer optimizer) => optimizer.step();
            static void Show(Parameter weight) => Console.WriteLine(weight.norm().item<float>());
            static void Back(Module<Tensor, Tensor> model, Tensor x) { using var scope = NewDisposeScope(); model.call(x).mean().backward(); }
            void M(IReadOnlyList<Tensor> rows, Tensor x, Tensor y, bool flag, int epochs)
            {
                using var model = Sequential(Linear(2, 4), ReLU(), Linear(4, 1));
                var optimizer = optim.Adam(model.parameters());
        """;

    private const string Tail = """

            }
        }
        """;

    [Theory]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); optimizer.zero_grad(); loss.backward(); optimizer.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); optimizer.zero_grad(); loss.backward(); Do(optimizer); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); optimizer.zero_grad(); loss.backward(); if (flag) optimizer.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); } optimizer.step();")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); } Later(); void Later() => optimizer.step();")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); _all.Add(optimizer); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); _ready(optimizer); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); } optim.Optimizer same = optimizer; same.step();")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); Task.Run(() => optimizer.step()).Wait(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); dynamic one = optimizer; one.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); _other.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); } var other = optim.SGD(model.parameters(), 0.1); other.step();")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); foreach (var weight in model.parameters()) Show(weight); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); optimizer.zero_grad(); } functional.mse_loss(model.call(x), y).backward();")]
    [InlineData("for (var i = 0; i < 2; i++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); using (no_grad()) Console.WriteLine(model.call(x).mean().item<float>()); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); optimizer.step(() => { optimizer.zero_grad(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); return loss; }); }")]
    [InlineData("var watch = System.Diagnostics.Stopwatch.StartNew(); for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); optimizer.zero_grad(); loss.backward(); } Console.WriteLine(watch.Elapsed);")]
    [InlineData("var front = Linear(2, 2); var whole = Sequential(front, ReLU()); var own = optim.SGD(whole.parameters(), 0.1); var part = optim.SGD(front.parameters(), 0.1); for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); own.zero_grad(); whole.call(x).sum().backward(); } part.step();")]
    public Task Is_silent_where_something_may_use_the_gradients(string body) => Verify.Silent(Head + body + Tail);

    [Fact]
    public Task Is_silent_where_any_code_reads_gradients() => Verify.Silent(
        Head + "for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); functional.mse_loss(model.call(x), y).backward(); }" + Tail + "\nstatic class Others { static Tensor? Of(Tensor weight) => weight.grad; }");

    [Theory]
    [InlineData("class C { optim.Optimizer Make(Module<Tensor, Tensor> m, IEnumerable<Tensor> rows) { var o = optim.SGD(m.parameters(), 0.1); foreach (var x in rows) { using var s = NewDisposeScope(); m.call(x).sum().backward(); } return o; } }")]
    [InlineData("class C { readonly Module<Tensor, Tensor> _m; readonly optim.Optimizer _o; public C(Module<Tensor, Tensor> m) { _m = m; _o = optim.SGD(_m.parameters(), 0.1); } public void Fit(IEnumerable<Tensor> rows) { foreach (var x in rows) { using var s = NewDisposeScope(); _m.call(x).sum().backward(); } } public void Step() => _o.step(); }")]
    [InlineData("abstract class C { readonly Module<Tensor, Tensor> _m; protected readonly optim.Optimizer _o; protected C(Module<Tensor, Tensor> m) { _m = m; _o = optim.SGD(_m.parameters(), 0.1); } public void Fit(IEnumerable<Tensor> rows) { foreach (var x in rows) { using var s = NewDisposeScope(); _m.call(x).sum().backward(); After(); } } protected abstract void After(); }")]
    [InlineData("class C { void Fit(Module<Tensor, Tensor> m, IEnumerable<Tensor> rows) { var o = optim.SGD(m.parameters(), 0.1); foreach (var x in rows) { using var s = NewDisposeScope(); o.zero_grad(); m.call(x).sum().backward(); } } void Then(Module<Tensor, Tensor> m) { var o = optim.SGD(m.parameters(), 0.1); o.step(); } }")]
    [InlineData("class Benchmarks { void Run(Tensor x, int n) { var m = Linear(2, 2); var o = optim.SGD(m.parameters(), 0.1); for (var i = 0; i < n; i++) { using var s = NewDisposeScope(); o.zero_grad(); m.call(x).sum().backward(); } } }")]
    [InlineData("class Tests { [Obsolete] public void Runs(Tensor x, int n) { var m = Linear(2, 2); var o = optim.SGD(m.parameters(), 0.1); for (var i = 0; i < n; i++) { using var s = NewDisposeScope(); o.zero_grad(); m.call(x).sum().backward(); } } }")]
    public Task Is_silent_about_optimizers_that_others_may_step(string program) => Verify.Silent(program);

    [Theory]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); optimizer.zero_grad(); [|loss.backward()|]; Console.WriteLine(loss.item<float>()); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); [|loss.backward()|]; }")]
    [InlineData("var schedule = optim.lr_scheduler.StepLR(optimizer, 10); for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); optimizer.zero_grad(); [|loss.backward()|]; nn.utils.clip_grad_norm_(model.parameters(), 1); schedule.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { optimizer.zero_grad(); [|Back(model, x)|]; }")]
    [InlineData("for (var e = 0; e < epochs; e++) { foreach (var one in rows) { using var s = NewDisposeScope(); model.zero_grad(); [|functional.mse_loss(model.call(one), y).backward()|]; } }")]
    public Task Reports_the_backward(string body) => Verify.Reports(Head.Replace("optimizer.step();", "optimizer.zero_grad();", StringComparison.Ordinal) + body + Tail);

    [Fact]
    public Task Reports_a_model_that_is_given_where_nothing_steps() => Verify.Reports(
        "class C { void Fit(Module<Tensor, Tensor> m, IEnumerable<Tensor> rows) { var o = optim.SGD(m.parameters(), 0.1); foreach (var x in rows) { using var s = NewDisposeScope(); o.zero_grad(); [|m.call(x).sum().backward()|]; } } }");

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        "class C { void M(Module<Tensor, Tensor> m, Tensor x, int n) { var o = {|#1:optim.SGD(m.parameters(), 0.1)|}; for (var i = 0; i < n; i++) { using var s = NewDisposeScope(); o.zero_grad(); {|#0:m.call(x).sum().backward()|}; } } }",
        Verify.Finding(0, also: 1).WithMessage("No way through the program calls a step of 'o', so the gradients that are computed here change no weight. Call 'o.step()' behind the backward."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "程序里没有任何路径调用 'o' 的 step，因此这里算出的梯度不会改变任何权重。请在 backward 之后调用 'o.step()'。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, "class C { void M(Module<Tensor, Tensor> m, Tensor x, int n) { var o = optim.SGD(m.parameters(), 0.1); for (var i = 0; i < n; i++) { using var s = NewDisposeScope(); o.zero_grad(); m.call(x).sum().backward(); } } }"));
}
