namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>Operands are computed one after the other: what a later one changes in place is changed when the call is made.</summary>
public sealed class OperandOrderTests
{
    [Theory]
    [InlineData("return functional.binary_cross_entropy_with_logits(p, Undo(p, y));")]
    [InlineData("return BCEWithLogitsLoss().call(p, Undo(p, y));")]
    [InlineData("return Loss(p, Undo(p, y));")]
    [InlineData("return new Pair(p, Undo(p, y)).Loss();")]
    [InlineData("var s = (p, Undo(p, y)); return functional.binary_cross_entropy_with_logits(s.p, y);")]
    [InlineData("var s = new[] { p, Undo(p, y) }; return functional.binary_cross_entropy_with_logits(s[0], y);")]
    [InlineData("List<Tensor> s = [p, Undo(p, y)]; return functional.binary_cross_entropy_with_logits(s[0], y);")]
    [InlineData("var s = new { P = p, Y = Undo(p, y) }; return functional.binary_cross_entropy_with_logits(s.P, y);")]
    [InlineData("return p.Loss(Undo(p, y));")]
    [InlineData("return functional.binary_cross_entropy_with_logits(target: Undo(p, y), input: p);")]
    public Task A_later_one_changes_an_earlier_one(string body) => Findings.None(Program(body));

    [Theory]
    [InlineData("return functional.binary_cross_entropy_with_logits(p, Look(p, y));")]
    [InlineData("return BCEWithLogitsLoss().call(p, Look(p, y));")]
    [InlineData("return functional.binary_cross_entropy_with_logits(p, Undo(z.mean(), y));")]
    [InlineData("return new Pair(p, Look(p, y)).Loss();")]
    [InlineData("var s = (p, Look(p, y)); return functional.binary_cross_entropy_with_logits(s.p, y);")]
    public Task It_leaves_it_as_it_is(string body) => Findings.One(Program(body));

    private static string Program(string body) => $$"""
        sealed record Pair(Tensor P, Tensor Y) { public Tensor Loss() => functional.binary_cross_entropy_with_logits(P, Y); }
        static class Program
        {
            static Tensor Undo(Tensor p, Tensor y) { p.logit_(); return y; }
            static Tensor Look(Tensor p, Tensor y) { Console.WriteLine(p.mean()); return y; }
            static Tensor Loss(this Tensor p, Tensor y) => functional.binary_cross_entropy_with_logits(p, y);
            static Tensor Step(Linear net, Tensor x, Tensor y)
            {
                using var guard = torch.no_grad();
                var z = net.call(x);
                var p = z.sigmoid();
                {{body}}
            }
        }
        """;
}
