using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Tensors;
using TorchSharp.Analyzers.Tests.Generated;
using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4002_DroppedResult>;

namespace TorchSharp.Analyzers.Tests.Tensors;

public sealed class TSA4002_DroppedResultTests
{
    [Theory]
    [InlineData("x = x.add(1);")]
    [InlineData("var y = x.to(DeviceType.CPU); y.print();")]
    [InlineData("_ = x.add(1);")]
    [InlineData("using var y = x.view(-1);")]
    [InlineData("x.add_(1);")]
    [InlineData("x.zero_().add_(2);")]
    [InlineData("x.mul(2).add_(1);")]
    [InlineData("x.requires_grad_();")]
    [InlineData("x.DetachFromDisposeScope();")]
    [InlineData("x.add(1).MoveToOuterDisposeScope();")]
    [InlineData("x.sum().backward();")]
    [InlineData("x.print();")]
    [InlineData("x.add(1).print();")]
    [InlineData("x.Dispose();")]
    [InlineData("x.item<float>();")]
    [InlineData("functional.relu(x, inplace: true);")]
    [InlineData("functional.dropout(x, 0.5, true, true);")]
    [InlineData("functional.elu(x, 1, inplace: flag);")]
    [InlineData("net.to(DeviceType.CPU);")]
    [InlineData("net.cuda();")]
    [InlineData("net.forward(x);")]
    [InlineData("functional.nll_loss(x, x);")]
    [InlineData("functional.binary_cross_entropy_with_logits(x, x);")]
    [InlineData("net.call(x).add_(1);")]
    [InlineData("optimizer.step();")]
    [InlineData("x.copy_(x.add(1));")]
    [InlineData("init.normal_(x);")]
    [InlineData("zeros(1).cuda();")]
    [InlineData("torch.zeros(1, device: CPU);")]
    [InlineData("rand(2, 3);")]
    [InlineData("torch.randn(2).to(DeviceType.CPU);")]
    [InlineData("x.bernoulli();")]
    [InlineData("x.add(\"weights\");")]
    [InlineData("own.add(1);")]
    [InlineData("own.to(CPU);")]
    [InlineData("Own.relu(x);")]
    [InlineData("Add(x);")]
    [InlineData("Add(x).to(CPU);")]
    [InlineData("((dynamic)x).add(1);")]
    [InlineData("x.add(1).ToString();")]
    [InlineData("Func<Tensor, Tensor> f = t => t.add(1);")]
    [InlineData("Func<Tensor> g = () => x.add(1);")]
    [InlineData("System.Linq.Expressions.Expression<Func<Tensor, Tensor>> e = t => t.add(1);")]
    [InlineData("Measure(() => x.matmul(x));")]
    [InlineData("Measure(() => { x.matmul(x); });")]
    [InlineData("Measure(delegate { x.matmul(x); });")]
    [InlineData("try { x.view(5); } catch (Exception) { Console.WriteLine(\"shape\"); }")]
    [InlineData("try { x.view(5); throw new InvalidOperationException(); } catch (Exception) { }")]
    [InlineData("var watch = System.Diagnostics.Stopwatch.StartNew(); x.matmul(x); Console.WriteLine(watch.Elapsed);")]
    [InlineData("var start = Environment.TickCount64; for (var i = 0; i < 9; i++) x.matmul(x); Console.WriteLine(start);")]
    [InlineData("Assert.Throws(Act); void Act() => x.view(7);")]
    [InlineData("Assert.Throws(() => { x.view(7); });")]
    [InlineData("functional.batch_norm(x, x, x);")]
    [InlineData("return; x.add_(1);")]
    [InlineData("special.airy_ai(x, x);")]
    [InlineData("var z = flag ? x.add(1) : x; z.print();")]
    [InlineData("foreach (var t in x.unbind(0)) t.add_(1);")]
    [InlineData("await Task.Run(() => x.add(1));")]
    [InlineData("tensors.Select(t => t.add(1)).ToList();")]
    [InlineData("lock (x.add(1)) { }")]
    [InlineData("Console.WriteLine($\"{x.add(1)}\");")]
    [InlineData("nameof(x.add).ToString();")]
    [InlineData("var start = DateTime.Now; x.matmul(x); Console.WriteLine(DateTime.Now - start);")]
    [InlineData("using (own.Timed()) x.sum();")]
    [InlineData("using (own.Timed()) for (var i = 0; i < 3; i++) x.sum();")]
    [InlineData("Race((a, b) => a.matmul(b));")]
    [InlineData("var table = new Dictionary<string, Action> { [\"exp\"] = () => x.exp() }; table[\"exp\"]();")]
    [InlineData("var all = new Action<Tensor>[] { t => t.exp() }; all[0](x);")]
    [InlineData("var all = new List<(string, Action<Tensor>)> { (\"exp\", t => t.exp()) }; all[0].Item2(x);")]
    [InlineData("void Fits(Tensor a, Tensor b) { using (NewDisposeScope()) a.expand_as(b); } Fits(x, x);")]
    [InlineData("void Wait(Tensor last) { last.cpu(); } Wait(x);")]
    [InlineData("void Run(Tensor a) { a.exp(); } try { Run(x); } catch (Exception) { }")]
    [InlineData("void WarmUp(Tensor a) { a.exp(); a.log(); a.mm(a); } WarmUp(x);")]
    [InlineData("try { x.add(1); x.print(); x.print(); x.print(); } catch (Exception) { throw; }")]
    [InlineData("try { x.view(2); x.print(); x.print(); x.print(); x.print(); x.print(); x.print(); } catch (Exception) { Console.WriteLine(1); throw; }")]
    [InlineData("using (var scope = NewDisposeScope()) { x.add(1); Console.WriteLine(scope.DisposablesCount); }")]
    [InlineData("x.clone(); GC.Collect(); GC.WaitForPendingFinalizers();")]
    [InlineData("System.Linq.Expressions.Expression<Action<Tensor>> e = t => t.add(1);")]
    public Task Is_silent_about(string statement) => Verify.Silent(Program(statement));

