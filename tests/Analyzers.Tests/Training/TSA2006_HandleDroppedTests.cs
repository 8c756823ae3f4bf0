using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2006_HandleDropped>;

namespace TorchSharp.Analyzers.Tests.Training;

public sealed class TSA2006_HandleDroppedTests
{
    private const string Head = "class P { IDisposable _mode = null!; bool training; Tensor M(Module<Tensor, Tensor> model, Tensor x) { ";
    private const string Tail = " } void Keep(IDisposable handle) => _mode = handle; void Go() { } void Learn(Tensor loss) => loss.backward(); }";

    [Theory]
    [InlineData("using var _ = no_grad(); return model.forward(x);")]
    [InlineData("using (no_grad()) return model.forward(x);")]
    [InlineData("using (var mode = torch.no_grad()) { return model.forward(x); }")]
    [InlineData("using var mode = training ? null : torch.no_grad(); return model.forward(x);")]
    [InlineData("var mode = no_grad(); var y = model.forward(x); mode.Dispose(); return y;")]
    [InlineData("var mode = no_grad(); try { return model.forward(x); } finally { mode.Dispose(); }")]
    [InlineData("IDisposable? mode = null; try { if (!training) mode = no_grad(); return model.forward(x); } finally { mode?.Dispose(); }")]
    [InlineData("var mode = no_grad(); using (mode) { return model.forward(x); }")]
    [InlineData("var mode = no_grad(); using var again = mode; return model.forward(x);")]
    [InlineData("_mode = no_grad(); var y = model.forward(x); _mode.Dispose(); return y;")]
    [InlineData("Keep(no_grad()); return model.forward(x);")]
    [InlineData("var mode = no_grad(); Keep(mode); return model.forward(x);")]
    [InlineData("no_grad().Dispose(); return model.forward(x);")]
    [InlineData("var all = new List<IDisposable> { no_grad() }; all[0].Dispose(); return model.forward(x);")]
    [InlineData("Func<IDisposable> open = () => no_grad(); using var mode = open(); return model.forward(x);")]
    [InlineData("Func<IDisposable> open = no_grad; using var mode = open(); return model.forward(x);")]
    [InlineData("set_grad_enabled(false); var y = model.forward(x); set_grad_enabled(true); return y;")]
    [InlineData("torch.no_grad(); var y = model.forward(x); torch.set_grad_enabled(true); return y;")]
    [InlineData("torch.no_grad(); var y = model.forward(x); torch.enable_grad(); return y;")]
    [InlineData("torch.set_grad_enabled(training); return model.forward(x);")]
    [InlineData("torch.inference_mode(false); return model.forward(x);")]
    [InlineData("var name = nameof(torch.no_grad); return model.forward(x);")]
    [InlineData("using var outer = no_grad(); using (enable_grad()) { return model.forward(x); }")]
    [InlineData("IDisposable no_grad() => this._mode; no_grad(); return model.forward(x);")]
    [InlineData("var mode = no_grad(); void End() => mode.Dispose(); var y = model.forward(x); End(); return y;")]
    [InlineData("no_grad(); using (enable_grad()) { return model.forward(x); }")]
    [InlineData("set_grad_enabled(false); _mode = set_grad_enabled(true); return model.forward(x);")]
    public Task Is_silent_where_somebody_may_dispose_of_it(string body) => Verify.Silent(Head + body + Tail);

    [Fact]
    public Task Is_silent_where_another_file_switches_back() => Verify.Silent(
        ("Modes.cs", "static class Modes { public static void Train() => torch.set_grad_enabled(true); public static void Eval() => torch.set_grad_enabled(false); }"),
        ("Use.cs", "class Use { Tensor M(Module<Tensor, Tensor> model, Tensor x) { Modes.Eval(); var y = model.forward(x); Modes.Train(); return y; } }"));

