namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>
/// Somebody else holds an object or a function of the program and asks it when he likes; or another name of a tensor leads through what nobody follows.
/// Each program makes logits of the probabilities, and its twin only looks at them.
/// </summary>
public sealed class HandedObjectsTests
{
    public static TheoryData<string, string, string, string> All => new()
    {
        { "7", "local function that calls", "static class Own { public static void Undo(Tensor t) => t.logit_(); }", "void Go() { Own.Undo(p); } Go();" },
        { "3", "lambda that calls", "static class Own { public static void Undo(Tensor t) => t.logit_(); }", "Action go = () => Own.Undo(p); go();" },
        { "1", "text of an object", "sealed class Own(Tensor t) { public override string ToString() { t.logit_(); return string.Empty; } }", "Console.WriteLine(new Own(p));" },
        { "1", "comparison of objects", "sealed class Own(Tensor t) : IComparable<Own> { public int CompareTo(Own? o) { t.logit_(); return 0; } }", "new List<Own> { new(p), new(p) }.Sort();" },
        { "9", "text of a record", "record Own(Tensor T) { protected virtual bool PrintMembers(System.Text.StringBuilder b) { T.logit_(); return true; } }", "Console.WriteLine(new Own(p).ToString());" },
        { "14", "expression that is compiled", "", "System.Linq.Expressions.Expression<Func<Tensor, Tensor>> e = t => t.logit_(); e.Compile()(p);" },
        { "3", "other name in a sequence", "", "foreach (var t in Enumerable.Repeat(p, 1)) t.logit_();" },
        { "3", "other name at the end of a sequence", "", "foreach (var t in Enumerable.Empty<Tensor>().Append(p)) t.logit_();" },
        { "1", "other name by reference", "static class Own { public static void Get(Tensor t, ref Tensor o) => o = t; }", "var o = z; Own.Get(p, ref o); o.logit_();" },
        { "7", "other name in a task", "static class Own { public static ValueTask<Tensor> Get(Tensor t) => new(t); }", "Own.Get(p).Result.logit_();" },
        { "1", "handler of somebody else's event", "", "var all = new System.Collections.ObjectModel.ObservableCollection<Tensor>(); all.CollectionChanged += (_, e) => ((Tensor)e.NewItems![0]!).logit_(); all.Add(p);" },
        { "14", "extension block", "static class Own { extension(Tensor t) { public void Undo() => t.logit_(); } }", "p.Undo();" },
    };

    /// <summary>Whose code cannot be followed at all is feared either way.</summary>
    public static TheoryData<string, string, string, string> Feared => new()
    {
        { "1", "reflection", "static class Own { public static void Undo(Tensor t) => t.logit_(); }", "typeof(Own).GetMethod(\"Undo\")!.Invoke(null, new object[] { p });" },
        { "1", "activator", "sealed class Own { public Own(Tensor t) => t.logit_(); }", "Activator.CreateInstance(typeof(Own), p);" },
        { "1", "finalizer", "sealed class Own(Tensor t) { ~Own() { t.logit_(); } }", "_ = new Own(p); GC.Collect();" },
        { "4", "operator of nobody knows what", "sealed class Own { public static Own operator +(Own a, Tensor t) { t.logit_(); return a; } }", "dynamic d = new Own(); _ = d + p;" },
        { "9", "constructor that copies", "record Own(Tensor T) { protected Own(Own o) { T = o.T; o.T.logit_(); } }", "var o = new Own(p); _ = o with { };" },
        { "1", "accessor of an event", "static class Own { public static event Func<Tensor> E { add { value().logit_(); } remove { } } }", "Own.E += () => p;" },
        { "11", "static abstract operator", "interface IAdd<T> where T : IAdd<T> { static abstract T operator +(T a, T b); } sealed class Own(Tensor t) : IAdd<Own> { public static Own operator +(Own a, Own b) { a.Undo(); return b; } void Undo() => t.logit_(); } static class Twice { public static T Of<T>(T d) where T : IAdd<T> => d + d; }", "Twice.Of(new Own(p));" },
    };

    [Theory]
    [MemberData(nameof(All))]
    [MemberData(nameof(Feared))]
    public Task Undoes_the_activation(string version, string name, string types, string statement)
    {
        Assert.NotEmpty(name);
        Findings.SkipBefore(version);
        return Findings.None(Program(types, statement));
    }

    [Theory]
    [MemberData(nameof(All))]
    public Task Only_looks(string version, string name, string types, string statement)
    {
        Assert.NotEmpty(name);
        Findings.SkipBefore(version);
        return Findings.One(Program(types, statement).Replace(".logit_()", ".mean()", StringComparison.Ordinal));
    }

    /// <summary>The same for what a list or chain holds: it grows under a name that nobody follows.</summary>
    [Theory]
    [InlineData("void Go() { Own.Grow(net); } Go();")]
    [InlineData("Own.Get(net).Result.append(Sigmoid());")]
    [InlineData("foreach (var s in Enumerable.Repeat(net, 1)) s.append(Sigmoid());")]
    [InlineData("net.apply(m => { if (m is Sequential s) s.append(Sigmoid()); });")]
    [InlineData("foreach (var (_, m) in net.named_modules()) if (m is Sequential s) s.append(Sigmoid());")]
    [InlineData("Console.WriteLine(new Own.Text(net));")]
    [InlineData("((Linear)net[0]).register_forward_hook(Own.Hook);")]
    [InlineData("Func<Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor>, object> hook = net.register_forward_hook; hook(Own.Hook);")]
    public Task A_chain_grows(string statement) => Findings.None($$"""
        static class Own
        {
            public static void Grow(Sequential s) => s.append(Sigmoid());
            public static ValueTask<Sequential> Get(Sequential s) => new(s);
            public static Tensor Hook(Module<Tensor, Tensor> m, Tensor x, Tensor z) => z.sigmoid();
            public sealed class Text(Sequential s) { public override string ToString() { s.append(Sigmoid()); return string.Empty; } }
        }
        static class Program
        {
            static Tensor Step(Tensor x, Tensor y)
            {
                var net = Sequential(Linear(20, 5));
                var z = x;
                {{statement}}
                return functional.binary_cross_entropy(net.call(x), y);
            }
        }
        """);

    private static string Program(string types, string statement) => $$"""
        {{types}}
        static class Program
        {
            static Tensor Step(Linear net, Tensor x, Tensor y)
            {
                using var guard = torch.no_grad();
                var z = net.call(x);
                var p = z.sigmoid();
                {{statement}}
                return functional.binary_cross_entropy_with_logits(p, y);
            }
        }
        """;
}
