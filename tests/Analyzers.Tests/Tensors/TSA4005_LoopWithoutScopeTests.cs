using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4005_LoopWithoutScope>;

namespace TorchSharp.Analyzers.Tests.Tensors;

public sealed class TSA4005_LoopWithoutScopeTests
{
    private const string Head = """
        class Trainer(Module<Tensor, Tensor> model, optim.Optimizer optimizer, List<(Tensor X, Tensor Y)> data)
        {
            private DisposeScope? _scope;
            private readonly List<Tensor> _made = new();

        """;

    private const string Step = "optimizer.zero_grad(); var loss = functional.mse_loss(model.forward(x), y); loss.backward(); optimizer.step();";

    [Theory]
    [InlineData("foreach (var (x, y) in data) { using var scope = NewDisposeScope(); @ }")]
    [InlineData("foreach (var (x, y) in data) { using (NewDisposeScope()) { @ } }")]
    [InlineData("foreach (var (x, y) in data) using (var scope = torch.NewDisposeScope()) { @ }")]
    [InlineData("var scope = NewDisposeScope(); foreach (var (x, y) in data) { @ scope.Dispose(); scope = NewDisposeScope(); } scope.Dispose();")]
    [InlineData("using var scope = NewDisposeScope(); foreach (var (x, y) in data) { @ scope.DisposeEverything(); }")]
    [InlineData("using var scope = NewDisposeScope(); foreach (var (x, y) in data) { @ scope.DisposeEverythingBut(x, y); }")]
    [InlineData("foreach (var (x, y) in data) { optimizer.zero_grad(); using var z = model.forward(x); using var loss = functional.mse_loss(z, y); loss.backward(); optimizer.step(); }")]
    [InlineData("foreach (var (x, y) in data) { @ loss.Dispose(); }")]
    [InlineData("foreach (var (x, y) in data) { @ GC.Collect(); }")]
    [InlineData("foreach (var (x, y) in data) Scoped(() => { @ });")]
    [InlineData("foreach (var (x, y) in data) { using var own = Open(); @ }")]
    [InlineData("foreach (var (x, y) in data) { Begin(); @ End(); }")]
    [InlineData("foreach (var (x, y) in Scopes()) { @ }")]
    [InlineData("foreach (var (x, y) in data) ScopedStep(x, y);")]
    [InlineData("foreach (var (x, y) in data) { Before?.Invoke(); @ }")]
    [InlineData("Action<Action> run = Unknown.Run; foreach (var (x, y) in data) run(() => { @ });")]
    [InlineData("{|TSA4010:NewDisposeScope()|}; foreach (var (x, y) in data) { @ }")]
    [InlineData("foreach (var (x, y) in data) { var z = model.forward(x); Console.WriteLine(z); }")]
    [InlineData("var (a, b) = data[0]; One(a, b);")]
    [InlineData("foreach (var (x, y) in data) functional.mse_loss(model.forward(x), y).backward();")]
    [InlineData("var all = data.Select(d => functional.mse_loss(model.forward(d.X), d.Y)).ToList();")]
    public Task Is_silent_where_a_round_may_free(string body) => Verify.Silent(Head + $$"""
            public void Fit() { {{body.Replace("@", Step, StringComparison.Ordinal)}} }
            private void One(Tensor x, Tensor y) { {{Step}} }
            private void ScopedStep(Tensor x, Tensor y) { using var scope = NewDisposeScope(); {{Step}} }
            private static void Scoped(Action action) { using var scope = NewDisposeScope(); action(); }
            private static IDisposable Open() => NewDisposeScope();
            private void Begin() => _scope = NewDisposeScope();
            private void End() => _scope?.Dispose();
            private IEnumerable<(Tensor, Tensor)> Scopes() { foreach (var d in data) { using var scope = NewDisposeScope(); yield return d; } }
            public event Action? Before;
        }
        static class Unknown { public static Action<Action> Run = null!; }
        """);

