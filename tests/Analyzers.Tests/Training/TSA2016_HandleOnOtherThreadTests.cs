using TorchSharp.Analyzers.Testing;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2016_HandleOnOtherThread>;

namespace TorchSharp.Analyzers.Tests.Training;

public sealed class TSA2016_HandleOnOtherThreadTests
{
    /// <summary>Loops that free nothing and lost handles are what other rules are about.</summary>
    private static readonly ProgramOptions Others = ProgramOptions.Default with { IgnoredRules = ["TSA2006", "TSA4005", "TSA4006"], Usings = ProgramOptions.UsualUsings + "global using System.Threading;\n" };

    private const string Head = """
        interface IPredict { float Of(Tensor x); }

        sealed class Infer : IDisposable
        {
            private readonly IDisposable _mode = no_grad();
            private readonly DisposeScope _scope = NewDisposeScope();
            public void Dispose() { _scope.Dispose(); _mode.Dispose(); }
        }

        class P(Module<Tensor, Tensor> model, IPredict one, Func<Tensor, float> run, float[][] rows, Tensor[] xs)
        {
            private float[] Feature(float[] r) => r.Select(v => v * 2).ToArray();
            private float Bare(Tensor x) => model.forward(x).mean().item<float>();
            private float Own(Tensor x) { using var off = no_grad(); using var s = NewDisposeScope(); return model.forward(x).mean().item<float>(); }
            private float OwnScope(Tensor x) { using var s = NewDisposeScope(); return model.forward(x).mean().item<float>(); }
            private float Deep(Tensor x) => Own(x);
            private float DeepBare(Tensor x) => Bare(x);
            protected virtual float Hook(Tensor x) => model.forward(x).mean().item<float>();
            private IDisposable Quiet() => no_grad();
            private void Body(Tensor x) => model.forward(x);
            public float Uses() => Feature(rows[0])[0] + OwnScope(xs[0]) + Deep(xs[0]) + DeepBare(xs[0]) + one.Of(xs[0]) + run(xs[0]) + (Quiet() is null ? 1 : 0);
            public void Run()
            {

        """;

    private const string Tail = " } }";

