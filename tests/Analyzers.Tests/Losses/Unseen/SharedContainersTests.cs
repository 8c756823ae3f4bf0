namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>A container that something else may name loses its elements as soon as one of its kind may be changed; while nothing changes it, they stay known.</summary>
public sealed class SharedContainersTests
{
    private const string Grow = "append(Sigmoid())";
    private const string Look = "eval()";

    public static TheoryData<string> OfLocals =>
    [
        "foreach (var s in new[] { a }) s.$;",
        "(x.is_cuda ? a : Sequential()).$;",
        "var t = (Net: a, 1); t.Net.$;",
        "Get(a, out var b); b.$;",
        "Same(a).$;",
        "Sequential Local() => a; Local().$;",
        "Func<Sequential> f = () => a; f().$;",
        "var d = new Dictionary<string, Sequential> { [\"a\"] = a }; d[\"a\"].$;",
        "var l = new List<Sequential>(); l.Add(a); l[0].$;",
        "var b = Sequential(a); ((Sequential)b[0]).$;",
        "new[] { a }.ToList().ForEach(s => s.$);",
        "void Fill(Sequential s) => s.$; Fill(a);",
    ];

    public static TheoryData<string, string> OfFields => new()
    {
        { "", "var same = net; same.$;" },
        { "Sequential Net => net;", "Net.$;" },
        { "Sequential Net() { return net; }", "var n = Net(); n.$;" },
        { "static void Fill(Module m) { if (m is Sequential s) s.$; }", "Fill(net);" },
        { "", "foreach (var m in net.modules()) if (m is Sequential s) s.$;" },
        { "", "var (n, _) = (net, 1); n.$;" },
        { "Sequential? two; void Keep() => two = net; void Use() => two!.$;", "Keep(); Use();" },
        { "void Get(out Sequential n) => n = net;", "Get(out var n); n.$;" },
    };

    public static TheoryData<string, string> OfArrays => new()
    {
        { "Span<Tensor> s = o; s[0] = z;", "Span<Tensor> s = o; Console.WriteLine(s[0]);" },
        { "new ArraySegment<Tensor>(o)[0] = z;", "Console.WriteLine(new ArraySegment<Tensor>(o)[0]);" },
        { "IList<Tensor> s = o; s[0] = z;", "IList<Tensor> s = o; Console.WriteLine(s[0]);" },
        { "Tensor[][] all = [o]; all[0][0] = z;", "Tensor[][] all = [o]; Console.WriteLine(all[0][0]);" },
        { "new Box(o).Set(z);", "new Box(o).Show();" },
        { "var b = new Open { O = o }; b.O[0] = z;", "var b = new Open { O = o }; Console.WriteLine(b.O[0]);" },
        { "Squash(o, z);", "Show(o);" },
        { "First(o) = z;", "Console.WriteLine(First(o));" },
        { "System.Runtime.CompilerServices.Unsafe.Add(ref o[0], 0) = z;", "Console.WriteLine(o[0]);" },
    };

    [Theory]
    [MemberData(nameof(OfLocals))]
    public Task A_local_that_grows_under_another_name(string statement) => Findings.None(Local(statement, Grow));

    [Theory]
    [MemberData(nameof(OfLocals))]
    public Task A_local_that_stays_as_it_is(string statement) => Findings.One(Local(statement, Look));

    [Theory]
    [MemberData(nameof(OfFields))]
    public Task A_field_that_grows_under_another_name(string members, string statement) => Findings.None(Field(members, statement, Grow));

    [Theory]
    [MemberData(nameof(OfFields))]
    public Task A_field_that_stays_as_it_is(string members, string statement) => Findings.One(Field(members, statement, Look));

    [Theory]
    [MemberData(nameof(OfArrays))]
    public Task An_array_whose_element_changes(string change, string look)
    {
        Assert.NotEqual(change, look);
        return Findings.None(Array(change));
    }

    [Theory]
    [MemberData(nameof(OfArrays))]
    public Task An_array_whose_element_stays(string change, string look)
    {
        Assert.NotEqual(change, look);
        return Findings.One(Array(look).Replace("=> o[0] = t;", "=> Console.WriteLine(t);", StringComparison.Ordinal)
            .Replace("s[i] = z;", "Console.WriteLine(s[i]);", StringComparison.Ordinal));
    }

    /// <summary>BCELoss wants probabilities: a net that ends in a Sigmoid is right, and one that does not is reported.</summary>
    private static string Local(string statement, string call) => $$"""
        static class Program
        {
            static Sequential Same(Sequential s) => s;
            static void Get(Sequential s, out Sequential same) => same = s;
            static Tensor Step(Tensor x, Tensor y)
            {
                var a = Sequential(Linear(20, 5));
                {{statement.Replace("$", call, StringComparison.Ordinal)}}
                return functional.binary_cross_entropy(a.call(x), y);
            }
        }
        """;

    private static string Field(string members, string statement, string call) => $$"""
        sealed class Trainer
        {
            private readonly Sequential net = Sequential(Linear(20, 5));
            {{members.Replace("$", call, StringComparison.Ordinal)}}
            public Tensor Step(Tensor x, Tensor y)
            {
                {{statement.Replace("$", call, StringComparison.Ordinal)}}
                return functional.binary_cross_entropy(net.call(x), y);
            }
        }
        """;

    private static string Array(string statement) => $$"""
        sealed class Box(Tensor[] o) { public void Set(Tensor t) => o[0] = t; public void Show() => Console.WriteLine(o[0]); }
        sealed class Open { public Tensor[] O = []; }
        static class Program
        {
            static void Squash(Span<Tensor> s, Tensor z) { for (var i = 0; i < s.Length; i++) s[i] = z; }
            static void Show(Tensor[] s) => Console.WriteLine(s[0]);
            {{(statement.Contains("First", StringComparison.Ordinal) ? "static ref Tensor First(Tensor[] s) => ref s[0];" : "")}}
            static Tensor Step(Linear net, Tensor x, Tensor y)
            {
                var z = net.call(x);
                Tensor[] o = [z.sigmoid()];
                {{statement}}
                return functional.binary_cross_entropy_with_logits(o[0], y);
            }
        }
        """;
}