    [Theory]
    [InlineData("foreach (var (x, y) in data) { using var off = no_grad(); using var scope = NewDisposeScope(); total += model.forward(x).sum().item<float>(); }")]
    [InlineData("using var off = no_grad(); foreach (var (x, y) in data) { using var z = model.forward(x); total += z.sum().item<float>(); }")]
    [InlineData("using var off = no_grad(); foreach (var layer in layers) input = layer.forward(input);")]
    [InlineData("using var off = no_grad(); for (var i = 0; i < layers.Count; i++) input = layers[i].forward(input);")]
    [InlineData("using var off = no_grad(); for (var i = 0; i < 9; i++) input = cat([input, model.forward(input)], 1); total = input.sum().item<float>();")]
    [InlineData("using var scope = NewDisposeScope(); using var off = no_grad(); for (var i = 0; i < 9; i++) input = model.forward(input); total = input.sum().item<float>();")]
    [InlineData("model.eval(); for (var i = 0; i < 9; i++) (input, var other) = (model.forward(input), i); total = input.sum().item<float>();")]
    [InlineData("using var off = no_grad(); var parts = new List<Tensor>(); foreach (var (x, y) in data) parts.Add(model.forward(x)); total = cat(parts).sum().item<float>();")]
    [InlineData("using var off = no_grad(); var parts = new Tensor[data.Count]; for (var i = 0; i < data.Count; i++) parts[i] = model.forward(data[i].X); total = cat(parts).sum().item<float>();")]
    [InlineData("foreach (var (x, y) in data) total += model.forward(x).sum().item<float>();")]
    [InlineData("using var off = no_grad(); foreach (var p in model.parameters()) total += p.sum().item<float>();")]
    [InlineData("using (no_grad()) { total += model.forward(input).item<float>(); } foreach (var (x, y) in data) total += model.forward(x).sum().item<float>();")]
    public Task Is_silent_about_other_loops(string body) => Verify.Silent(Head + $$"""
            public float Sum(List<Module<Tensor, Tensor>> layers, Tensor input) { var total = 0f; {{body}} return total; }
        }
        """);

    [Fact]
    public Task Is_silent_where_a_caller_opens_a_scope_in_its_loop() => Verify.Silent(
        ("Trainer.cs", Head + $$"""public void Epoch() { foreach (var (x, y) in data) { {{Step}} } } }"""),
        ("Program.cs", "class Program { void Run(Trainer trainer) { for (var i = 0; i < 3; i++) { using var scope = NewDisposeScope(); trainer.Epoch(); } } }"));

    [Theory]
    [InlineData("void Run(Judge judge) { for (var i = 0; i < 3; i++) { using var round = Fresh(); judge.Of(); } } DisposeScope Fresh() => NewDisposeScope();")]
    [InlineData("void Run(IJudge judge) { for (var i = 0; i < 3; i++) { using var round = NewDisposeScope(); judge.Explicitly(); } }")]
    [InlineData("void Run(Judge judge) { while (judge.Value > 1) { using var round = NewDisposeScope(); Console.WriteLine(judge.Value); } }")]
    [InlineData("void Run(Module<Tensor, Tensor> net, List<Tensor> data) { while (true) { using var round = NewDisposeScope(); Console.WriteLine(new Judge(net, data, 1).Mean); } }")]
    [InlineData("void Run(Judge judge) { for (var i = 0; i < 3; i++) { using var round = NewDisposeScope(); Console.WriteLine(judge.ByLocal()); } }")]
    [InlineData("void Run(Judge judge) { for (var i = 0; i < 3; i++) { using var round = NewDisposeScope(); A(judge); } } float A(Judge j) => B(j); float B(Judge j) => C(j); float C(Judge j) => D(j); float D(Judge j) => j.Of();")]
    [InlineData("void Run(Judge judge) => Every(judge.Of); void Every(Func<float> body) { for (var i = 0; i < 3; i++) { using var round = NewDisposeScope(); body(); } }")]
    [InlineData("event Func<float>? Ended; void Run(Judge judge) { Ended += judge.Of; } void Raise() { while (true) { using var round = NewDisposeScope(); Ended?.Invoke(); } }")]
    [InlineData("IEnumerable<float> Run(List<Judge> judges) => from judge in judges select judge.Of();")]
    public Task Is_silent_where_not_all_callers_are_without_a_scope(string caller) => Verify.Silent($$"""
        interface IJudge { float Explicitly(); }
        class Judge(Module<Tensor, Tensor> model, List<Tensor> data) : IJudge
        {
            public float Mean;
            {{Member(caller)}}
        }
        class Program { {{caller}} }
        """);