    /// <summary>The body has a handle of its own, or makes nothing that needs one, or runs here, or nobody can follow it.</summary>
    [Theory]
    [InlineData("using var off = no_grad(); Parallel.ForEach(xs, x => { using var own = no_grad(); using var s = NewDisposeScope(); model.forward(x); });")]
    [InlineData("using var off = no_grad(); Parallel.ForEach(xs, x => { using (torch.inference_mode()) model.forward(x); });")]
    [InlineData("using var off = no_grad(); Parallel.ForEach(xs, x => Own(x));")]
    [InlineData("using var off = no_grad(); Parallel.ForEach(xs, x => Deep(x));")]
    [InlineData("using var off = no_grad(); Parallel.For(0, rows.Length, i => rows[i] = Feature(rows[i]));")]
    [InlineData("using var off = no_grad(); var all = rows.AsParallel().Select(Feature).ToArray(); foreach (var r in all) Console.WriteLine(model.forward(tensor(r)));")]
    [InlineData("using (no_grad()) { model.forward(xs[0]); } Parallel.ForEach(xs, x => Bare(x));")]
    [InlineData("Parallel.ForEach(xs, x => Bare(x)); using var off = no_grad(); model.forward(xs[0]);")]
    [InlineData("using var off = no_grad(); var t = Task.Run(() => System.IO.File.ReadAllText(\"a\")); model.forward(xs[0]);")]
    [InlineData("using var off = no_grad(); Parallel.ForEach(xs, x => one.Of(x));")]
    [InlineData("using var off = no_grad(); Parallel.ForEach(xs, x => run(x));")]
    [InlineData("using var off = no_grad(); Parallel.ForEach(xs, x => Hook(x));")]
    [InlineData("using var off = no_grad(); Parallel.ForEach(xs, x => { using var q = Quiet(); model.forward(x); });")]
    [InlineData("using var off = no_grad(); Parallel.ForEach(xs, x => { using var q = new Infer(); model.forward(x); });")]
    [InlineData("using var off = no_grad(); Task.Run(() => Own(xs[0])).Wait();")]
    [InlineData("using var off = no_grad(); new Thread(() => Own(xs[0])).Start();")]
    [InlineData("using var off = no_grad(); new Thread(Log).Start(); void Log() => Console.WriteLine(1); model.forward(xs[0]);")]
    [InlineData("using var off = no_grad(); Action later = () => Parallel.ForEach(xs, x => Bare(x)); Console.WriteLine(later);")]
    [InlineData("using var off = no_grad(); foreach (var x in xs) model.forward(x);")]
    [InlineData("using var off = no_grad(); xs.Select(x => Bare(x)).ToList();")]
    [InlineData("using var scope = NewDisposeScope(); Parallel.ForEach(xs, x => OwnScope(x));")]
    [InlineData("using var scope = NewDisposeScope(); Parallel.ForEach(xs, x => { using var y = model.forward(x); using var m = y.mean(); Console.WriteLine(m.item<float>()); });")]
    [InlineData("using var scope = NewDisposeScope(); var ys = xs.AsParallel().Select(x => model.forward(x)).ToArray(); foreach (var y in ys) y.Dispose();")]
    [InlineData("using var scope = NewDisposeScope(); var y = Task.Run(() => model.forward(xs[0])).Result; y.Dispose();")]
    [InlineData("using var scope = NewDisposeScope(); Parallel.ForEach(rows, r => Feature(r));")]
    [InlineData("using var scope = NewDisposeScope(); var parts = new Tensor[xs.Length]; Parallel.For(0, xs.Length, i => parts[i] = model.forward(xs[i])); foreach (var p in parts) p.Dispose();")]
    [InlineData("using var scope = NewDisposeScope(); var bag = new System.Collections.Concurrent.ConcurrentBag<Tensor>(); Parallel.ForEach(xs, x => bag.Add(model.forward(x))); foreach (var p in bag) p.Dispose();")]
    [InlineData("using var scope = NewDisposeScope(); Parallel.ForEach(xs, x => { var y = model.forward(x); try { Console.WriteLine(y.shape); } finally { y.Dispose(); } });")]
    [InlineData("using var scope = NewDisposeScope(); Parallel.ForEach(xs, x => WrappedTensorDisposeScope(() => model.forward(x)).Dispose());")]
    [InlineData("using var off = no_grad(); Parallel.ForEach(xs, new ParallelOptions { MaxDegreeOfParallelism = 1 }, x => Bare(x));")]
    [InlineData("using var on = enable_grad(); Parallel.ForEach(xs, x => Bare(x));")]
    [InlineData("using var off = set_grad_enabled(rows.Length > 3); Parallel.ForEach(xs, x => Bare(x));")]
    [InlineData("using var a = autograd.detect_anomaly(); Parallel.ForEach(xs, x => Bare(x));")]
    [InlineData("using var off = no_grad(); Parallel.Invoke(() => Own(xs[0]), () => Own(xs[1]));")]
    [InlineData("using var off = no_grad(); Task.Factory.StartNew(() => Own(xs[0])).Wait();")]
    [InlineData("using var off = no_grad(); Task.Run(() => { set_grad_enabled(false); return Bare(xs[0]); }).Wait();")]
    [InlineData("using var off = no_grad(); var soft = Softmax(1); Parallel.ForEach(xs, x => soft.forward(x));")]
    [InlineData("using var off = no_grad(); ThreadPool.QueueUserWorkItem(_ => Own(xs[0]));")]
    [InlineData("var off = no_grad(); off.Dispose(); Parallel.ForEach(xs, x => Bare(x));")]
    [InlineData("using var off = no_grad(); foreach (var p in model.parameters()) p.requires_grad = false; Parallel.ForEach(xs, x => Bare(x));")]
    [InlineData("using var off = no_grad(); Parallel.ForEach(xs, x => { Console.WriteLine(x.shape[0]); });")]
    [InlineData("using var scope = NewDisposeScope(); Task.Run(() => Console.WriteLine(xs[0].item<float>())).Wait();")]
    [InlineData("using var off = no_grad(); var t = new Task(() => Own(xs[0])); t.RunSynchronously();")]
    [InlineData("using var off = no_grad(); var t = new Task(() => Bare(xs[0])); t.RunSynchronously();")]
    public Task Is_silent_where_nothing_misses_it(string body) => Verify.With(Others).Silent(Head + body + Tail);

