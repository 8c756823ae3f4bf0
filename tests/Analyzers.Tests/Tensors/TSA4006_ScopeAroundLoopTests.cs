using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4006_ScopeAroundLoop>;

namespace TorchSharp.Analyzers.Tests.Tensors;

public sealed class TSA4006_ScopeAroundLoopTests
{
    private const string Head = "class Trainer(Module<Tensor, Tensor> model, optim.Optimizer optimizer, List<(Tensor X, Tensor Y)> data) { public void Fit() { ";

    private const string Step = "optimizer.zero_grad(); var loss = functional.mse_loss(model.forward(x), y); loss.backward(); optimizer.step();";

    private const string Tail = $$""" } private void One(Tensor x, Tensor y) { using var own = NewDisposeScope(); {{Step}} } private void Bare(Tensor x, Tensor y) { {{Step}} } }""";

    [Theory]
    [InlineData("using var outer = NewDisposeScope(); foreach (var (x, y) in data) { using var scope = NewDisposeScope(); @ }")]
    [InlineData("using var scope = NewDisposeScope(); foreach (var (x, y) in data) { @ scope.DisposeEverything(); }")]
    [InlineData("using var scope = NewDisposeScope(); foreach (var (x, y) in data) { @ scope.DisposeEverythingBut(x, y); }")]
    [InlineData("using var scope = NewDisposeScope(); foreach (var (x, y) in data) One(x, y);")]
    [InlineData("var scope = NewDisposeScope(); foreach (var (x, y) in data) { @ scope.Dispose(); scope = NewDisposeScope(); }")]
    [InlineData("using var scope = NewDisposeScope(); foreach (var p in model.parameters()) p.grad?.zero_();")]
    [InlineData("for (var i = 0; i < 9; i++) { using var scope = NewDisposeScope(); var (x, y) = data[0]; @ using var off = no_grad(); foreach (var (a, b) in data) Console.WriteLine(model.forward(a).item<float>()); }")]
    [InlineData("var scope = NewDisposeScope(); scope.Dispose(); foreach (var (x, y) in data) { using var own = NewDisposeScope(); @ }")]
    public Task Is_silent_where_each_round_frees_its_own(string body) => Verify.Silent(Head + body.Replace("@", Step, StringComparison.Ordinal) + Tail);

    /// <summary>Critics, agents, inner epochs, tasks, windows: what a round of the outer loop makes, is freed with it.</summary>
    [Theory]
    [InlineData("foreach (var (x, y) in data) { using var scope = NewDisposeScope(); for (var k = 0; k < critics; k++) { @ } optimizer.step(); }")]
    [InlineData("foreach (var (x, y) in data) { using var scope = NewDisposeScope(); for (var k = 0; k < critics; k++) { @ } }")]
    [InlineData("for (var i = 0; i < 9; i++) { using (NewDisposeScope()) { var (x, y) = data[i]; for (var k = 0; k < critics; k++) { @ } } }")]
    [InlineData("var (x, y) = data[0]; for (var i = 0; i < 9; i++) { using var scope = NewDisposeScope(); foreach (var agent in agents) { agent.Optimizer.zero_grad(); functional.mse_loss(agent.Net.forward(x), y).backward(); agent.Optimizer.step(); } }")]
    [InlineData("while (true) { using var scope = NewDisposeScope(); using var off = no_grad(); foreach (var (x, y) in data) Console.WriteLine(model.forward(x).item<float>()); }")]
    [InlineData("using var off = no_grad(); foreach (var (x, y) in data) { using var scope = NewDisposeScope(); for (var r = 0; r < 9; r++) Console.WriteLine(model.forward(x[r]).item<float>()); }")]
    [InlineData("for (var i = 0; i < 9; i++) { using var scope = NewDisposeScope(); foreach (var (x, y) in data) { @ } Console.WriteLine(model.forward(data[0].X).item<float>()); }")]
    [InlineData("var (x, y) = data[0]; using var scope = NewDisposeScope(); for (var i = 0; i < 3; i++) { @ }")]
    public Task Is_silent_where_the_scope_is_of_a_round_of_another_loop(string body) => Verify.Silent(
        Head.Replace("public void Fit()", "public void Fit(int critics, List<Agent> agents)", StringComparison.Ordinal) + body.Replace("@", Step, StringComparison.Ordinal) + Tail
        + "class Agent(Module<Tensor, Tensor> net, optim.Optimizer optimizer) { public Module<Tensor, Tensor> Net => net; public optim.Optimizer Optimizer => optimizer; }");

