using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4010_ScopeDropped>;

namespace TorchSharp.Analyzers.Tests.Tensors;

public sealed class TSA4010_ScopeDroppedTests
{
    private const string Head = "class P { DisposeScope? _scope; Tensor M(Module<Tensor, Tensor> model, Tensor x) { ";
    private const string Tail = " } void Keep(DisposeScope scope) => _scope = scope; }";

    [Theory]
    [InlineData("using var _ = NewDisposeScope(); return model.forward(x).MoveToOuterDisposeScope();")]
    [InlineData("using (torch.NewDisposeScope()) return model.forward(x).MoveToOuterDisposeScope();")]
    [InlineData("using (var scope = NewDisposeScope()) { return scope.MoveToOuter(model.forward(x)); }")]
    [InlineData("var scope = NewDisposeScope(); for (var i = 0; i < 3; i++) { x = model.forward(x); scope.Dispose(); scope = NewDisposeScope(); } scope.Dispose(); return x;")]
    [InlineData("var scope = NewDisposeScope(); try { return scope.MoveToOuter(model.forward(x)); } finally { scope.Dispose(); }")]
    [InlineData("_scope = NewDisposeScope(); return model.forward(x);")]
    [InlineData("_scope ??= NewDisposeScope(); return model.forward(x);")]
    [InlineData("Keep(NewDisposeScope()); return model.forward(x);")]
    [InlineData("var scope = NewDisposeScope(); x = model.forward(x); scope.DisposeEverythingBut(x); return x;")]
    [InlineData("var scope = NewDisposeScope(); Keep(scope); return model.forward(x);")]
    [InlineData("Func<DisposeScope> open = () => NewDisposeScope(); using (open()) return model.forward(x);")]
    [InlineData("DisposeScope NewDisposeScope() => _scope!; NewDisposeScope(); return model.forward(x);")]
    public Task Is_silent_where_somebody_may_end_it(string body) => Verify.Silent(Head + body + Tail);

    [Fact]
    public Task Is_silent_where_it_is_returned_or_kept() => Verify.Silent("""
        class Memory : IDisposable
        {
            private readonly DisposeScope _scope = torch.NewDisposeScope();

            public static DisposeScope Open() => NewDisposeScope();

            public static IDisposable Maybe(bool on) => on ? NewDisposeScope() : no_grad();

            public void Dispose() => _scope.Dispose();
        }
        """);

    [Theory]
    [InlineData("static class End { public static void Now() => torch.CurrentDisposeScope?.Dispose(); }")]
    [InlineData("static class End { public static void Now() { var open = torch.CurrentDisposeScope; open!.Dispose(); } }")]
    [InlineData("static class End { public static void Now() { using var open = torch.CurrentDisposeScope; } }")]
    [InlineData("static class End { public static void Now() { if (torch.CurrentDisposeScope is { } open) open.DisposeEverything(); } }")]
    [InlineData("static class End { private static DisposeScope? _open; public static void Ask() { _open = CurrentDisposeScope; } public static void Now() => _open?.Dispose(); }")]
    [InlineData("static class End { public static DisposeScope? Now() => CurrentDisposeScope; }")]
    public Task Is_silent_where_the_program_asks_for_the_open_scope(string end) => Verify.Silent(
        ("Frame.cs", "static class Frame { public static void Begin() { torch.NewDisposeScope(); } }"), ("End.cs", end));

    [Theory]
    [InlineData("static class Look { public static int At() => torch.CurrentDisposeScope?.DisposablesCount ?? 0; }")]
    [InlineData("static class Look { public static int At() => torch.CurrentDisposeScope!.DisposablesCount; }")]
    [InlineData("static class Look { public static bool At() => CurrentDisposeScope is null || CurrentDisposeScope == null || CurrentDisposeScope is not null; }")]
    [InlineData("static class Look { private static DisposeScope? _before; public static void Ask() { _before = CurrentDisposeScope; } public static bool At() => CurrentDisposeScope != _before; }")]
    [InlineData("static class Look { public static bool At(Action run) { var before = CurrentDisposeScope; run(); return before == CurrentDisposeScope; } }")]
    public Task Reports_beside_a_look_at_the_open_scope(string look) => Verify.Reports(
        ("Frame.cs", "static class Frame { public static void Begin() { [|torch.NewDisposeScope()|]; } }"), ("Look.cs", look));

    [Theory]
    [InlineData("[|NewDisposeScope()|]; return model.forward(x);")]
    [InlineData("[|torch.NewDisposeScope()|]; return model.forward(x);")]
    [InlineData("_ = [|NewDisposeScope()|]; return model.forward(x);")]
    [InlineData("var _ = [|NewDisposeScope()|]; return model.forward(x);")]
    [InlineData("var scope = [|torch.NewDisposeScope()|]; return model.forward(x);")]
    [InlineData("DisposeScope scope; scope = [|NewDisposeScope()|]; return model.forward(x);")]
    [InlineData("for (var i = 0; i < 3; i++) { var scope = [|NewDisposeScope()|]; x = model.forward(x); } return x;")]
    [InlineData("Action open = () => [|NewDisposeScope()|]; open(); return model.forward(x);")]
    public Task Reports_where_it_is_lost(string body) => Verify.Reports(Head + body + Tail);

    [Fact]
    public Task Says_what_happens_and_what_to_do() => Verify.Reports(
        "class P { void M() { var scope = {|#0:torch.NewDisposeScope()|}; } }",
        Verify.Finding(0).WithMessage(
            "Nobody disposes the scope that 'torch.NewDisposeScope()' opens: it keeps every tensor that this thread makes from here on, and not even the garbage collector frees them. "
            + "Put it in a 'using': 'using var _ = torch.NewDisposeScope();'."));

    [Theory]
    [InlineData("[|NewDisposeScope()|];", "using var _ = NewDisposeScope();")]
    [InlineData("_ = [|NewDisposeScope()|];", "using var _ = NewDisposeScope();")]
    [InlineData("var scope = [|torch.NewDisposeScope()|];", "using var scope = torch.NewDisposeScope();")]
    public Task Is_ended_with_the_block(string wrong, string right) => Verify.Fixed(
        $"class P {{ float M(Module<Tensor, Tensor> model, Tensor x) {{ {wrong} return model.forward(x).item<float>(); }} }}",
        $"class P {{ float M(Module<Tensor, Tensor> model, Tensor x) {{ {right} return model.forward(x).item<float>(); }} }}");

    [Theory]
    [InlineData("[|NewDisposeScope()|]; return model.forward(x);")]
    [InlineData("var scope = [|NewDisposeScope()|]; last = model.forward(x); return x;")]
    [InlineData("[|NewDisposeScope()|]; all.Add(model.forward(x)); return x;")]
    public Task Has_no_repair_where_a_tensor_may_outlive_the_block(string body) => Verify.Unfixable(
        $"class P {{ Tensor last = null!; List<Tensor> all = new(); Tensor M(Module<Tensor, Tensor> model, Tensor x) {{ {body} }} }}");
}