    private static string Member(string caller)
    {
        const string Body = "using var off = no_grad(); var total = 0f; foreach (var x in data) total += model.forward(x).mean().item<float>();";
        return caller switch
        {
            _ when caller.Contains("Explicitly", StringComparison.Ordinal) => $"float IJudge.Explicitly() {{ {Body} return total; }}",
            _ when caller.Contains("Value", StringComparison.Ordinal) => $"public float Value {{ get {{ {Body} return total; }} }} public float Explicitly() => 0;",
            _ when caller.Contains("new Judge", StringComparison.Ordinal) => $"public Judge(Module<Tensor, Tensor> model, List<Tensor> data, int of) : this(model, data) {{ {Body} Mean = total / of; }} public float Explicitly() => 0;",
            _ when caller.Contains("ByLocal", StringComparison.Ordinal) => $"public float ByLocal() {{ return Inner(); float Inner() {{ {Body} return total; }} }} public float Explicitly() => 0;",
            _ => $"public float Of() {{ {Body} return total; }} public float Explicitly() => 0;",
        };
    }

    [Fact]
    public Task Is_silent_where_a_local_function_runs_in_a_round_with_a_scope() => Verify.Silent(Head + $$"""
            public void Fit()
            {
                foreach (var (x, y) in data) { using var scope = NewDisposeScope(); {{Step}} Console.WriteLine(Judge()); }
                float Judge() { using var off = no_grad(); var sum = 0f; foreach (var (x, y) in data) sum += model.forward(x).sum().item<float>(); return sum; }
            }
        }
        """);

    [Theory]
    [InlineData("Free(z, loss);", "static void Free(params IDisposable?[] all) { foreach (var one in all) one?.Dispose(); }")]
    [InlineData("Free(z); Free(loss);", "static void Free(IDisposable one) => one.Dispose();")]
    [InlineData("Free(z);", "static void Free(object? one) { if (one is IDisposable held) held.Dispose(); }")]
    [InlineData("Clean();", "static void Clean() { GC.Collect(); GC.WaitForPendingFinalizers(); }")]
    [InlineData("if (++_rounds % 10 == 0) Clean();", "private int _rounds; static void Clean() => GC.Collect();")]
    public Task Is_silent_where_a_helper_frees_that_names_no_tensor(string free, string helper) => Verify.Silent(Head + $$"""
            public void Fit() { foreach (var (x, y) in data) { optimizer.zero_grad(); var z = model.forward(x); var loss = functional.mse_loss(z, y); loss.backward(); optimizer.step(); {{free}} } }
            {{helper}}
        }
        """);