    [Theory]
    [InlineData("[|x.add(1)|];")]
    [InlineData("[|x.to(DeviceType.CPU)|];")]
    [InlineData("[|x.cuda()|];")]
    [InlineData("[|x.to(ScalarType.Float64)|];")]
    [InlineData("[|x.to(CPU, disposeAfter: true)|];")]
    [InlineData("[|x.cpu()|];")]
    [InlineData("[|x.detach()|];")]
    [InlineData("[|x.view(-1, 2)|];")]
    [InlineData("[|x.unsqueeze(0)|];")]
    [InlineData("[|x.mul(2).add(1)|];")]
    [InlineData("[|x.add_(1).mul(2)|];")]
    [InlineData("[|x[0].fill_(1).relu()|];")]
    [InlineData("[|x?.add(1)|];")]
    [InlineData("[|torch.sqrt(x)|];")]
    [InlineData("[|functional.relu(x)|];")]
    [InlineData("[|functional.relu(x, inplace: false)|];")]
    [InlineData("[|functional.dropout(x, 0.5, true)|];")]
    [InlineData("[|torch.clamp(x, 0, 1)|];")]
    [InlineData("[|net.weight.mul(2)|];")]
    [InlineData("[|_held.to(CPU)|];")]
    [InlineData("[|this._held.to(CPU)|];")]
    [InlineData("[|Shared.sqrt()|];")]
    [InlineData("[|tensors[0].add(1)|];")]
    [InlineData("[|x.T.contiguous()|];")]
    [InlineData("[|x.grad!.clamp(-1, 1)|];")]
    [InlineData("if (flag) [|x.add(1)|];")]
    [InlineData("for (var i = 0; i < 3; [|x.add(1)|]) i++;")]
    [InlineData("foreach (var p in net.parameters()) [|p.grad!.clamp(-1, 1)|];")]
    [InlineData("tensors.ToList().ForEach(t => [|t.to(CPU)|]);")]
    [InlineData("tensors.ToList().ForEach(t => { [|t.mul(2)|]; });")]
    [InlineData("Action<Tensor> f = t => [|t.add(1)|];")]
    [InlineData("Action g = () => [|x.add(1)|];")]
    [InlineData("Parallel.For(0, 3, i => { [|x.add(i)|]; });")]
    [InlineData("void Local() => [|x.add(1)|]; Local();")]
    [InlineData("using (no_grad()) [|x.sub(x)|];")]
    [InlineData("using (var scope = NewDisposeScope()) { [|x.squeeze()|]; x.print(); }")]
    [InlineData("try { x.print(); x.print(); x.print(); x.print(); x.print(); [|x.relu()|]; } catch (Exception) { }")]
    [InlineData("Console.WriteLine(DateTime.Now); [|x.relu()|];")]
    [InlineData("try { [|x.relu()|]; } finally { x.print(); }")]
    [InlineData("switch (flag) { case true: [|x.neg()|]; break; }")]
    [InlineData("[|x.max(0)|];")]
    [InlineData("[|x.chunk(2)|];")]
    [InlineData("[|x.masked_fill(x, 0)|];")]
    [InlineData("[|special.erf(x)|];")]
    [InlineData("await Task.Yield(); [|x.exp()|];")]
    public Task Reports(string statement) => Verify.Reports(Program(statement));

