using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2007_ThreadLeftInScope>;

namespace TorchSharp.Analyzers.Tests.Training;

public sealed class TSA2007_ThreadLeftInScopeTests
{
    private const string Head = "class P { async Task<float> M(Module<Tensor, Tensor> model, Tensor x) { ";
    private const string Tail = " } static Task<Tensor> Load() => Task.Run(() => ones(1)); static async IAsyncEnumerable<int> Many() { await Task.Yield(); yield return 1; } static Task Log(string text) { Console.WriteLine(text); return Task.CompletedTask; } static async Task Nothing() => await Task.CompletedTask; }";

    [Theory]
    [InlineData("float y; using (no_grad()) y = model.forward(x).item<float>(); await Task.Delay(1); return y;")]
    [InlineData("await Task.Delay(1); using var off = no_grad(); return model.forward(x).item<float>();")]
    [InlineData("{ using var off = no_grad(); x = model.forward(x); } await Task.Delay(1); return x.item<float>();")]
    [InlineData("var off = no_grad(); x = model.forward(x); off.Dispose(); await Task.Delay(1); return x.item<float>();")]
    [InlineData("using var off = no_grad(); Func<Task> later = async () => await Task.Delay(1); return model.forward(x).item<float>();")]
    [InlineData("using var off = no_grad(); async Task Later() { await Task.Delay(1); } return model.forward(x).item<float>();")]
    [InlineData("using var off = no_grad(); return model.forward(Load().Result).item<float>();")]
    [InlineData("using var off = no_grad(); await Task.CompletedTask; return model.forward(x).item<float>();")]
    [InlineData("using var off = no_grad(); x = await Task.FromResult(x).ConfigureAwait(false); return model.forward(x).item<float>();")]
    [InlineData("using var anomaly = autograd.detect_anomaly(); await Task.Delay(1); return model.forward(x).item<float>();")]
    [InlineData("using var off = model.training ? null : no_grad(); await Task.Delay(1); return model.forward(x).item<float>();")]
    [InlineData("using var log = new System.IO.StringWriter(); await log.WriteAsync('a'); return model.forward(x).item<float>();")]
    [InlineData("using var off = no_grad(); x = model.forward(x); off.Dispose(); await Task.Delay(1); return x.item<float>();")]
    [InlineData("using (var off = no_grad()) { x = model.forward(x); off.Dispose(); await Task.Delay(1); return x.item<float>(); }")]
    [InlineData("using var off = no_grad(); if (x.dim() > 1) { off.Dispose(); await Task.Delay(1); } return 0;")]
    [InlineData("using var off = no_grad(); await default(ValueTask); return await new ValueTask<float>(3);")]
    [InlineData("using var off = no_grad(); var done = Task.CompletedTask; await done; return model.forward(x).item<float>();")]
    [InlineData("using var off = no_grad(); await Log(\"a\"); await Nothing(); return model.forward(x).item<float>();")]
    [InlineData("using var off = no_grad(); await new System.IO.MemoryStream().WriteAsync(x.bytes.ToArray()); return model.forward(x).item<float>();")]
    public Task Is_silent_where_the_thread_stays(string body) => Verify.Silent(Head + body + Tail);

    [Fact]
    public Task Is_silent_in_an_iterator_that_closes_first_and_in_a_window() => Verify.Silent(
        ("Window.cs", "namespace System.Windows { public class Window { } }"),
        ("P.cs", """
            class P
            {
                IEnumerable<float> M(Module<Tensor, Tensor> model, Tensor x)
                {
                    using (no_grad()) { x = model.forward(x); }
                    yield return x.item<float>();
                    using (NewDisposeScope()) { if (x.dim() > 1) yield break; }
                }
            }
            """));

    [Fact]
    public Task Is_silent_in_a_program_with_a_context_of_its_own() => Verify.Silent("""
        class Pump : System.Threading.SynchronizationContext { }

        class P
        {
            async Task M(Module<Tensor, Tensor> model, Tensor x) { using var off = no_grad(); await Task.Delay(1); model.forward(x).print(); }
        }
        """);