    [Theory]
    [InlineData("var softmax = Softmax(1); foreach (var t in temperatures) total += softmax.forward(input / t).max().item<float>();")]
    [InlineData("var criterion = MSELoss(); foreach (var t in temperatures) total += criterion.forward(input / t, input).item<float>();")]
    [InlineData("foreach (var t in temperatures) { var layer = Linear(2, (long)t); total += layer.forward(input).sum().item<float>(); }")]
    [InlineData("foreach (var name in heads.Keys) { var head = heads[name]; total += head.forward(input).sum().item<float>(); }")]
    [InlineData("foreach (var layer in layers) total += Score(layer, input);")]
    [InlineData("foreach (var one in candidates) total += Score(one.Net, input);")]
    [InlineData("foreach (var name in heads.Keys) { model.load(name); total += model.forward(input).sum().item<float>(); }")]
    [InlineData("var draws = new List<Draw>(); for (var i = 0; i < 10; i++) draws.Add(new Draw(i, model.forward(input)));")]
    [InlineData("foreach (var (x, y) in data) store.Put(model.forward(x));")]
    [InlineData("for (var i = 0; i < 2; i++) model.forward(input);")]
    [InlineData("foreach (var t in new[] { 0.5, 1, 2 }) total += model.forward(input / t).max().item<float>();")]
    public Task Is_silent_where_a_loop_does_not_go_over_data(string body) => Verify.Silent(Head + $$"""
            public float Sum(List<Module<Tensor, Tensor>> layers, Dictionary<string, Linear> heads, List<Candidate> candidates, Store store, List<double> temperatures, Tensor input)
            {
                var total = 0f;
                model.eval();
                using var off = no_grad();
                {{body}}
                return total;
            }
            private static float Score(Module<Tensor, Tensor> net, Tensor x) => net.forward(x).sum().item<float>();
        }
        record Candidate(Module<Tensor, Tensor> Net);
        record Draw(int Seed, Tensor Y);
        class Store { private readonly Dictionary<int, Tensor> _all = new(); public void Put(Tensor one) => _all[_all.Count] = one; }
        """);

    /// <summary>The first batch that is shown, the first that fits, two seeds, three rates.</summary>
    [Theory]
    [InlineData("model.eval(); foreach (var (x, y) in data) { Console.WriteLine(model.forward(x)); break; }")]
    [InlineData("model.eval(); foreach (var (x, y) in data) { if (x.shape[0] < 2) continue; Console.WriteLine(model.forward(x)); return; }")]
    [InlineData("model.eval(); for (var i = 0; i < 9; i++) { if (data[i].X.shape[0] > 2) { Console.WriteLine(model.forward(data[i].X)); break; } }")]
    [InlineData("const int Seeds = 2; var (x, y) = data[0]; for (var i = 0; i < Seeds; i++) { @ }")]
    [InlineData("double[] rates = [0.1, 0.01]; var (x, y) = data[0]; foreach (var rate in rates) { @ }")]
    [InlineData("var rates = new[] { 0.1, 0.01 }; var (x, y) = data[0]; for (var i = 0; i < rates.Length; i++) { @ }")]
    [InlineData("var (x, y) = data[0]; foreach (var rate in Rates) { @ }")]
    [InlineData("var (x, y) = data[0]; foreach (var i in Enumerable.Range(0, 3)) { @ }")]
    public Task Is_silent_about_a_few_rounds(string body) => Verify.Silent(Head + $$"""
            private static readonly double[] Rates = [0.1, 0.01, 0.001];
            public void Fit() { {{body.Replace("@", Step, StringComparison.Ordinal)}} }
        }
        """);

    [Theory]
    [InlineData("foreach (var (loss, own) in tasks) { own.zero_grad(); loss.backward(retain_graph: true); own.step(); }")]
    [InlineData("for (var i = 0; i < tasks.Count; i++) { tasks[i].Loss.backward(); tasks[i].Own.step(); }")]
    [InlineData("foreach (var (x, y) in data) { var trash = new List<Tensor>(); for (var k = 0; k < 9; k++) { @ trash.Add(loss); } foreach (var t in trash) t.Dispose(); }")]
    [InlineData("foreach (var (x, y) in data) { for (var k = 0; k < 9; k++) { @ Own(loss); } Sweep(); }")]
    public Task Is_silent_where_somebody_else_makes_or_frees(string body) => Verify.Silent(Head + $$"""
            private readonly List<IDisposable> _trash = new();
            private void Own(Tensor one) => _trash.Add(one);
            private void Sweep() { foreach (var one in _trash) one.Dispose(); _trash.Clear(); }
            public void Fit(List<(Tensor Loss, optim.Optimizer Own)> tasks) { {{body.Replace("@", Step, StringComparison.Ordinal)}} }
        }
        """);

