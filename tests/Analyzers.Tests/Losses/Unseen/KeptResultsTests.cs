namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>What a method gives may have another name by then, by which it changes: a member, a list, a buffer.</summary>
public sealed class KeptResultsTests
{
    private const string Field = "Tensor? _last; public Tensor Of(Tensor z) { _last = z.sigmoid(); return _last; }";
    private const string List = "readonly List<Tensor> _all = new(); public Tensor Of(Tensor z) { var p = z.sigmoid(); _all.Add(p); return p; }";
    private const string Static = "static Tensor? _last; public Tensor Of(Tensor z) { _last = z.sigmoid(); return _last; }";
    private const string Table = "readonly Dictionary<string, Tensor> _all = new(); public Tensor Of(Tensor z) { var p = z.sigmoid(); _all[\"p\"] = p; return p; }";
    private const string Buffer = "readonly Tensor _last = zeros(8, 1); public Tensor Of(Tensor z) { _last.copy_(z); _last.sigmoid_(); return _last; }";

    [Theory]
    [InlineData(Field, "_last!.logit_(1e-6);")]
    [InlineData(List, "foreach (var t in _all) t.logit_(1e-6);")]
    [InlineData(Static, "_last!.logit_(1e-6);")]
    [InlineData(Table, "_all[\"p\"].logit_(1e-6);")]
    [InlineData(Buffer, "_last.logit_(1e-6);")]
    public Task It_changes_where_it_is_kept(string kept, string undo) => Findings.None(Program(kept, undo));

    [Theory]
    [InlineData(Field, "Console.WriteLine(_last);")]
    [InlineData(List, "foreach (var t in _all) t.logit(1e-6);")]
    [InlineData(Table, "Console.WriteLine(_all[\"p\"]);")]
    [InlineData("Tensor? _other; public Tensor Of(Tensor z) => z.sigmoid();", "_other = zeros(1);")]
    public Task It_stays(string kept, string look) => Findings.One(Program(kept, look));

    /// <summary>The object is made for the call, and holds what changes.</summary>
    [Theory]
    [InlineData("Undo(new Box { P = p });")]
    [InlineData("var box = new Box { P = p }; Undo(box);")]
    public Task It_is_given_within_an_object(string change) => Findings.None(Boxed(change));

    [Fact]
    public Task Another_is_given_within_an_object() => Findings.One(Boxed("Undo(new Box { P = x });"));

    /// <summary>Both members are the same tensor.</summary>
    [Fact]
    public Task One_tensor_stands_in_two_members() => Findings.None("""
        sealed class Pair { public Tensor A = null!, B = null!; }

        static class Program
        {
            static Tensor Loss(Pair p, Tensor y) { p.A.sigmoid_(); return functional.binary_cross_entropy(p.B, y); }

            static void Run(Linear net, Tensor x, Tensor y)
            {
                var z = net.forward(x);
                Loss(new Pair { A = z, B = z }, y).backward();
            }
        }
        """);

    private static string Program(string kept, string undo) => $$"""
        sealed class Keeper
        {
            {{kept}}
            public void Undo() { {{undo}} }
        }

        static class Program
        {
            static void Run(Linear net, Tensor x, Tensor y)
            {
                using var off = no_grad();
                var keeper = new Keeper();
                var p = keeper.Of(net.call(x));
                keeper.Undo();
                Console.WriteLine(functional.binary_cross_entropy_with_logits(p, y).item<float>());
            }
        }
        """;

    private static string Boxed(string statements) => $$"""
        sealed class Box { public Tensor P = null!; }

        static class Program
        {
            static void Undo(Box box) => box.P.logit_(1e-6);

            static void Run(Linear net, Tensor x, Tensor y)
            {
                using var off = no_grad();
                var p = net.call(x).sigmoid();
                {{statements}}
                Console.WriteLine(functional.binary_cross_entropy_with_logits(p, y).item<float>());
            }
        }
        """;
}
