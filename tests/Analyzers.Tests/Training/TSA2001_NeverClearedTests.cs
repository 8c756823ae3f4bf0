using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2001_NeverCleared>;

namespace TorchSharp.Analyzers.Tests.Training;

public sealed class TSA2001_NeverClearedTests
{
    private const string Head = """
        class P
        {
            readonly Action<optim.Optimizer> _after = static _ => { };
            static void Step(Module<Tensor, Tensor> model, optim.Optimizer optimizer, Tensor x, Tensor y)
            {
                using var scope = NewDisposeScope();
                functional.mse_loss(model.call(x), y).backward();
                optimizer.step();
            }
            void M(IDisposable any, IReadOnlyList<Tensor> rows, Tensor x, Tensor y, bool flag, int epochs)
            {
                using var model = Sequential(Linear(2, 4), ReLU(), Linear(4, 1));
                var optimizer = optim.Adam(model.parameters());
        """;

    private const string Tail = """

            }
        }
        """;

    private const string Clearing = """

            }
            static void Clear(optim.Optimizer optimizer) => optimizer.zero_grad();
            static void Clear(Module module) => module.zero_grad();
            static void Finish(optim.Optimizer optimizer) { optimizer.step(); optimizer.zero_grad(); }
            static void Back(optim.Optimizer optimizer, Tensor loss) { optimizer.zero_grad(); loss.backward(); }
            static void Deep(optim.Optimizer optimizer) => Deeper(optimizer);
            static void Deeper(optim.Optimizer optimizer) => Clear(optimizer);
            static IEnumerable<int> Rounds(optim.Optimizer optimizer) { for (var i = 0; i < 9; i++) { optimizer.zero_grad(); yield return i; } }
        }
        static class Extensions { public static void Clear(this optim.Optimizer optimizer) => optimizer.zero_grad(); }
        """;

    private const string Unnamed = """

            }
            event Action<optim.Optimizer>? Ended;
            void Listen() => Ended += static optimizer => optimizer.zero_grad();
        }
        sealed class Round(optim.Optimizer optimizer) : IDisposable { public void Dispose() => optimizer.zero_grad(); }
        """;

    [Theory]
    [InlineData("for (var e = 0; e < epochs; e++) { optimizer.zero_grad(); using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); optimizer.zero_grad(); loss.backward(); optimizer.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); optimizer.zero_grad(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); model.zero_grad(); loss.backward(); optimizer.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); if (e % 4 == 0) { optimizer.step(); optimizer.zero_grad(); } }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); if (e % 4 != 3) continue; optimizer.step(); optimizer.zero_grad(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); if (e % 4 == 0) optimizer.zero_grad(); loss.backward(); optimizer.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); foreach (var weight in model.parameters()) weight.grad?.zero_(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); foreach (var weight in model.parameters()) weight.grad = null; }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); break; }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); if (flag) { optimizer.step(); return; } }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); Clear(optimizer); loss.backward(); optimizer.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); Clear(model); loss.backward(); optimizer.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); optimizer.Clear(); loss.backward(); optimizer.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); Finish(optimizer); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); Back(optimizer, loss); optimizer.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); Deep(optimizer); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); dynamic one = optimizer; one.zero_grad(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); Task.Run(() => optimizer.zero_grad()).Wait(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { try { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); } finally { optimizer.zero_grad(); } }")]
    [InlineData("var same = optimizer; for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); same.zero_grad(); loss.backward(); optimizer.step(); }")]
    [InlineData("Module same = model; for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); same.zero_grad(); loss.backward(); optimizer.step(); }")]
    [InlineData("var all = new List<optim.Optimizer> { optimizer }; for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); all.ForEach(one => one.zero_grad()); }")]
    [InlineData("foreach (var i in Rounds(optimizer)) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); }")]
    [InlineData("using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step();")]
    [InlineData("for (var i = 0; i < 2; i++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); } optimizer.step();")]
    [InlineData("foreach (var chunk in rows.Chunk(4)) { optimizer.zero_grad(); foreach (var one in chunk) { using var s = NewDisposeScope(); functional.mse_loss(model.call(one), y).backward(); } optimizer.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { var fresh = Sequential(Linear(2, 1)); var own = optim.SGD(fresh.parameters(), 0.1); using var s = NewDisposeScope(); functional.mse_loss(fresh.call(x), y).backward(); own.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); var gradients = autograd.grad(new[] { loss }, model.parameters().ToArray()); loss.backward(); optimizer.step(); }")]
    public Task Is_silent_where_something_may_clear(string body) => Verify.Silent(Head + body + Clearing);