    [Theory]
    [InlineData("using var off = no_grad(); [|Parallel.ForEach|](xs, x => model.forward(x));")]
    [InlineData("using var off = no_grad(); [|Parallel.ForEach|](xs, x => { Console.WriteLine(model.forward(x).mean().item<float>()); });")]
    [InlineData("using var off = no_grad(); [|Parallel.ForEach|](xs, x => Bare(x));")]
    [InlineData("using var off = no_grad(); [|Parallel.ForEach|](xs, x => DeepBare(x));")]
    [InlineData("using var off = no_grad(); [|Parallel.ForEach|](xs, Body);")]
    [InlineData("using var off = no_grad(); [|Parallel.For|](0, xs.Length, i => Console.WriteLine(Bare(xs[i])));")]
    [InlineData("using (no_grad()) { [|Parallel.For|](0, xs.Length, i => Bare(xs[i])); }")]
    [InlineData("using (torch.no_grad()) [|Parallel.Invoke|](() => Bare(xs[0]), () => Bare(xs[1]));")]
    [InlineData("using var off = inference_mode(); [|Task.Run|](() => Bare(xs[0])).Wait();")]
    [InlineData("using var off = no_grad(); var t = [|Task.Run|](() => model.forward(xs[0]));")]
    [InlineData("using var off = no_grad(); var all = Task.WhenAll(xs.Select(x => [|Task.Run|](() => Bare(x))));")]
    [InlineData("using var off = no_grad(); var t = [|Task.Factory.StartNew|](() => Bare(xs[0]));")]
    [InlineData("using var off = no_grad(); new [|Thread|](() => Bare(xs[0])).Start();")]
    [InlineData("using var off = no_grad(); var t = new [|Thread|](() => { Bare(xs[0]); }); t.Start(); t.Join();")]
    [InlineData("using var off = no_grad(); [|ThreadPool.QueueUserWorkItem|](_ => Bare(xs[0]));")]
    [InlineData("using var off = no_grad(); var all = xs.AsParallel().[|Select|](x => Bare(x)).ToArray();")]
    [InlineData("using var off = no_grad(); var all = xs.AsParallel().AsOrdered().[|Select|](Bare).ToArray();")]
    [InlineData("using var off = no_grad(); xs.AsParallel().[|ForAll|](x => Bare(x));")]
    [InlineData("using var off = no_grad(); var sum = xs.AsParallel().[|Sum|](x => model.forward(x).item<float>());")]
    [InlineData("using var off = set_grad_enabled(false); [|Parallel.ForEach|](xs, x => Bare(x));")]
    [InlineData("using var scope = NewDisposeScope(); [|Parallel.ForEach|](xs, x => { Console.WriteLine(model.forward(x).mean().item<float>()); });")]
    [InlineData("using var scope = NewDisposeScope(); [|Parallel.ForEach|](xs, x => Console.WriteLine(Bare(x)));")]
    [InlineData("using var scope = NewDisposeScope(); [|Parallel.For|](0, 9, i => Console.WriteLine(Bare(xs[i])));")]
    [InlineData("using var scope = NewDisposeScope(); var v = xs.AsParallel().[|Select|](x => Bare(x)).ToArray();")]
    [InlineData("using var scope = NewDisposeScope(); [|Task.Run|](() => Bare(xs[0])).Wait();")]
    [InlineData("using var scope = NewDisposeScope(); var v = rows.AsParallel().[|Select|](r => tensor(r).mean().item<float>()).ToArray();")]
    [InlineData("using var off = no_grad(); using var scope = NewDisposeScope(); [|Parallel.ForEach|](xs, x => Bare(x));")]
    [InlineData("using var off = no_grad(); [|Parallel.ForEach|](xs, x => { using var s = NewDisposeScope(); model.forward(x); });")]
    [InlineData("using var off = no_grad(); [|Parallel.ForEach|](xs, x => { using var y = model.forward(x); Console.WriteLine(y.shape); });")]
    [InlineData("using var off = no_grad(); [|Parallel.ForEach|](xs, Local); void Local(Tensor x) { model.forward(x); }")]
    [InlineData("using var off = no_grad(); foreach (var chunk in xs.Chunk(4)) [|Parallel.ForEach|](chunk, x => Bare(x));")]
    [InlineData("using var off = no_grad(); try { [|Parallel.ForEach|](xs, x => Bare(x)); } finally { Console.WriteLine(); }")]
    public Task Reports_what_runs_without_it(string body) => Verify.With(Others).Reports(Head + body + Tail);

    [Fact]
    public Task Says_what_is_missed_and_what_to_do() => Verify.With(Others).Reports(
        Head + "using (var off = {|#1:torch.no_grad()|}) {|#0:Parallel.ForEach|}(xs, x => Bare(x)); using var scope = {|#3:NewDisposeScope()|}; xs.AsParallel().{|#2:ForAll|}(x => Console.WriteLine(Bare(x)));" + Tail,
        Verify.Finding(0, also: 1).WithMessage(
            "'torch.no_grad()' holds on this thread only, and 'Parallel.ForEach' runs its body on others: there gradients are on, and the model records a graph. Open one in the body as well."),
        Verify.Finding(2, also: 3).WithMessage(
            "'NewDisposeScope()' holds on this thread only, and 'ForAll' runs its body on others: there no scope frees the tensors that it makes. Open one in the body as well."));

    [Fact]
    public void Says_it_in_Chinese()
    {
        var chinese = new System.Globalization.CultureInfo("zh-Hans");

        Assert.Equal("'no_grad()' 只对当前线程有效，而 'Task.Run' 在其他线程上运行它的代码：那里的梯度是打开的，模型会记录计算图。请在那段代码里也打开一个。", string.Format(
            chinese, Verify.Rule.MessageFormat.ToString(chinese), "no_grad()", "Task.Run", "那里的梯度是打开的，模型会记录计算图"));
    }
}
