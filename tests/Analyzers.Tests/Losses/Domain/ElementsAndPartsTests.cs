using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>Outputs that reach the loss as elements of something, or as parts: by an index that nobody knows, by LINQ, patterns, deconstruction, tasks and iterators.</summary>
public sealed class ElementsAndPartsTests
{
    private const string Loss = "functional.binary_cross_entropy_with_logits";

    [Theory]
    [InlineData("var all = new List<Tensor>(); foreach (var row in rows) all.Add(net.call(row)); for (var i = 0; i < rows.Length; i++) LOSS(all[i], y);")]
    [InlineData("var all = new Tensor[rows.Length]; for (var i = 0; i < rows.Length; i++) all[i] = net.call(rows[i]); for (var i = 0; i < rows.Length; i++) LOSS(all[i], y);")]
    [InlineData("var all = new[] { net.call(x), net.call(y) }; LOSS(all[k], y);")]
    [InlineData("var heads = new[] { Sequential(Linear(4, 1), Sigmoid()), Sequential(Linear(4, 2), Sigmoid()) }; LOSS(heads[k].call(x), y);")]
    [InlineData("var all = new List<Tensor> { net.call(x) }; if (k > 1) all.Add(net.call(y)); LOSS(all[k], y);")]
    [InlineData("foreach (var p in rows.Select(row => net.call(row))) LOSS(p, y);")]
    [InlineData("foreach (var p in rows.Select(net.call)) LOSS(p, y);")]
    [InlineData("foreach (var p in rows.Where(row => row.shape[0] > 1).Select(net.call).Take(3)) LOSS(p, y);")]
    [InlineData("var all = rows.Select(net.call).ToArray(); LOSS(all[k], y);")]
    [InlineData("var all = rows.Select(net.call).ToList(); all.ForEach(p => LOSS(p, y).backward());")]
    [InlineData("LOSS(rows.Select(net.call).First(), y);")]
    [InlineData("foreach (var (p, t) in rows.Select(net.call).Zip(rows)) LOSS(p, t);")]
    [InlineData("foreach (var l in rows.Select(net.call).Zip(rows, (p, t) => LOSS(p, t))) l.backward();")]
    [InlineData("var total = rows.Select(net.call).Sum(p => LOSS(p, y).item<float>());")]
    [InlineData("var total = rows.Select(net.call).Aggregate(torch.zeros(1), (sum, p) => sum + LOSS(p, y));")]
    [InlineData("var all = (from row in rows let p = net.call(row) select LOSS(p, y)).ToList();")]
    [InlineData("foreach (var p in Outputs(net, rows)) LOSS(p, y);")]
    [InlineData("if (new Result(net.call(x), 1) is { Output: var p }) LOSS(p, y);")]
    [InlineData("if (new Result(net.call(x), 1) is (var p, _)) LOSS(p, y);")]
    [InlineData("if ((net.call(x), y) is (var p, var t)) LOSS(p, t);")]
    [InlineData("Tensor[] all = [net.call(x), y]; if (all is [var p, var t]) LOSS(p, t);")]
    [InlineData("Tensor[] all = [x, y, net.call(x)]; if (all is [.., var p]) LOSS(p, y);")]
    [InlineData("var (p, count) = new Result(net.call(x), 1); LOSS(p, y);")]
    [InlineData("var ((p, count), t) = (new Result(net.call(x), 1), y); LOSS(p, t);")]
    [InlineData("var known = o as Net; LOSS(known.call(x), y);")]
    [InlineData("LOSS(await Task.Run(() => net.call(x)), y);")]
    [InlineData("LOSS(Task.Run(() => net.call(x)).Result, y);")]
    [InlineData("LOSS(await Task.FromResult(net.call(x)).ConfigureAwait(false), y);")]
    [InlineData("LOSS(Task.Factory.StartNew(() => net.call(x)).GetAwaiter().GetResult(), y);")]
    public async Task Are_found(string statements) =>
        Assert.Single((await (await TestProgram.CreateAsync([Program(statements)], ProgramOptions.Default)).FindingsAsync(RulesUnderTest.Shipped)).Where(finding => finding.Id == "TSA1001"));