    /// <summary>PPO's update, the adaptation to one task, an attack, the windows of one image: a method does it for one round of its caller.</summary>
    [Theory]
    [InlineData("void Update(Tensor x, Tensor y) { using var scope = NewDisposeScope(); for (var k = 0; k < 4; k++) { @ } } public void Run() { foreach (var (x, y) in data) Update(x, y); }")]
    [InlineData("void Update(Tensor x, Tensor y) { using var scope = NewDisposeScope(); for (var k = 0; k < 4; k++) { @ } } void Learn() => Update(data[0].X, data[0].Y); public void Run() { while (true) Learn(); }")]
    [InlineData("void Update() { using var scope = NewDisposeScope(); foreach (var (x, y) in data) { @ } } public void Run() { for (var i = 0; i < 9; i++) { data.Add((randn(1), randn(1))); Update(); } }")]
    [InlineData("void Update(Tensor s, Tensor r) { using var scope = NewDisposeScope(); foreach (var (x, y) in s.chunk(4).Zip(r.chunk(4))) { @ } } public void Run() { while (true) Update(data[0].X, data[0].Y); }")]
    [InlineData("void Update(List<(Tensor, Tensor)> rollout) { using var scope = NewDisposeScope(); foreach (var (x, y) in rollout) { @ } } public void Run() { for (var i = 0; i < 9; i++) { var rollout = data.ToList(); Update(rollout); } }")]
    [InlineData("void Update(Tensor x, Tensor y, int k) { using var scope = NewDisposeScope(); for (var i = 0; i < k; i++) { @ } } public void Run() => data.ForEach(d => Update(d.X, d.Y, 9));")]
    [InlineData("public void Attack(Tensor x, Tensor y, int steps) { using var scope = NewDisposeScope(); for (var i = 0; i < steps; i++) { @ } }")]
    [InlineData("public float Score(Tensor image) { using var scope = NewDisposeScope(); using var off = no_grad(); var best = 0f; foreach (var w in image.chunk(16)) best += model.forward(w).item<float>(); return best; }")]
    [InlineData("public float Score(Tensor image, List<Func<Tensor, Tensor>> views) { using var scope = NewDisposeScope(); using var off = no_grad(); var sum = 0f; foreach (var v in views) sum += model.forward(v(image)).item<float>(); return sum; }")]
    public Task Is_silent_where_a_method_is_a_round_of_its_callers(string members) =>
        Verify.Silent(Head[..Head.IndexOf("public void Fit", StringComparison.Ordinal)] + members.Replace("@", Step, StringComparison.Ordinal) + "}");

    [Theory]
    [InlineData("void Epoch(List<(Tensor, Tensor)> batches) { using var scope = [|NewDisposeScope()|]; foreach (var (x, y) in batches) { @ } } public void Run() { for (var i = 0; i < 9; i++) Epoch(data); }")]
    [InlineData("void Epoch() { using var scope = [|NewDisposeScope()|]; foreach (var (x, y) in Batches) { @ } } public void Run() { while (true) Epoch(); } public IReadOnlyList<(Tensor X, Tensor Y)> Batches => data;")]
    [InlineData("void Train(Tensor x, Tensor y, int n) { using var scope = [|NewDisposeScope()|]; for (var i = 0; i < n; i++) { @ } } static void Main() { new Trainer(null!, null!, null!).Train(ones(1), ones(1), 1000); }")]
    [InlineData("public void Train(Tensor x, Tensor y) { using var scope = [|NewDisposeScope()|]; for (var i = 0; i < 1000; i++) { @ } }")]
    public Task Reports_an_epoch_and_a_training_in_a_method(string members) =>
        Verify.Reports(Head[..Head.IndexOf("public void Fit", StringComparison.Ordinal)] + members.Replace("@", Step, StringComparison.Ordinal) + "}");