    [Theory]
    [InlineData("all.AddRange(model.forward(x).unbind(0));")]
    [InlineData("channel.TryWrite(model.forward(x));")]
    [InlineData("seen.OnNext(model.forward(x));")]
    public Task Is_silent_where_somebody_nobody_sees_may_keep_it(string round) => Verify.Silent(Head + $$"""
            public void Run(List<Tensor> all, System.Threading.Channels.ChannelWriter<Tensor> channel, IObserver<Tensor> seen)
            {
                using var off = no_grad();
                foreach (var (x, y) in data) { {{round}} }
            }
        }
        """);

    /// <summary>Whoever listens to an event may open a scope at the start of a round and end it at the end; a class made at run time may do it around each call.</summary>
    [Theory]
    [InlineData("foreach (var (x, y) in data) { Hooks.B(); @ Hooks.E(); }", "static class Hooks { public static event EventHandler? Begin, End; public static void B() => Begin?.Invoke(null, EventArgs.Empty); public static void E() => End?.Invoke(null, EventArgs.Empty); }")]
    [InlineData("foreach (var (x, y) in data) { @ }", "static class Hooks { public static object Wrap() => System.Reflection.DispatchProxy.Create<IDisposable, System.Reflection.DispatchProxy>(); }")]
    public Task Is_silent_where_code_that_nobody_sees_frames_a_round(string body, string declaration) =>
        Verify.Silent(Head + $$"""public void Fit() { {{body.Replace("@", Step, StringComparison.Ordinal)}} } } {{declaration}}""");

    [Fact]
    public Task Is_silent_about_steps_that_decorators_scope() => Verify.Silent($$"""
        interface IStep { float Run(Tensor x, Tensor y); }
        class Train(Module<Tensor, Tensor> model, optim.Optimizer optimizer) : IStep { public float Run(Tensor x, Tensor y) { {{Step}} return loss.item<float>(); } }
        class Scoped(IStep inner) : IStep { public float Run(Tensor x, Tensor y) { using var scope = NewDisposeScope(); return inner.Run(x, y); } }
        class Logged(IStep inner) : IStep { public float Run(Tensor x, Tensor y) { var loss = inner.Run(x, y); Console.WriteLine(loss); return loss; } }
        class Trainer(IStep step) { public void Fit(List<(Tensor, Tensor)> data) { foreach (var (x, y) in data) step.Run(x, y); } }
        class Program { void Run(Module<Tensor, Tensor> model, optim.Optimizer optimizer) => new Trainer(new Logged(new Scoped(new Train(model, optimizer)))).Fit(new()); }
        """);

    [Fact]
    public Task Is_silent_in_a_forward_and_an_iterator() => Verify.Silent($$"""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear _fc = Linear(2, 2);
            public Net() : base("net") => RegisterComponents();
            public override Tensor forward(Tensor x) { using var off = no_grad(); for (var i = 0; i < 3; i++) x = _fc.forward(x); return x; }
            public IEnumerable<Tensor> All(Tensor x) { using var mode = no_grad(); while (true) { {|TSA2007:yield|} return _fc.forward(x); } }
        }
        """);