    [Fact]
    public Task Is_silent_in_an_iterator_that_is_taken_at_once_and_in_one_that_only_opens() => Verify.Silent("""
        class P
        {
            IEnumerable<float> Losses(Module<Tensor, Tensor> model, Tensor[] xs) { using var off = no_grad(); foreach (var x in xs) yield return model.forward(x).item<float>(); }

            public float Mean(Module<Tensor, Tensor> model, Tensor[] xs) => Losses(model, xs).Average();

            public static IEnumerable<int> Scoped(int n) { for (var i = 0; i < n; i++) { using var round = NewDisposeScope(); yield return i; } }
            public static IEnumerable<T> WithScope<T>(IEnumerable<T> all) { foreach (var one in all) { using (NewDisposeScope()) yield return one; } }
            public static IEnumerable<T> InScope<T>(IEnumerable<T> all) { foreach (var one in all) using (NewDisposeScope()) { yield return one; } }
        }
        """);

    [Theory]
    [InlineData("using var off = no_grad(); [|await|] System.IO.File.WriteAllTextAsync(\"a\", \"b\"); return 0;")]
    [InlineData("using var off = no_grad(); [|await|] Task.Delay(1); return model.forward(x).item<float>();")]
    [InlineData("using (torch.no_grad()) { x = [|await|] Load(); return model.forward(x).item<float>(); }")]
    [InlineData("using (var off = inference_mode()) return model.forward([|await|] Load()).item<float>();")]
    [InlineData("using var on = enable_grad(); [|await|] Task.Delay(1); return model.forward(x).item<float>();")]
    [InlineData("using var scope = NewDisposeScope(); [|await|] Task.Delay(1); return model.forward(x).item<float>();")]
    [InlineData("using (NewDisposeScope()) { for (var i = 0; i < 3; i++) { [|await|] Task.Delay(1).ConfigureAwait(false); x = model.forward(x); } } return 0;")]
    [InlineData("using var scope = NewDisposeScope(); using var off = no_grad(); [|await|] Task.Delay(1); [|await|] Task.Delay(1); return model.forward(x).item<float>();", true)]
    [InlineData("var off = no_grad(); [|await|] Task.Delay(1); off.Dispose(); return 0;")]
    [InlineData("using var off = no_grad(); [|await|] foreach (var i in Many()) x = model.forward(x); return 0;")]
    [InlineData("Func<Task> later = async () => { using var off = no_grad(); [|await|] Task.Delay(1); }; await later(); return 0;")]
    public Task Reports_the_first_await(string body, bool isTwice = false) =>
        Verify.Reports(Head + (isTwice ? body.Replace("; [|await|] Task.Delay(1); return", "; await Task.Delay(1); return", StringComparison.Ordinal) : body) + Tail);

    [Theory]
    [InlineData("using var off = no_grad(); foreach (var x in xs) [|yield|] return model.forward(x);")]
    [InlineData("foreach (var x in xs) { using (NewDisposeScope()) { [|yield|] return model.forward(x); } }")]
    public Task Reports_a_yield(string body) => Verify.Reports($"class P {{ IEnumerable<Tensor> M(Module<Tensor, Tensor> model, List<Tensor> xs) {{ {body} }} }}");

    [Theory]
    [InlineData("using var off = {|#1:no_grad()|}; {|#0:await|} Task.Delay(1); return 0;",
        "'no_grad()' belongs to the thread that opened it: after the 'await' another thread may go on in a mode of its own, and the first one keeps this mode for good. End it before this 'await', and open another after it.")]
    [InlineData("using var scope = {|#1:NewDisposeScope()|}; {|#0:await|} Task.Delay(1); return 0;",
        "'NewDisposeScope()' belongs to the thread that opened it: after the 'await' another thread may go on, and no scope frees what is made there. End it before this 'await', and open another after it.")]
    public Task Says_what_happens_at_an_await(string body, string message) => Verify.Reports(Head + body + Tail, Verify.Finding(0, also: 1).WithMessage(message));

    [Theory]
    [InlineData("no_grad()", "between two elements the code that consumes them runs in this mode, too")]
    [InlineData("NewDisposeScope()", "what the code that consumes the elements makes between two of them dies with this scope")]
    public Task Says_what_happens_at_a_yield(string handle, string harm) => Verify.Reports(
        $"class P {{ IEnumerable<int> M() {{ using var held = {{|#1:{handle}|}}; {{|#0:yield|}} return 1; }} }}",
        Verify.Finding(0, also: 1).WithMessage($"'{handle}' belongs to the thread that opened it: {harm}. End it before this 'yield', and open another after it."));
}