    [Theory]
    [InlineData("using var scope = [|NewDisposeScope()|]; foreach (var (x, y) in data) { @ }")]
    [InlineData("using (var scope = [|torch.NewDisposeScope()|]) { foreach (var (x, y) in data) { @ } }")]
    [InlineData("using ([|NewDisposeScope()|]) foreach (var (x, y) in data) Bare(x, y);")]
    [InlineData("for (var epoch = 0; epoch < 3; epoch++) { using var scope = [|NewDisposeScope()|]; foreach (var (x, y) in data) { @ } }")]
    [InlineData("using var outer = NewDisposeScope(); using var scope = [|NewDisposeScope()|]; for (var i = 0; i < 3; i++) { foreach (var (x, y) in data) { @ } }")]
    [InlineData("using var scope = [|NewDisposeScope()|]; using var off = no_grad(); foreach (var (x, y) in data) Console.WriteLine(model.forward(x).item<float>());")]
    [InlineData("var scope = [|NewDisposeScope()|]; foreach (var (x, y) in data) { @ } scope.Dispose();")]
    public Task Reports_the_scope(string body) => Verify.Reports(Head + body.Replace("@", Step, StringComparison.Ordinal) + Tail);

    [Fact]
    public Task Says_where_the_loop_is_and_what_to_do() => Verify.Reports(
        Head + "using var scope = {|#0:NewDisposeScope()|};\n{|#1:foreach|} (var (x, y) in data) Bare(x, y);" + Tail,
        Verify.Finding(0, also: 1).WithMessage(
            "This scope is around the loop at line 2 and none is in it: it holds every tensor of all rounds until the loop ends, and not even the garbage collector can free one. "
            + "Write 'using var perRound = torch.NewDisposeScope();' as the first line of the loop's body, and call 'MoveToOuterDisposeScope()' on tensors that are needed after the round."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "这个作用域在第 2 行的循环外面，而循环里面没有：它会持有所有轮次的每个张量，直到循环结束，连垃圾回收也无法释放。"
        + "请在循环体第一行写 'using var perRound = torch.NewDisposeScope();'，并对本轮之后还要用的张量调用 'MoveToOuterDisposeScope()'。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Head + "using var scope = NewDisposeScope();\nforeach (var (x, y) in data) Bare(x, y);" + Tail));

    [Fact]
    public Task A_scope_is_opened_in_each_round() => Verify.Fixed("""
        class P
        {
            void Fit(Module<Tensor, Tensor> model, optim.Optimizer optimizer, List<(Tensor, Tensor)> data)
            {
                using var scope = [|torch.NewDisposeScope()|];
                foreach (var (x, y) in data)
                {
                    optimizer.zero_grad();
                    functional.mse_loss(model.forward(x), y).backward();
                    optimizer.step();
                }
            }
        }
        """, """
        class P
        {
            void Fit(Module<Tensor, Tensor> model, optim.Optimizer optimizer, List<(Tensor, Tensor)> data)
            {
                using var scope = torch.NewDisposeScope();
                foreach (var (x, y) in data)
                {
                    using var perRound = torch.NewDisposeScope();
                    optimizer.zero_grad();
                    functional.mse_loss(model.forward(x), y).backward();
                    optimizer.step();
                }
            }
        }
        """);
}