    /// <summary>All that goes backward does it where gradients are on again: by itself, through its callers, or where nobody sees it run.</summary>
    [Theory]
    [InlineData("void Fit(Tensor loss) { using (enable_grad()) { loss.backward(); } }")]
    [InlineData("void Fit(Tensor loss) { using var on = set_grad_enabled(true); loss.backward(); }")]
    [InlineData("void Fit(Tensor loss) { using var on = inference_mode(false); Back(loss); } void Back(Tensor loss) => loss.backward();")]
    [InlineData("void Fit(Tensor loss) { using (enable_grad()) Outer(loss); } void Outer(Tensor loss) { Inner(loss); } void Inner(Tensor loss) { loss.backward(); }")]
    [InlineData("void Fit(Func<float> closure) { using (enable_grad()) closure(); } void Run(Tensor loss) => Fit(() => { loss.backward(); return 0; });")]
    [InlineData("void Fit(Action closure) { using (enable_grad()) closure(); } void Run() => Fit(Back); Tensor loss = null!; void Back() { loss.backward(); }")]
    [InlineData("void Fit(Tensor loss, bool train) { using var mode = set_grad_enabled(train); loss.backward(); }")]
    [InlineData("void Fit(Tensor loss) { var on = enable_grad(); loss.backward(); on.Dispose(); } void Other(Tensor loss) => loss.backward();")]
    public Task Is_silent_where_gradients_are_on_again_for_all_that_goes_backward(string training) => Verify.Silent(
        ("Use.cs", "class Use { Tensor M(Module<Tensor, Tensor> model, Tensor x) { torch.no_grad(); return model.forward(x); } }"),
        ("Train.cs", $"class Train {{ {training} }}"));

    /// <summary>A <c>using</c> elsewhere takes back what it does.</summary>
    [Theory]
    [InlineData("Tensor Penalty(Tensor x) { using (enable_grad()) { return x.pow(2).sum(); } }")]
    [InlineData("Tensor Evaluate(Func<Tensor> closure) { using var withGradient = enable_grad(); return closure(); }")]
    [InlineData("void Penalty(Tensor x) { using var on = set_grad_enabled(true); x.pow(2).sum().backward(); }")]
    public Task Reports_beside_gradients_that_are_on_elsewhere_for_a_while(string elsewhere) => Verify.Reports(
        ("Use.cs", "class Use { Tensor M(Module<Tensor, Tensor> model, Tensor x) { [|torch.no_grad()|]; return model.forward(x); } }"),
        ("Train.cs", $"class Train {{ void Fit(Tensor loss) {{ loss.backward(); }} {elsewhere} }}"));

    [Fact]
    public Task Is_silent_in_a_program_that_only_predicts() => Verify.Silent("""
        var model = Linear(2, 1);
        torch.no_grad();
        Console.WriteLine(model.forward(ones(1, 2)).item<float>());
        """);

    [Fact]
    public Task Is_silent_where_it_is_returned_or_kept() => Verify.Silent("""
        class Modes : IDisposable
        {
            private readonly IDisposable _mode = torch.no_grad();

            public static IDisposable Off() => torch.no_grad();

            public static IDisposable Quiet(bool off) { if (off) return inference_mode(); return enable_grad(); }

            public (IDisposable, int) Both() => (no_grad(), 1);

            public IEnumerable<IDisposable> Many() { yield return no_grad(); }

            public void Dispose() => _mode.Dispose();
        }
        """);

