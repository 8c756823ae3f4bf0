using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2015_BackwardWithoutGraph>;

namespace TorchSharp.Analyzers.Tests.Training;

public sealed class TSA2015_BackwardWithoutGraphTests
{
    private const string Head = "class P { void M(Module<Tensor, Tensor> model, MSELoss criterion, Tensor x, Tensor y, bool training) { ";

    private const string Tail = """
         }
        static class Grad { public static IDisposable On() => enable_grad(); }
        sealed class Held : IDisposable { readonly IDisposable _on = set_grad_enabled(true); public void Dispose() => _on.Dispose(); }
        static void ByWrapper(Module<Tensor, Tensor> model, Tensor x, Tensor y) { using var on = Grad.On(); var l = functional.mse_loss(model.forward(x), y); l.backward(); }
        static void Own(Module<Tensor, Tensor> model, Tensor x, Tensor y) { var l = functional.mse_loss(model.forward(x), y); l.backward(); }
        static void Given(Tensor loss) => loss.backward();
        static void On(Module<Tensor, Tensor> model, Tensor x, Tensor y) { using var on = enable_grad(); functional.mse_loss(model.forward(x), y).backward(); }
        static void Maybe(Module<Tensor, Tensor> model, Tensor x, Tensor y, bool train) { var l = functional.mse_loss(model.forward(x), y); if (train) l.backward(); }
        static void If(Module<Tensor, Tensor> model, Tensor x, Tensor y, bool train) { if (train) functional.mse_loss(model.forward(x), y).backward(); }
        }
        """;

    [Theory]
    [InlineData("var loss = functional.mse_loss(model.forward(x), y); using (no_grad()) { loss.backward(); }")]
    [InlineData("using (no_grad()) { x = x.abs(); } functional.mse_loss(model.forward(x), y).backward();")]
    [InlineData("using (no_grad()) { using (enable_grad()) { functional.mse_loss(model.forward(x), y).backward(); } }")]
    [InlineData("using var off = no_grad(); using var on = set_grad_enabled(training); functional.mse_loss(model.forward(x), y).backward();")]
    [InlineData("using var off = inference_mode(); using var on = inference_mode(false); functional.mse_loss(model.forward(x), y).backward();")]
    [InlineData("using var off = training ? null : no_grad(); functional.mse_loss(model.forward(x), y).backward();")]
    [InlineData("using var off = inference_mode(false); functional.mse_loss(model.forward(x), y).backward();")]
    [InlineData("using var off = enable_grad(); functional.mse_loss(model.forward(x), y).backward();")]
    [InlineData("using (no_grad()) { var loss = functional.mse_loss(model.forward(x), y).requires_grad_(); loss.backward(); }")]
    [InlineData("using (no_grad()) { var loss = functional.mse_loss(model.forward(x), y); loss.requires_grad_(); loss.backward(); }")]
    [InlineData("using (no_grad()) { var loss = functional.mse_loss(model.forward(x), y); loss.requires_grad = true; loss.backward(); }")]
    [InlineData("Tensor loss; using (no_grad()) { loss = functional.mse_loss(model.forward(x), y); } loss = functional.mse_loss(model.forward(x), y); loss.backward();")]
    [InlineData("using (no_grad()) { Func<Tensor> later = () => functional.mse_loss(model.forward(x), y); Keep(later); } void Keep(Func<Tensor> f) => f().backward();")]
    [InlineData("using (no_grad()) { Console.WriteLine(functional.mse_loss(model.forward(x), y).item<float>()); }")]
    [InlineData("var loss = functional.mse_loss(model.forward(x), y); using (no_grad()) { Given(loss); }")]
    [InlineData("using (no_grad()) { On(model, x, y); }")]
    [InlineData("using (no_grad()) { If(model, x, y, training); }")]
    [InlineData("using (no_grad()) { Tensor mse_loss(Tensor a, Tensor b) => a; mse_loss(x, y).backward(); }")]
    [InlineData("using (no_grad()) { using (Grad.On()) { functional.mse_loss(model.forward(x), y).backward(); } }")]
    [InlineData("using (no_grad()) { using var on = new Held(); functional.mse_loss(model.forward(x), y).backward(); }")]
    [InlineData("using (no_grad()) { ByWrapper(model, x, y); }")]
    [InlineData("using (no_grad()) { using var on = Grad.On(); Own(model, x, y); }")]
    [InlineData("using var off = no_grad(); x = x.abs(); off.Dispose(); functional.mse_loss(model.forward(x), y).backward();")]
    [InlineData("using (no_grad()) { var loss = functional.mse_loss(model.forward(x), y); try { loss.backward(); } catch (Exception) { } }")]
    [InlineData("using (no_grad()) { var loss = functional.mse_loss(model.forward(x), y); if (loss.requires_grad) loss.backward(); }")]
    public Task Is_silent_where_the_loss_may_have_a_graph(string body) => Verify.Silent(Head + body + Tail);

    [Theory]
    [InlineData("using (no_grad()) { [|functional.mse_loss(model.forward(x), y).backward()|]; }")]
    [InlineData("using var off = no_grad(); var loss = functional.mse_loss(model.forward(x), y); [|loss.backward()|];")]
    [InlineData("using (inference_mode()) { var loss = criterion.forward(model.forward(x), y); [|loss.backward()|]; }")]
    [InlineData("using (inference_mode()) { var loss = criterion.call(model.forward(x), y); [|loss.backward()|]; }")]
    [InlineData("using (torch.set_grad_enabled(false)) { Tensor loss = (model.forward(x) - y).pow(2).mean(); [|loss.backward()|]; }")]
    [InlineData("Tensor loss; using (no_grad()) { loss = functional.mse_loss(model.forward(x), y); } [|loss.backward()|];")]
    [InlineData("using (no_grad()) { [|Own(model, x, y)|]; }")]
    [InlineData("using (no_grad()) { for (var i = 0; i < 3; i++) { [|model.forward(x).sum().backward()|]; } }")]
    public Task Reports_the_backward(string body) => Verify.Reports(Head + body + Tail);

    [Fact]
    public Task Says_why_and_what_to_do() => Verify.Reports(
        Head + "using (var off = {|#1:torch.no_grad()|}) { {|#0:functional.mse_loss(model.forward(x), y).backward()|}; }" + Tail,
        Verify.Finding(0, also: 1).WithMessage("'backward' throws: the loss is computed under 'torch.no_grad()', where no graph is taken down for it. End the 'using' before the loss is computed."));

    [Fact]
    public Task Names_the_helper() => Verify.Reports(
        Head + "using (var off = {|#1:no_grad()|}) { {|#0:Own(model, x, y)|}; }" + Tail,
        Verify.Finding(0, also: 1).WithMessage("'Own' throws: the loss is computed under 'no_grad()', where no graph is taken down for it. End the 'using' before the loss is computed."));
}