    [Theory]
    [InlineData("var all = new List<Tensor>(); foreach (var row in rows) all.Add(net.call(row)); all.Add(x); LOSS(all[k], y);")]
    [InlineData("var all = new List<Tensor>(); foreach (var row in rows) { all.Add(net.call(row)); all.Add(row); } LOSS(all[k], y);")]
    [InlineData("var all = new Tensor[rows.Length]; for (var i = 0; i < rows.Length; i++) all[i] = net.call(rows[i]); all[k] = x; LOSS(all[0], y);")]
    [InlineData("var all = new[] { net.call(x), x }; LOSS(all[k], y);")]
    [InlineData("var all = new[] { net.call(x), x }; Array.Reverse(all); LOSS(all[0], y);")]
    [InlineData("var heads = new[] { Sequential(Linear(4, 1), Sigmoid()), Sequential(Linear(4, 2)) }; LOSS(heads[k].call(x), y);")]
    [InlineData("var all = new List<Tensor>(); foreach (var row in rows) all.Add(net.call(row)); foreach (var p in all) p.logit_(); LOSS(all[k], y);")]
    [InlineData("var all = new List<Tensor>(); foreach (var row in rows) { var p = net.call(row); all.Add(p); p.logit_(); } LOSS(all[k], y);")]
    [InlineData("var all = new List<Tensor>(); var first = net.call(x); all.Add(first); foreach (var row in rows) all.Add(net.call(row)); first.logit_(); LOSS(all[k], y);")]
    [InlineData("foreach (var p in rows.Select(row => k > 1 ? net.call(row) : row)) LOSS(p, y);")]
    [InlineData("foreach (var p in rows.Select(net.call).Concat(rows)) LOSS(p, y);")]
    [InlineData("var later = rows.Select(row => LOSS(net.call(row).logit(), y));")]
    [InlineData("var all = new List<Tensor> { net.call(x) }; var later = all.Select(p => LOSS(p, y)); all[0] = x; foreach (var l in later) l.backward();")]
    [InlineData("var p = net.call(x); var all = new List<Tensor> { p }; var later = all.Select(q => LOSS(q, y)); p.logit_(); foreach (var l in later) l.backward();")]
    [InlineData("var all = new List<Tensor> { net.call(x) }; var later = all.Select(p => LOSS(p, y)); all.Clear(); all.Add(x); foreach (var l in later) l.backward();")]
    [InlineData("foreach (var p in Outputs(net, rows).Select(p => p.logit())) LOSS(p, y);")]
    [InlineData("foreach (var p in Either(net, rows)) LOSS(p, y);")]
    [InlineData("foreach (var p in Both(net, x)) LOSS(p, y);")]
    [InlineData("if (new Result(net.call(x), 1) is { Count: 1, Output: var p }) LOSS(p.logit(), y);")]
    [InlineData("var (p, count) = new Own(net.call(x)); LOSS(p, y);")]
    [InlineData("if (new Own(net.call(x)) is (var p, _)) LOSS(p, y);")]
    [InlineData("Tensor[] all = [net.call(x), y, x]; if (all is [_, .., var p]) LOSS(p, y);")]
    [InlineData("if (o is Result { Output: var p }) LOSS(p, y);")]
    [InlineData("var known = o as Module<Tensor, Tensor>; LOSS(known.call(x), y);")]
    [InlineData("LOSS(await Task.Run(() => net.call(x)).ContinueWith(t => t.Result.logit()), y);")]
    [InlineData("LOSS(await Task.Run(() => net.call(x).logit()), y);")]
    [InlineData("LOSS((o as Open).call(x), y);")]
    [InlineData("LOSS(new List<Tensor> { net.call(x) }.FirstOrDefault(p => p.numel() == 0, x), y);")]
    [InlineData("var all = new List<Tensor> { net.call(x) }; if (all.All(Undo)) LOSS(all[0], y);")]
    [InlineData("var all = new List<Tensor> { net.call(x) }; var first = all.First(Undo); LOSS(first, y);")]
    [InlineData("var all = new List<Tensor>(); var later = all.OrderBy(p => p.logit_().sum().item<float>()); all.Add(net.call(x)); foreach (var p in later) LOSS(p, y);")]
    [InlineData("var all = new List<Tensor>(); var later = all.TakeWhile(p => { p.logit_(); return true; }); all.Add(net.call(x)); foreach (var p in later) LOSS(p, y);")]
    [InlineData("var all = new List<Tensor> { net.call(x) }; var done = new List<bool>(all.Select(Undo)); LOSS(all[0], y);")]
    [InlineData("var all = new List<Tensor> { net.call(x) }; var done = all.Select(Undo).ToHashSet(); LOSS(all[0], y);")]
    [InlineData("LOSS(Undone(net, x).ToList()[0], y);")]
    [InlineData("var all = new[] { net.call(x) }; new List<Tensor> { x }.CopyTo(all); LOSS(all[0], y);")]
    [InlineData("Base pair = new Derived(net.call(x), x); var (p, _) = pair; LOSS(p, y);")]
    [InlineData("Base pair = new Derived(net.call(x), x); if (pair is (var p, _)) LOSS(p, y);")]
    public async Task Are_silent_where_one_of_them_may_be_another(string statements) =>
        Assert.Empty((await (await TestProgram.CreateAsync([Program(statements)], ProgramOptions.Default)).FindingsAsync(RulesUnderTest.Shipped)).Where(finding => finding.Id == "TSA1001"));