    private static string Program(string statement) => $$"""
        class Own
        {
            public Tensor add(int x) => ones(x);

            public Own to(Device device) => this;

            public IDisposable Timed() => new System.IO.StringWriter();

            public static Tensor relu(Tensor x) => x.relu_();

            public static implicit operator Tensor(Own own) => ones(1);
        }

        static class Extensions
        {
            public static Tensor add(this Tensor x, string name) => x.add_(1);
        }

        static class Assert
        {
            public static void Throws(Action act) { }
        }

        class P
        {
            private Tensor _held = ones(1);

            private static Tensor Shared => ones(1);

            Tensor Add(Tensor x) => _held = x;

            static void Measure(Action act) => act();

            static void Race(Action<Tensor, Tensor> act) => act(ones(1), ones(1));

            async Task M(Tensor x, bool flag, Linear net, optim.Optimizer optimizer, Own own, Tensor[] tensors)
            {
                await Task.Yield();
                {{statement}}
            }
        }
        """;

    [Fact]
    public Task Reports_a_member_that_is_nothing_else_and_top_level_statements() => Verify.Reports("""
        var x = ones(2);
        [|x.add(1)|];
        new P(x).Move();

        class P(Tensor x)
        {
            public void Move() => [|x.to(CPU)|];

            public Tensor Weight { get => x; set { [|value.add(1)|]; } }
        }
        """);

    [Fact]
    public Task Leaves_what_is_measured() => Verify.Silent("""
        [AttributeUsage(AttributeTargets.Method)]
        class BenchmarkAttribute : Attribute;

        class P(Tensor x)
        {
            [Benchmark]
            public void Add() => x.add(1);

            [Benchmark]
            public void Multiply()
            {
                x.matmul(x);
            }
        }
        """);

    [Fact]
    public Task Leaves_what_is_run_only_to_run_it() => Verify.Silent("""
        [AttributeUsage(AttributeTargets.Method)]
        class ExpectedExceptionAttribute(Type type) : Attribute { public Type Type => type; }

        static class Fuzz
        {
            static readonly Tensor A = rand(3, 3);

            static readonly Dictionary<string, Action> Table = new() { ["exp"] = () => A.exp(), ["mm"] = () => A.mm(A) };

            static void Run(int seed) { switch (new Random(seed).Next(3)) { case 0: A.exp(); break; default: A.log(); break; } }
        }

        class P
        {
            [ExpectedException(typeof(InvalidOperationException))]
            public void Bad() { var a = zeros(2, 3); a.matmul(a); a.print(); }

            static void Once(Tensor a) { for (var i = 0; i < 10; i++) a.exp(); }

            static void Time(Tensor a) { Once(a); var watch = System.Diagnostics.Stopwatch.StartNew(); a.exp().print(); Console.WriteLine(watch.Elapsed); }
        }
        """);

    private const string Story = "class P { void M(Tensor x) { {|#0:x.add(1)|}; {|#1:x.to(CPU, disposeAfter: true)|}; } }";

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        Story,
        Verify.Finding(0).WithMessage("'add' leaves its tensor as it is and gives a new one, which nobody takes here: the call does nothing. Assign the result."),
        Verify.Finding(1).WithMessage("'to' frees its tensor here and gives a new one, which nobody takes: both are lost. Assign the result."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "'add' 不改变原来的张量，而是返回一个新的张量，这里没有人接收它：这次调用什么也没有做。请把返回值赋给变量。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, "class P { void M(Tensor x) { x.add(1); } }"));

    /// <summary><c>x.relu()</c> may still become <c>x.relu().mean()</c>.</summary>
    [Theory]
    [InlineData("x.relu()", 0)]
    [InlineData("x.relu();", 1)]
    public async Task Waits_for_the_end_of_a_statement(string statement, int findings)
    {
        var program = ProgramBatch.Compile([("Program.cs", $"class P {{ void M(TorchSharp.torch.Tensor x) {{ {statement} }} }}")]);
        var analysis = new CompilationWithAnalyzers(program, [new TSA4002_DroppedResult()], new AnalyzerOptions([]));

        Assert.Equal(findings, (await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)).Length);
    }
}