    [Theory]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); Ended?.Invoke(optimizer); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); _after(optimizer); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); any.Dispose(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); using var round = new Round(optimizer); loss.backward(); optimizer.step(); }")]
    public Task Is_silent_where_something_without_a_name_may_clear(string body) => Verify.Silent(Head + body + Unnamed);

    [Theory]
    [InlineData("abstract class B { readonly Module<Tensor, Tensor> _model; readonly optim.Optimizer _optimizer; protected B(Module<Tensor, Tensor> model) { _model = model; _optimizer = optim.SGD(model.parameters(), 0.1); } public void Fit(Tensor x, int n) { for (var i = 0; i < n; i++) { using var s = NewDisposeScope(); Before(); _model.call(x).sum().backward(); _optimizer.step(); } } protected abstract void Before(); } class D : B { readonly Module _own; public D(Module<Tensor, Tensor> model) : base(model) => _own = model; protected override void Before() => _own.zero_grad(); }")]
    [InlineData("class C { readonly Module<Tensor, Tensor> _model; readonly optim.Optimizer _optimizer; public C(Module<Tensor, Tensor> model) { _model = model; _optimizer = optim.SGD(_model.parameters(), 0.1); } public void Once(Tensor x) { using var s = NewDisposeScope(); _model.call(x).sum().backward(); _optimizer.step(); } public void Next() => _optimizer.zero_grad(); }")]
    [InlineData("partial class C { readonly Module<Tensor, Tensor> _model; readonly optim.Optimizer _optimizer; public C(Module<Tensor, Tensor> model) { _model = model; _optimizer = optim.SGD(_model.parameters(), 0.1); } public void Fit(Tensor x, int n) { for (var i = 0; i < n; i++) { using var s = NewDisposeScope(); Prepare(); _model.call(x).sum().backward(); _optimizer.step(); } } partial void Prepare(); } partial class C { partial void Prepare() => _optimizer.zero_grad(); }")]
    [InlineData("interface IHook { void Before(Module module); } class Zero : IHook { public void Before(Module module) => module.zero_grad(); } class C { void Fit(Module<Tensor, Tensor> model, IHook hook, Tensor x, int n) { var optimizer = optim.SGD(model.parameters(), 0.1); for (var i = 0; i < n; i++) { using var s = NewDisposeScope(); hook.Before(model); model.call(x).sum().backward(); optimizer.step(); } } }")]
    [InlineData("class Net : Module<Tensor, Tensor> { readonly Linear _a = Linear(2, 2); public Net() : base(\"n\") => RegisterComponents(); public override Tensor forward(Tensor x) { if (training) zero_grad(); return _a.call(x); } } class C { void Fit(Tensor x, int n) { var model = new Net(); var optimizer = optim.SGD(model.parameters(), 0.1); for (var i = 0; i < n; i++) { using var s = NewDisposeScope(); model.call(x).sum().backward(); optimizer.step(); } } }")]
    [InlineData("class C { public Action<Module>? Before; void Fit(Module<Tensor, Tensor> model, Tensor x, int n) { var optimizer = optim.SGD(model.parameters(), 0.1); for (var i = 0; i < n; i++) { using var s = NewDisposeScope(); Before?.Invoke(model); model.call(x).sum().backward(); optimizer.step(); } } } class U { void M(C c) => c.Before = Zero; static void Zero(Module module) => module.zero_grad(); }")]
    public Task Is_silent_about_hooks_in_other_members_and_classes(string program) => Verify.Silent(program);

    [Theory]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); [|loss.backward()|]; optimizer.step(); }")]
    [InlineData("optimizer.zero_grad(); for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); [|loss.backward()|]; optimizer.step(); }")]
    [InlineData("var schedule = optim.lr_scheduler.StepLR(optimizer, 5); for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); [|loss.backward()|]; nn.utils.clip_grad_norm_(model.parameters(), 1); optimizer.step(); schedule.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { foreach (var one in rows) { using var s = NewDisposeScope(); [|functional.mse_loss(model.call(one), y).backward()|]; } optimizer.step(); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { foreach (var one in rows) { using var s = NewDisposeScope(); [|functional.mse_loss(model.call(one), y).backward()|]; optimizer.step(); } }")]
    [InlineData("for (var e = 0; e < epochs; e++) [|Step(model, optimizer, x, y)|];")]
    [InlineData("for (var e = 0; e < epochs; e++) [|Own()|]; void Own() { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); }")]
    [InlineData("using var solver = optim.LBFGS(model.parameters(), lr: 1, tolerange_grad: 1e-7); solver.step(() => { var loss = functional.mse_loss(model.call(x), y); [|loss.backward()|]; return loss; });")]
    [InlineData("using var solver = optim.LBFGS(model.parameters(), lr: 1, tolerange_grad: 1e-7); for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); solver.step(() => { var loss = functional.mse_loss(model.call(x), y); [|loss.backward()|]; return loss; }); }")]
    public Task Reports_the_backward(string body) => Verify.Reports(Head + body + Tail);

    /// <summary>One step with what all rounds add up; a loop that may end after its first round; a round that makes its own model or optimizer.</summary>
    [Theory]
    [InlineData("for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); var loss = functional.mse_loss(model.call(x), y); if (flag) optimizer.step(); loss.backward(); }")]
    [InlineData("optimizer.zero_grad(); for (var i = 0; i < rows.Count; i++) { using var s = NewDisposeScope(); functional.mse_loss(model.call(rows[i]), y).backward(); if (i == rows.Count - 1) optimizer.step(); }")]
    [InlineData("var left = rows.Count; foreach (var row in rows) { using var s = NewDisposeScope(); functional.mse_loss(model.call(row), y).backward(); if (--left > 0) continue; optimizer.step(); }")]
    [InlineData("var done = false; while (!done) { using var s = NewDisposeScope(); functional.mse_loss(model.call(x), y).backward(); optimizer.step(); done = true; }")]
    [InlineData("for (var ok = false; !ok; ok = true) { using var s = NewDisposeScope(); functional.mse_loss(model.call(x), y).backward(); optimizer.step(); }")]
    [InlineData("foreach (var row in rows) { if (flag) break; using var s = NewDisposeScope(); functional.mse_loss(model.call(row), y).backward(); optimizer.step(); }")]
    [InlineData("var rounds = 1; for (var e = 0; e < rounds; e++) { using var s = NewDisposeScope(); functional.mse_loss(model.call(x), y).backward(); optimizer.step(); }")]
    [InlineData("foreach (var row in rows) One(row); void One(Tensor row) { using var s = NewDisposeScope(); var own = Sequential(Linear(2, 1)); var steps = optim.SGD(own.parameters(), 0.1); functional.mse_loss(own.call(row), y).backward(); steps.step(); }")]
    [InlineData("foreach (var row in rows) One(Sequential(Linear(2, 1)), row); void One(Module<Tensor, Tensor> own, Tensor row) { using var s = NewDisposeScope(); var steps = optim.SGD(own.parameters(), 0.1); functional.mse_loss(own.call(row), y).backward(); steps.step(); }")]
    [InlineData("using var solver = optim.LBFGS(model.parameters(), lr: 1, tolerange_grad: 1e-7, max_iter: 1); solver.step(() => { var loss = functional.mse_loss(model.call(x), y); loss.backward(); return loss; });")]
    public Task Is_silent_where_one_step_may_be_all(string body) => Verify.Silent(Head + body + Tail);

    [Theory]
    [InlineData("IEnumerable<int> Rounds() { foreach (var row in rows) { optimizer.zero_grad(); yield return 1; } } var all = Rounds(); foreach (var i in all)")]
    [InlineData("int Clear(Tensor row) { optimizer.zero_grad(); return 1; } var all = from row in rows select Clear(row); foreach (var i in all)")]
    public Task Is_silent_where_what_is_gone_over_clears(string loop) =>
        Verify.Silent(Head + loop + " { using var s = NewDisposeScope(); functional.mse_loss(model.call(x), y).backward(); optimizer.step(); }" + Tail);

    [Fact]
    public Task Is_silent_about_each_round_of_another_object() => Verify.Silent("""
        class Trial
        {
            readonly Module<Tensor, Tensor> _model = Linear(2, 1);
            readonly optim.Optimizer _optimizer;
            public Trial(double rate) => _optimizer = optim.SGD(_model.parameters(), rate);
            private void One(Tensor x) { using var s = NewDisposeScope(); _model.call(x).sum().backward(); _optimizer.step(); }
            public static void All(Tensor x, double[] rates) { foreach (var rate in rates) new Trial(rate).One(x); }
        }
        """);

    [Fact]
    public Task Reports_a_trainer_beside_one_that_clears() => Verify.Reports("""
        class Trainer
        {
            readonly Module<Tensor, Tensor> _model;
            readonly optim.Optimizer _optimizer;
            public Trainer(Module<Tensor, Tensor> model) { _model = model; _optimizer = optim.AdamW(_model.parameters(), 1e-3); }
            public void Fit(DataLoader rows) { foreach (var batch in rows) [|Train(batch["x"])|]; }
            private void Train(Tensor x) { using var s = NewDisposeScope(); _model.call(x).sum().backward(); _optimizer.step(); }
        }
        class Other { void Fit(Module<Tensor, Tensor> model, Tensor x, int n) { var optimizer = optim.SGD(model.parameters(), 0.1); for (var i = 0; i < n; i++) { using var s = NewDisposeScope(); optimizer.zero_grad(); model.call(x).sum().backward(); optimizer.step(); } } }
        """);

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        Head + "for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); {|#0:model.call(x).sum().backward()|}; {|#1:optimizer.step()|}; }" + Tail,
        Verify.Finding(0, also: 1).WithMessage("Each round adds its gradients to those of all rounds before, and 'optimizer' steps with the sum: nothing in the loop clears them. Call 'optimizer.zero_grad()' before."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "每一轮都把梯度加到之前所有轮的梯度上，'optimizer' 按它们的和更新：循环里没有任何地方清零。请在此之前调用 'optimizer.zero_grad()'。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Head + "for (var e = 0; e < epochs; e++) { using var s = NewDisposeScope(); model.call(x).sum().backward(); optimizer.step(); }" + Tail));

    [Fact]
    public Task Says_of_LBFGS_what_happens() => Verify.Reports(
        Head + "using var solver = optim.LBFGS(model.parameters(), lr: 1, tolerange_grad: 1e-7); {|#1:solver.step(() => { var loss = functional.mse_loss(model.call(x), y); {|#0:loss.backward()|}; return loss; })|};" + Tail,
        Verify.Finding(0, also: 1).WithMessage("One step of 'solver' runs this closure many times, and each run adds its gradients to those before: nothing in it clears them. Call 'solver.zero_grad()' before."));

    [Fact]
    public async Task Says_so_of_LBFGS_in_Chinese() => Assert.Equal(
        "'solver' 的一步会多次运行这个闭包，每次都把梯度加到之前的梯度上：闭包里没有任何地方清零。请在此之前调用 'solver.zero_grad()'。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Head + "using var solver = optim.LBFGS(model.parameters(), lr: 1, tolerange_grad: 1e-7); solver.step(() => { var loss = functional.mse_loss(model.call(x), y); loss.backward(); return loss; });" + Tail));
}
