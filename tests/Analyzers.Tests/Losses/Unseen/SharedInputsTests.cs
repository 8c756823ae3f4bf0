namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary><c>Loss(p, p, y)</c> where the body changes one of the two in place: it takes them for two tensors, and they are one.</summary>
public sealed class SharedInputsTests
{
    [Theory]
    [InlineData("static Tensor Loss(Tensor a, Tensor p, Tensor y) { a.log_(); return functional.nll_loss(p, y); }", "Loss(p, p, y)")]
    [InlineData("static Tensor Loss(Tensor a, Tensor p, Tensor y) { Change(a); return functional.nll_loss(p, y); } static void Change(Tensor a) => a.log_();", "Loss(p, p, y)")]
    [InlineData("static Tensor Loss(List<Tensor> all, Tensor p, Tensor y) { foreach (var a in all) a.log_(); return functional.nll_loss(p, y); }", "Loss(new List<Tensor> { p }, p, y)")]
    [InlineData("static Tensor Loss(Action change, Tensor p, Tensor y) { change(); return functional.nll_loss(p, y); }", "Loss(() => p.log_(), p, y)")]
    [InlineData("static Tensor Loss((Tensor A, Tensor P) t, Tensor y) { t.A.log_(); return functional.nll_loss(t.P, y); }", "Loss((p, p), y)")]
    [InlineData("record Batch(Tensor A, Tensor P); static Tensor Loss(Batch b, Tensor y) { b.A.log_(); return functional.nll_loss(b.P, y); }", "Loss(new Batch(p, p), y)")]
    [InlineData("class Held { readonly Tensor p; public Held(Tensor p) { this.p = p; } public Tensor Loss(Tensor a, Tensor y) { a.log_(); return functional.nll_loss(p, y); } }", "new Held(p).Loss(p, y)")]
    [InlineData("static Tensor Same(Tensor a, Tensor p) { a.log_(); return p; }", "functional.nll_loss(Same(p, p), y)")]
    public Task One_tensor_under_two_names(string helper, string loss) => Findings.None(Program(helper, loss));

    [Theory]
    [InlineData("static Tensor Loss(Tensor a, Tensor p, Tensor y) { a.log_(); return functional.nll_loss(p, y); }", "Loss(x.clone(), p, y)")]
    [InlineData("static Tensor Same(Tensor a, Tensor p) { a.log_(); return p; }", "functional.nll_loss(Same(x.clone(), p), y)")]
    [InlineData("static Tensor Loss(Tensor a, Tensor p, Tensor y) { Keep(a); return functional.nll_loss(p, y); } static void Keep(Tensor a) => Console.WriteLine(a.shape);", "Loss(p, p, y)")]
    public Task Two_tensors_or_no_change(string helper, string loss) => Findings.One(Program(helper, loss));

    private static string Program(string helper, string loss) => $$"""
        class Trainer
        {
            {{helper}}

            static Tensor Train(Linear l, Tensor x, Tensor y)
            {
                var p = l.call(x).softmax(1).detach();
                return {{loss}};
            }
        }
        """;
}