    [Theory]
    [InlineData("{|#0:foreach|} (var (x, y) in data) { @ }")]
    [InlineData("for (var epoch = 0; epoch < 3; epoch++) { {|#0:foreach|} (var (x, y) in data) { @ } }")]
    [InlineData("var (x, y) = data[0]; {|#0:for|} (var i = 0; i < 100; i++) { @ }")]
    [InlineData("var (x, y) = data[0]; var i = 0; {|#0:while|} (i++ < 100) { @ }")]
    [InlineData("var (x, y) = data[0]; var i = 0; {|#0:do|} { @ } while (i++ < 100);")]
    [InlineData("{|#0:foreach|} (var (x, y) in data) One(x, y);")]
    [InlineData("{|#0:foreach|} (var (x, y) in data) { void Local() { @ } Local(); }")]
    [InlineData("{|#0:foreach|} (var (x, y) in data) { optimizer.zero_grad(); var l = Loss(x, y); l.backward(); optimizer.step(); Console.WriteLine(l.item<float>()); }")]
    [InlineData("var i = 0; {|#0:foreach|} (var (x, y) in data) { functional.mse_loss(model.forward(x), y).backward(); if (++i % 4 == 0) { optimizer.step(); optimizer.zero_grad(); } }")]
    [InlineData("var scope = NewDisposeScope(); Loss(data[0].X, data[0].Y); scope.Dispose(); {|#0:foreach|} (var (x, y) in data) { @ }")]
    [InlineData("using (var scope = NewDisposeScope()) { Loss(data[0].X, data[0].Y); } {|#0:foreach|} (var (x, y) in data) { @ }")]
    [InlineData("using var log = new System.IO.StreamWriter(\"log\"); {|#0:foreach|} (var (x, y) in data) { @ log.WriteLine(loss.item<float>()); }")]
    [InlineData("for (var epoch = 0; epoch < 3; epoch++) { {|#0:foreach|} (var (x, y) in data) { @ } using (NewDisposeScope()) { Loss(data[0].X, data[0].Y); } }")]
    public Task Reports_training(string body) => Verify.Reports(Head + $$"""
            public void Fit() { {{body.Replace("@", Step, StringComparison.Ordinal)}} }
            private void One(Tensor x, Tensor y) { {{Step}} }
            private Tensor Loss(Tensor x, Tensor y) => functional.mse_loss(model.forward(x), y);
        }
        """, Verify.Finding(0).WithMessage(
            "Each round of this loop trains a model and frees none of the tensors that it makes. The garbage collector does not count their native memory and runs too late, so memory grows from round to round. "
            + "Write 'using var scope = torch.NewDisposeScope();' as the first line of the body, and call 'MoveToOuterDisposeScope()' on tensors that are needed after the round."));

    [Theory]
    [InlineData("using var off = no_grad(); {|#0:foreach|} (var (x, y) in data) total += model.forward(x).sum().item<float>();")]
    [InlineData("{|#0:foreach|} (var (x, y) in data) { using var off = no_grad(); total += model.forward(x).sum().item<float>(); }")]
    [InlineData("{|#0:foreach|} (var (x, y) in data) { using (inference_mode()) total += model.forward(x).sum().item<float>(); }")]
    [InlineData("model.eval(); {|#0:foreach|} (var (x, y) in data) total += model.forward(x).sum().item<float>();")]
    [InlineData("model.train(false); {|#0:foreach|} (var (x, y) in data) total += model.forward(x).sum().item<float>();")]
    [InlineData("model.eval(); using (no_grad()) { {|#0:foreach|} (var (x, y) in data) { total += Predict(x); } }")]
    [InlineData("{|#0:foreach|} (var (x, y) in data) total += Quiet(x);")]
    public Task Reports_evaluation(string body) => Verify.Reports(Head + $$"""
            public float Sum() { var total = 0f; {{body}} return total; }
            private float Predict(Tensor x) => model.forward(x).sum().item<float>();
            private float Quiet(Tensor x) { using var off = no_grad(); return model.forward(x).sum().item<float>(); }
        }
        """, Verify.Finding(0).WithMessage(
            "Each round of this loop applies a model and frees none of the tensors that it makes. The garbage collector does not count their native memory and runs too late, so memory grows from round to round. "
            + "Write 'using var scope = torch.NewDisposeScope();' as the first line of the body, and call 'MoveToOuterDisposeScope()' on tensors that are needed after the round."));