    [Theory]
    [InlineData("[|no_grad()|]; return model.forward(x);")]
    [InlineData("[|torch.no_grad()|]; return model.forward(x);")]
    [InlineData("// no_grad is wanted here\n[|no_grad()|]; return model.forward(x);")]
    [InlineData("[|torch.inference_mode()|]; return model.forward(x);")]
    [InlineData("[|torch.inference_mode(true)|]; return model.forward(x);")]
    [InlineData("[|inference_mode(mode: true)|]; return model.forward(x);")]
    [InlineData("[|torch.set_grad_enabled(false)|]; return model.forward(x);")]
    [InlineData("[|torch.enable_grad(false)|]; return model.forward(x);")]
    [InlineData("[|autograd.detect_anomaly()|]; return model.forward(x);")]
    [InlineData("_ = [|no_grad()|]; return model.forward(x);")]
    [InlineData("var _ = [|no_grad()|]; return model.forward(x);")]
    [InlineData("var mode = [|no_grad()|]; return model.forward(x);")]
    [InlineData("IDisposable mode = [|no_grad()|]; return model.forward(x);")]
    [InlineData("IDisposable mode; mode = [|no_grad()|]; return model.forward(x);")]
    [InlineData("var mode = training ? null : [|no_grad()|]; return model.forward(x);")]
    [InlineData("if (!training) [|no_grad()|]; return model.forward(x);")]
    [InlineData("for (var i = 0; i < 3; i++) { [|no_grad()|]; x = model.forward(x); } return x;")]
    [InlineData("Action off = () => [|no_grad()|]; off(); return model.forward(x);")]
    [InlineData("void Off() => [|no_grad()|]; Off(); return model.forward(x);")]
    public Task Reports_where_it_is_lost(string body) => Verify.Reports(Head + body + Tail);

    [Fact]
    public Task Reports_top_level_statements() => Verify.Reports("""
        var model = Linear(2, 1);
        [|torch.no_grad()|];
        Console.WriteLine(model.forward(ones(1, 2)).item<float>());
        model.forward(ones(1, 2)).backward();
        """);

    [Fact]
    public Task A_mode_that_stays_on_is_a_suggestion() => Verify.Reports(
        "class P { void M(Tensor loss) { {|#0:torch.enable_grad()|}; loss.backward(); } }",
        Verify.Finding(0).WithSeverity(Microsoft.CodeAnalysis.DiagnosticSeverity.Info)
            .WithMessage("Nobody disposes what 'torch.enable_grad()' gives, so gradients stay on on this thread, whatever mode the caller was in. Put it in a 'using': 'using var _ = torch.enable_grad();'."));

    [Fact]
    public Task Says_what_happens_and_what_to_do() => Verify.Reports(
        "class P { void M(Tensor loss) { {|#0:no_grad()|}; loss.backward(); } }",
        Verify.Finding(0).WithMessage("Nobody disposes what 'no_grad()' gives, so gradients stay off on this thread for good. Put it in a 'using': 'using var _ = no_grad();'."));

    [Fact]
    public Task Says_what_anomaly_mode_costs() => Verify.Reports(
        "class P { void M(Tensor loss) { {|#0:autograd.detect_anomaly()|}; loss.backward(); } }",
        Verify.Finding(0).WithMessage("Nobody disposes what 'autograd.detect_anomaly()' gives, so every later backward on this thread looks for NaN and takes its time. Put it in a 'using': 'using var _ = autograd.detect_anomaly();'."));

    [Theory]
    [InlineData("[|no_grad()|];", "using var _ = no_grad();")]
    [InlineData("_ = [|no_grad()|];", "using var _ = no_grad();")]
    [InlineData("var _ = [|no_grad()|];", "using var _ = no_grad();")]
    [InlineData("var mode = [|torch.no_grad()|]; /* off */", "using var mode = torch.no_grad(); /* off */")]
    [InlineData("var (_, b) = (1, 2); [|no_grad()|];", "var (_, b) = (1, 2); using var guard = no_grad();")]
    public Task Is_held_until_the_block_ends(string wrong, string right) => Verify.Fixed(Head + wrong + " return model.forward(x);" + Tail, Head + right + " return model.forward(x);" + Tail);

    [Theory]
    [InlineData("if (!training) [|no_grad()|]; return model.forward(x);")]
    [InlineData("switch (x.dim()) { case 1: [|no_grad()|]; break; } return model.forward(x);")]
    [InlineData("Action off = () => [|no_grad()|]; off(); return model.forward(x);")]
    [InlineData("IDisposable mode; mode = [|no_grad()|]; return model.forward(x);")]
    [InlineData("var mode = training ? null : [|no_grad()|]; return model.forward(x);")]
    public Task Has_no_repair_where_no_using_may_stand(string body) => Verify.Unfixable(Head + body + Tail);
}