    [Theory]
    [InlineData("Array.Fill(acts, Identity);")]
    [InlineData("Array.Copy(new Func<Tensor, Tensor>[] { Identity }, acts, 1);")]
    [InlineData("new Func<Tensor, Tensor>[] { Identity }.CopyTo(acts, 0);")]
    [InlineData("acts.SetValue((Func<Tensor, Tensor>)Identity, 0);")]
    [InlineData("Parallel.For(0, 1, i => acts[i] = Identity);")]
    public Task An_array_that_code_without_source_may_fill(string statement) => Verify.Silent(WithArray(statement, "functional.binary_cross_entropy_with_logits(acts[0](x), y)"));

    [Fact]
    public Task An_array_that_nobody_fills() => Verify.Reports(WithArray("Console.WriteLine(acts.Length);", "functional.binary_cross_entropy_with_logits([|acts[0](x)|], y)"));

    private static string WithArray(string statement, string loss) => $$"""
        class Trainer
        {
            private readonly Func<Tensor, Tensor>[] acts = { t => t.sigmoid() };

            public Trainer()
            {
                {{statement}}
            }

            private static Tensor Identity(Tensor t) => t;

            public Tensor Loss(Tensor x, Tensor y) => {{loss}};
        }
        """;

    [Fact]
    public Task The_place_is_what_brings_the_elements() => Verify.Reports("""
        class Trainer
        {
            private readonly Linear fc = Linear(4, 1);

            public Tensor Loss(Tensor[] rows, Tensor y)
            {
                var all = new List<Tensor>();
                foreach (var row in rows)
                    all.Add(torch.sigmoid(fc.call(row)));
                var loss = torch.zeros(1);
                for (var i = 0; i < rows.Length; i++)
                    loss += functional.binary_cross_entropy_with_logits([|all[i]|], y);
                return loss;
            }
        }
        """);

    private static string Program(string statements) => $$"""
        sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(4, 1);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.call(x));
        }

        sealed record Result(Tensor Output, int Count);

        sealed record Own(Tensor Output)
        {
            public void Deconstruct(out Tensor output, out int count) => (output, count) = (Output.logit(), 1);
        }

        class Open : Module<Tensor, Tensor>
        {
            public Open() : base("open") { }

            public override Tensor forward(Tensor x) => torch.sigmoid(x);
        }

        sealed class Raw : Open
        {
            public override Tensor forward(Tensor x) => x;
        }

        record Base(Tensor A, Tensor B);

        sealed record Derived(Tensor B, Tensor A) : Base(A, B)
        {
            public new Tensor A { get; } = A;
            public new Tensor B { get; } = B;
        }

        static class Trainer
        {
            private static bool Undo(Tensor p)
            {
                p.logit_();
                return true;
            }

            private static IEnumerable<Tensor> Undone(Net net, Tensor x)
            {
                var p = net.call(x);
                yield return p;
                p.logit_();
            }

            public static async Task Train(Net net, Tensor[] rows, Tensor x, Tensor y, int k, object o)
            {
                await Task.Yield();
                {{statements.Replace("LOSS", Loss, StringComparison.Ordinal)}}
            }

            private static IEnumerable<Tensor> Outputs(Net net, Tensor[] rows)
            {
                foreach (var row in rows)
                    yield return net.call(row);
            }

            private static IEnumerable<Tensor> Both(Net net, Tensor x)
            {
                yield return x;
                yield return net.call(x);
            }

            private static IEnumerable<Tensor> Either(Net net, Tensor[] rows)
            {
                foreach (var row in rows)
                {
                    yield return net.call(row);
                    yield return row;
                }
            }
        }
        """;
}