    [Theory]
    [InlineData("using var off = no_grad(); foreach (var (x, y) in data) total += model.forward(x).sum().item<float>();", "应用模型")]
    [InlineData("foreach (var (x, y) in data) { var loss = functional.mse_loss(model.forward(x), y); loss.backward(); optimizer.step(); }", "训练模型")]
    public async Task Says_so_in_Chinese(string body, string work) => Assert.Equal(
        $"这个循环每一轮都{work}，却不释放它创建的任何张量。垃圾回收器不计算张量占用的非托管内存，回收得太晚，所以内存逐轮增长。"
        + "请在循环体第一行写 'using var scope = torch.NewDisposeScope();'，并对本轮之后还要用的张量调用 'MoveToOuterDisposeScope()'。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, $"{Head} public float Sum() {{ var total = 0f; {body} return total; }} }}"));

    [Fact]
    public Task Reports_top_level_statements_and_own_models() => Verify.Reports("""
        var net = new Net();
        var optimizer = optim.Adam(net.parameters());
        var (x, y) = (randn(8, 2), randn(8, 2));
        [|for|] (var i = 0; i < 10; i++)
        {
            optimizer.zero_grad();
            var loss = functional.mse_loss(net.forward(x), y);
            loss.backward();
            optimizer.step();
        }

        class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> _layers = Sequential(Linear(2, 8), ReLU(), Linear(8, 2));
            public Net() : base("net") => RegisterComponents();
            public override Tensor forward(Tensor x) => _layers.forward(x);
        }
        """);

    [Fact]
    public Task The_scope_is_opened_and_what_outlives_a_round_is_moved_out() => Verify.Fixed("""
        class P
        {
            Tensor? Fit(Module<Tensor, Tensor> model, optim.Optimizer optimizer, List<(Tensor, Tensor)> data)
            {
                Tensor? last = null;
                [|foreach|] (var (x, y) in data)
                {
                    // One step.
                    optimizer.zero_grad();
                    var loss = functional.mse_loss(model.forward(x), y);
                    loss.backward();
                    optimizer.step();
                    last = loss.detach();
                    Console.WriteLine($"{loss.item<float>()}");
                }

                return last;
            }
        }
        """, """
        class P
        {
            Tensor? Fit(Module<Tensor, Tensor> model, optim.Optimizer optimizer, List<(Tensor, Tensor)> data)
            {
                Tensor? last = null;
                foreach (var (x, y) in data)
                {
                    using var scope = torch.NewDisposeScope();
                    // One step.
                    optimizer.zero_grad();
                    var loss = functional.mse_loss(model.forward(x), y);
                    loss.backward();
                    optimizer.step();
                    last = loss.detach().MoveToOuterDisposeScope();
                    Console.WriteLine($"{loss.item<float>()}");
                }

                return last;
            }
        }
        """);

    [Theory]
    [InlineData("all.Add(loss);")]
    [InlineData("total += loss;")]
    [InlineData("Keep(loss);")]
    [InlineData("later = () => loss.item<float>();")]
    [InlineData("pair = (loss, x);")]
    [InlineData("await Task.Yield();")]
    public Task Has_no_repair_where_it_is_not_sure_what_outlives_a_round(string keeps) => Verify.Unfixable($$"""
        class P
        {
            private Tensor kept = null!;
            private void Keep(Tensor loss) => kept = loss;

            async Task Fit(Module<Tensor, Tensor> model, optim.Optimizer optimizer, List<(Tensor, Tensor)> data, List<Tensor> all, Tensor total)
            {
                Func<float> later = () => 0;
                (Tensor, Tensor) pair;
                await Task.Yield();
                [|foreach|] (var (x, y) in data)
                {
                    optimizer.zero_grad();
                    var loss = functional.mse_loss(model.forward(x), y);
                    loss.backward();
                    optimizer.step();
                    {{keeps}}
                }
            }
        }
        """);
}
