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
