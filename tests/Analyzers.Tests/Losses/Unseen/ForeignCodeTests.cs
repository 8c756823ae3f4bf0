namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>Code without source that writes members of the program, runs methods of it, or gives what it was not made for.</summary>
public sealed class ForeignCodeTests
{
    [Theory]
    [InlineData("typeof(Options).GetProperty(\"Normalize\")!.SetValue(o, true);")]
    [InlineData("o.GetType().GetProperty(\"Normalize\")!.SetValue(o, true);")]
    [InlineData("o = System.Text.Json.JsonSerializer.Deserialize<Options>(\"{}\")!;")]
    [InlineData("o = (Options)System.Text.Json.JsonSerializer.Deserialize(\"{}\", typeof(Options))!;")]
    [InlineData("o = System.Text.Json.JsonSerializer.Deserialize<Config>(\"{}\")!.Options;")]
    public Task Settings_that_are_read_from_somewhere(string statement) => Findings.None(Settings(statement, "nll_loss"));

    [Theory]
    [InlineData("Console.WriteLine(typeof(Options).Name);")]
    [InlineData("Console.WriteLine(o.GetType() == typeof(Options));")]
    [InlineData("Console.WriteLine(System.Text.Json.JsonSerializer.Serialize<Options>(o));")]
    [InlineData("Console.WriteLine(new List<Options> { o }.OfType<Options>().Count());")]
    public Task Settings_that_are_only_shown(string statement) => Findings.One(Settings(statement, "nll_loss"));

    [Theory]
    [InlineData("foreach (var m in net.modules()) if (m is Linear l) l.register_forward_hook((_, _, z) => z.log_softmax(1));")]
    [InlineData("foreach (var m in net.modules()) if (m is Linear l) l.register_forward_hook((_, _, z) => { z.log_(); return z; });")]
    public Task A_hook_on_whatever_there_is(string statement)
    {
        Assert.Contains("hook", statement, StringComparison.Ordinal);
        return Findings.None(Hooked(statement));
    }

    [Theory]
    [InlineData("foreach (var m in net.modules()) if (m is Linear l) l.register_forward_hook((_, _, z) => { Console.WriteLine(z); return z; });")]
    [InlineData("foreach (var m in net.modules()) Console.WriteLine(m);")]
    public Task A_hook_that_only_looks(string statement) => Findings.One(Hooked(statement));

    /// <summary>What another method gives may be a part of anything; what the hook was given to, an object of any of its names.</summary>
    [Theory]
    [InlineData("var head = Head();", "Net.Body.call(x)")]
    [InlineData("Linear head = Same(Net.Act);", "Net.Act.call(x)")]
    [InlineData("var head = new Own();", "Run(head, x)")]
    public Task A_hook_on_what_somebody_else_names(string made, string applied) => Findings.None(HookedElsewhere(made, "z.log_softmax(1)", applied));

    [Theory]
    [InlineData("var head = Head();", "Net.Body.call(x)")]
    [InlineData("Linear head = Same(Net.Act);", "Net.Act.call(x)")]
    [InlineData("var head = new Own();", "Run(head, x)")]
    public Task A_hook_that_only_looks_at_what_somebody_else_names(string made, string applied) => Findings.One(HookedElsewhere(made, "z", applied));

    [Theory]
    [InlineData("var head = Made();")]
    [InlineData("var head = Dropout(0.1);")]
    [InlineData("var head = torch.nn.Dropout(0.1);")]
    public Task A_hook_on_an_object_of_its_own(string made) => Findings.One(HookedElsewhere(made, "z.log_softmax(1)", "Net.Body.call(x)"));

    [Theory]
    [InlineData("Embedding_from_pretrained(table)")]
    public Task A_table_of_given_numbers(string layer) => Findings.None(Looked(layer));

    [Theory]
    [InlineData("Embedding(20, 5)")]
    public Task A_table_that_is_trained(string layer) => Findings.One(Looked(layer));

    [Theory]
    [InlineData("IObserver<Tensor> v = new Undo(); v.OnNext(p);")]
    [InlineData("new Bag().Add(p);")]
    [InlineData("visitor.Visit(p);")]
    [InlineData("progress.Report(p);")]
    [InlineData("Static<Undo>(p);")]
    public Task A_method_that_the_program_has_written(string statement) => Findings.None(Given(statement));

    [Theory]
    [InlineData("new List<Tensor>().Add(p);")]
    [InlineData("Console.WriteLine(p);")]
    [InlineData("IObserver<Tensor> v = new Show(); v.OnNext(p);")]
    public Task A_method_that_only_looks(string statement) => Findings.One(Given(statement));

    private static string Settings(string statement, string loss) => $$"""
        sealed class Options { public bool Normalize { get; set; } }
        sealed class Config { public Options Options { get; set; } = new(); }
        static class Program
        {
            static Tensor Finish(Tensor z, bool normalize) => normalize ? z.log_softmax(1) : z;
            static void Step(Linear net, Tensor x, Tensor y)
            {
                var o = new Options();
                {{statement}}
                functional.{{loss}}(Finish(net.call(x), o.Normalize), y);
            }
        }
        """;

    private static string Hooked(string statement) => $$"""
        static class Program
        {
            static void Step(Tensor x, Tensor y)
            {
                var net = Sequential(Linear(20, 5));
                {{statement}}
                functional.nll_loss(net.call(x), y);
            }
        }
        """;

    private static string HookedElsewhere(string made, string hook, string applied) => $$"""
        sealed class Own : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            public Own() : base("own") => RegisterComponents();
            public override Tensor forward(Tensor x) => fc.call(x);
        }
        static class Net { public static readonly Sequential Body = Sequential(Linear(20, 5)); public static readonly Linear Act = Linear(20, 5); }
        static class Program
        {
            static Linear Head() => (Linear)Net.Body.children().Last();
            static Linear Same(Linear l) => l;
            static Dropout Made() => Dropout(0.1);
            static Tensor Run(Own own, Tensor x) => own.call(x);
            static void Step(Tensor x, Tensor y)
            {
                {{made}}
                head.register_forward_hook((_, _, z) => {{hook}});
                functional.nll_loss({{applied}}, y);
            }
        }
        """;

    private static string Looked(string layer) => $$"""
        static class Program { static void Step(Tensor table, Tensor ids, Tensor next) => functional.nll_loss({{layer}}.call(ids), next); }
        """;

    private static string Given(string statement) => $$"""
        interface IVisitor { void Visit(Tensor t); }
        interface IUndo { static abstract void Do(Tensor t); }
        sealed class Undo : IObserver<Tensor>, IUndo
        {
            public void OnNext(Tensor t) => t.logit_();
            public void OnError(Exception e) { }
            public void OnCompleted() { }
            public static void Do(Tensor t) => t.logit_();
        }
        sealed class Show : IObserver<Tensor>
        {
            public void OnNext(Tensor t) => Console.WriteLine(t);
            public void OnError(Exception e) { }
            public void OnCompleted() { }
        }
        sealed class Bag : System.Collections.ObjectModel.Collection<Tensor> { protected override void InsertItem(int i, Tensor t) => t.logit_(); }
        static class Program
        {
            static void Static<T>(Tensor t) where T : IUndo => T.Do(t);
            static void Step(IVisitor visitor, IProgress<Tensor> progress, Linear net, Tensor x, Tensor y)
            {
                using var guard = torch.no_grad();
                var p = net.call(x).sigmoid();
                {{statement}}
                functional.binary_cross_entropy_with_logits(p, y);
            }
        }
        """;
}
