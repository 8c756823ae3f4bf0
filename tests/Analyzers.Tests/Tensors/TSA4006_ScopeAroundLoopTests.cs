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
    public Task Is_silent_where_each_round_frees_its_own(string body) => Verify.Silent(Head + body.Replace("@", Step, StringComparison.Ordinal) + Tail);

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
            + "Write 'using var perRound = torch.NewDisposeScope();' as the first line of the loop's body, and move out what outlives a round."));

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
