using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2002_ClearedBeforeStep>;

namespace TorchSharp.Analyzers.Tests.Training;

public sealed class TSA2002_ClearedBeforeStepTests
{
    private const string Head = """
        class P
        {
            readonly Module<Tensor, Tensor> _model = Linear(2, 1);
            readonly optim.Optimizer _field;
            readonly Action _act;
            P(Action act) { _field = optim.SGD(_model.parameters(), 0.1); _act = act; }
            void Again(Tensor x) => _model.call(x).sum().backward();
            void M(Module<Tensor, Tensor> model, Module<Tensor, Tensor> given, optim.Optimizer optimizer, optim.Optimizer other, Tensor x, Tensor y, bool flag, int epochs)
            {
                var own = optim.Adam(model.parameters());
                for (var e = 0; e < epochs; e++)
                {
                    using var scope = NewDisposeScope();
        """;

    private const string Tail = """

                }
            }
        }
        """;

    private const string Backwards = """

        sealed class Backwards { public Backwards(Tensor x) => x.sum().backward(); }
        """;

    [Theory]
    [InlineData("optimizer.zero_grad(); var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); optimizer.zero_grad(); loss.backward(); optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.step(); optimizer.zero_grad();")]
    [InlineData("optimizer.step(); optimizer.zero_grad(); var loss = functional.mse_loss(model.call(x), y); loss.backward();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); if (flag) optimizer.zero_grad(); optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); other.zero_grad(); optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); given.zero_grad(); optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.zero_grad(); functional.mse_loss(model.call(y), x).backward(); optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.zero_grad(); Again(x); optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.zero_grad(); _act(); optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.zero_grad(); foreach (var weight in model.parameters()) weight.grad = ones_like(weight); optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.zero_grad(); if (flag) continue; optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.zero_grad(); switch (e) { case 0: model.call(x).sum().backward(); break; } optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.zero_grad(); optimizer.step(() => { var again = functional.mse_loss(model.call(x), y); again.backward(); return again; });")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.zero_grad(); new List<int> { 1 }.ForEach(_ => model.call(x).sum().backward()); optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.zero_grad(); optimizer = other; optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.zero_grad(); _ = new Backwards(model.call(x)); optimizer.step();")]
    [InlineData("optimizer.zero_grad(); optimizer.step(); Console.WriteLine(e);")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); if (e % 4 == 3) { optimizer.step(); optimizer.zero_grad(); }")]
    public Task Is_silent_where_the_gradients_may_be_there(string body) => Verify.Silent(Head + body + Tail + Backwards);

    [Fact]
    public Task Is_silent_outside_a_loop() => Verify.Silent("class C { void M(optim.Optimizer optimizer, Tensor loss) { loss.backward(); optimizer.zero_grad(); optimizer.step(); } }");

    [Fact]
    public Task Is_silent_about_two_optimizers_in_turn() => Verify.Silent(
        "class C { void M(Module<Tensor, Tensor> g, Module<Tensor, Tensor> d, IEnumerable<Tensor> rows) { var og = optim.Adam(g.parameters()); var od = optim.Adam(d.parameters()); foreach (var x in rows) { using var s = NewDisposeScope(); og.zero_grad(); od.zero_grad(); (d.call(x) - d.call(g.call(x))).mean().backward(); og.step(); od.step(); } } }");

    [Fact]
    public Task Is_silent_beside_an_optimizer_of_the_program() => Verify.Silent(
        Head + "var loss = functional.mse_loss(model.call(x), y); loss.backward(); optimizer.zero_grad(); optimizer.step();" + Tail + "\nabstract class Mine(IntPtr handle) : optim.Optimizer(handle);");

    [Theory]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); [|optimizer.zero_grad()|]; optimizer.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); [|model.zero_grad()|]; own.step();")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); [|optimizer.zero_grad()|]; nn.utils.clip_grad_norm_(model.parameters(), 1); optimizer.step(); Console.WriteLine(loss.item<float>());")]
    [InlineData("var loss = functional.mse_loss(model.call(x), y); loss.backward(); [|_field.zero_grad()|]; other.zero_grad(); _field.step();")]
    [InlineData("if (flag) { var loss = functional.mse_loss(model.call(x), y); (loss * 2).backward(); [|optimizer.zero_grad()|]; var shown = loss.item<float>(); optimizer.step(); }")]
    [InlineData("optimizer.zero_grad(); [|optimizer.step()|]; var loss = functional.mse_loss(model.call(x), y); loss.backward();")]
    [InlineData("optimizer.zero_grad(); var loss = functional.mse_loss(model.call(x), y); [|optimizer.step()|]; loss.backward();")]
    public Task Reports_what_stands_in_the_wrong_place(string body) => Verify.Reports(Head + body + Tail);

    [Fact]
    public Task Says_what_is_cleared() => Verify.Reports(
        Head + "var loss = functional.mse_loss(model.call(x), y); loss.backward(); {|#0:optimizer.zero_grad()|}; {|#1:optimizer.step()|};" + Tail,
        Verify.Finding(0, also: 1).WithMessage("'optimizer.zero_grad()' clears what the backward of this round has computed, and 'optimizer.step()' steps with nothing: the model does not learn. Move it behind the step."));

    [Fact]
    public Task Says_what_comes_early() => Verify.Reports(
        Head + "optimizer.zero_grad(); {|#0:optimizer.step()|}; var loss = functional.mse_loss(model.call(x), y); {|#1:loss.backward()|};" + Tail,
        Verify.Finding(0, also: 1).WithMessage("'optimizer.step()' steps before the backward of its round, with gradients that 'optimizer.zero_grad()' has just cleared: the model does not learn. Move it behind the backward."));

    [Theory]
    [InlineData("loss.backward(); optimizer.zero_grad(); optimizer.step();", "语句 'optimizer.zero_grad()' 清掉了这一轮 backward 算出的梯度，于是 'optimizer.step()' 什么也不更新：模型不会学习。请把它移到更新之后。")]
    [InlineData("optimizer.zero_grad(); optimizer.step(); loss.backward();", "语句 'optimizer.step()' 在这一轮的 backward 之前更新，而 'optimizer.zero_grad()' 刚刚清零了梯度：模型不会学习。请把它移到 backward 之后。")]
    public async Task Says_so_in_Chinese(string body, string message) => Assert.Equal(
        message, await LossMessages.InAsync("zh-Hans", Verify.Rule, Head + "var loss = functional.mse_loss(model.call(x), y); " + body + Tail));
}
