namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>A lambda sees what it has captured as it is when it runs: a tensor that was changed since, another slot, another element.</summary>
public sealed class LaterChangesTests
{
    [Theory]
    [InlineData("var p = z.sigmoid();", "p", "Undo(p);")]
    [InlineData("var p = z.sigmoid();", "p", "var q = p; q.logit_();")]
    [InlineData("var s = (P: z.sigmoid(), N: 0);", "s.P", "s.P = z;")]
    [InlineData("Tensor[] a = [z.sigmoid()];", "a[0]", "a[0] = z;")]
    [InlineData("var l = new List<Tensor> { z.sigmoid() };", "l[0]", "l.Clear(); l.Add(z);")]
    public Task What_it_captured_changes(string made, string read, string change) => Findings.None(Program(made, read, change));

    [Theory]
    [InlineData("var p = z.sigmoid();", "p", "Console.WriteLine(p);")]
    [InlineData("var s = (P: z.sigmoid(), N: 0);", "s.P", "Console.WriteLine(s.P);")]
    public Task What_it_captured_stays(string made, string read, string look) => Findings.One(Program(made, read, look));

    /// <summary>An array gives what it holds when somebody comes to it, through whatever sequence.</summary>
    [Theory]
    [InlineData("var e = all.AsEnumerable().GetEnumerator(); all[0] = z; e.MoveNext(); functional.binary_cross_entropy_with_logits(e.Current, y);")]
    [InlineData("foreach (var p in all.Where(t => t.numel() > 0)) { functional.binary_cross_entropy_with_logits(p, y); all[1] = z; }")]
    [InlineData("foreach (var p in all.Skip(0)) { all[1] = z; functional.binary_cross_entropy_with_logits(p, y); }")]
    public Task An_element_changes_ahead_of_its_loop(string statements) => Findings.None(Elements(statements));

    [Theory]
    [InlineData("var e = all.AsEnumerable().GetEnumerator(); e.MoveNext(); functional.binary_cross_entropy_with_logits(e.Current, y);")]
    [InlineData("foreach (var p in all.Where(t => t.numel() > 0)) { functional.binary_cross_entropy_with_logits(p, y); }")]
    public Task Elements_stay_as_they_are(string statements) => Findings.One(Elements(statements));

    /// <summary>A row is the same memory, whoever took it out of the whole.</summary>
    [Theory]
    [InlineData("Enumerable.Range(0, n).Select(i => p[i]).ToList().ForEach(r => r.logit_());")]
    [InlineData("Enumerable.Range(0, n).Select(i => p[i]).All(r => { r.logit_(); return true; });")]
    [InlineData("foreach (var r in Enumerable.Range(0, n).Select(i => p[i])) r.logit_();")]
    [InlineData("Func<int, Tensor> row = i => p.narrow(0, i, 1); row(n).logit_();")]
    [InlineData("Rows(p)[0].logit_();")]
    [InlineData("Halves(p)[0].logit_();")]
    [InlineData("foreach (var r in Rows(p)) r.logit_();")]
    [InlineData("var (first, _) = Ends(p); first.logit_();")]
    public Task A_part_of_it_changes(string change) => Findings.None(Rows(change));

    [Theory]
    [InlineData("Enumerable.Range(0, n).Select(i => p[i]).ToList().ForEach(r => r.logit());")]
    [InlineData("Func<int, Tensor> row = i => p.narrow(0, i, 1); row(n).logit();")]
    [InlineData("Rows(p)[0].logit();")]
    [InlineData("Rows(z)[0].logit_();")]
    public Task A_part_of_it_is_looked_at(string look) => Findings.One(Rows(look));

    /// <summary>In each round it is another variable.</summary>
    [Fact]
    public Task A_variable_of_a_loop() => Findings.One("""
        static class Program
        {
            static void Step(Linear net, Tensor x, Tensor y)
            {
                for (var i = 0; i < 3; i++)
                {
                    var p = net.call(x).sigmoid();
                    var loss = () => functional.binary_cross_entropy_with_logits(p, y);
                    loss();
                }
            }
        }
        """);

    private static string Elements(string statements) => $$"""
        static class Program
        {
            static void Step(Linear net, Tensor x, Tensor y)
            {
                var z = net.call(x);
                Tensor[] all = [z.sigmoid(), z.sigmoid()];
                {{statements}}
            }
        }
        """;

    private static string Rows(string statement) => $$"""
        static class Program
        {
            static Tensor[] Rows(Tensor t) => t.unbind(0).ToArray();
            static List<Tensor> Halves(Tensor t) => t.chunk(2, 0).ToList();
            static (Tensor, Tensor) Ends(Tensor t) { var all = t.unbind(0); return (all[0], all[^1]); }
            static void Step(Linear net, Tensor x, Tensor y, int n)
            {
                using var guard = torch.no_grad();
                var z = net.call(x);
                var p = z.sigmoid();
                {{statement}}
                functional.binary_cross_entropy_with_logits(p, y);
            }
        }
        """;

    private static string Program(string made, string read, string statement) => $$"""
        static class Program
        {
            static void Undo(Tensor t) => t.logit_();
            static void Step(Linear net, Tensor x, Tensor y)
            {
                using var guard = torch.no_grad();
                var z = net.call(x);
                {{made}}
                var loss = () => functional.binary_cross_entropy_with_logits({{read}}, y);
                {{statement}}
                loss();
            }
        }
        """;
}
