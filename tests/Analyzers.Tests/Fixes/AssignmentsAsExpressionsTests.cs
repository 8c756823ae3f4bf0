using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>A value that is given a name on its way to the loss: who reads the name goes on to get a probability.</summary>
public sealed class AssignmentsAsExpressionsTests
{
    [Theory]
    [InlineData(
        "criterion.forward([|p = torch.sigmoid(fc.forward(x))|], y).backward(); Show(p);",
        "criterion.forward(p = fc.forward(x), y).backward(); Show(torch.sigmoid(p));")]
    [InlineData(
        "criterion.forward([|(p = torch.sigmoid(fc.forward(x))).view(-1, 3)|], y).backward(); Show(p);",
        "criterion.forward((p = fc.forward(x)).view(-1, 3), y).backward(); Show(torch.sigmoid(p));")]
    [InlineData(
        "p = q = torch.sigmoid(fc.forward(x)); criterion.forward([|p|], y).backward(); Show(q);",
        "p = q = fc.forward(x); criterion.forward(p, y).backward(); Show(torch.sigmoid(q));")]
    [InlineData(
        "p = q = torch.sigmoid(fc.forward(x)); criterion.forward([|q|], y).backward(); Show(p);",
        "p = torch.sigmoid(q = fc.forward(x)); criterion.forward(q, y).backward(); Show(p);")]
    [InlineData(
        "Tensor r = p = q = torch.sigmoid(fc.forward(x)); criterion.forward([|r|], y).backward(); Show(p + q);",
        "Tensor r = p = q = fc.forward(x); criterion.forward(r, y).backward(); Show(torch.sigmoid(p) + torch.sigmoid(q));")]
    [InlineData(
        "if ((p = torch.sigmoid(fc.forward(x))).shape[0] > 1) criterion.forward([|p|], y).backward(); Show(p);",
        "if ((p = fc.forward(x)).shape[0] > 1) criterion.forward(p, y).backward(); Show(torch.sigmoid(p));")]
    [InlineData(
        "while ((p = torch.sigmoid(fc.forward(x))).shape[0] > 1) { criterion.forward([|p|], y).backward(); Show(p); }",
        "while ((p = fc.forward(x)).shape[0] > 1) { criterion.forward(p, y).backward(); Show(torch.sigmoid(p)); }")]
    [InlineData(
        "if ((p = torch.sigmoid(fc.forward(x))).mean().item<float>() > 0.5f) criterion.forward([|p|], y).backward();",
        "if (torch.sigmoid(p = fc.forward(x)).mean().item<float>() > 0.5f) criterion.forward(p, y).backward();")]
    [InlineData(
        "(p, q) = (torch.sigmoid(fc.forward(x)), y); criterion.forward([|p|], q).backward(); Show(p); Show(q);",
        "(p, q) = (fc.forward(x), y); criterion.forward(p, q).backward(); Show(torch.sigmoid(p)); Show(q);")]
    [InlineData(
        "q = torch.sigmoid(fc.forward(x)); var pair = (q, y); var (a, b) = pair; criterion.forward([|a|], b).backward(); Show(q);",
        "q = fc.forward(x); var pair = (q, y); var (a, b) = pair; criterion.forward(a, b).backward(); Show(torch.sigmoid(q));")]
    [InlineData(
        "Tensor Squash() => p = torch.sigmoid(fc.forward(x)); criterion.forward([|Squash()|], y).backward();",
        "Tensor Squash() => p = fc.forward(x); criterion.forward(Squash(), y).backward();")]
    public Task Readers_of_a_local(string before, string after) => Verify.Fixed(Program(before), Program(after));

    [Fact]
    public Task Readers_of_a_field() => Verify.Fixed(
        WithField("private", "[|_last = torch.sigmoid(_fc.forward(x))|]", "_last"),
        WithField("private", "_last = _fc.forward(x)", "torch.sigmoid(_last)"));

    [Fact]
    public Task Nothing_where_other_programs_read_the_field() =>
        Verify.Unfixable(WithField("public", "[|_last = torch.sigmoid(_fc.forward(x))|]", "_last"));

    [Fact]
    public Task Callers_that_get_it_by_an_out_parameter() => Verify.Fixed(
        WithOutParameter("torch.sigmoid(_fc.forward(x))", "[|p|]", "p"), WithOutParameter("_fc.forward(x)", "p", "torch.sigmoid(p)"));

    [Theory]
    [InlineData("Tensor r = null!; r ??= torch.sigmoid(fc.forward(x)); criterion.forward([|r|], y).backward(); Show(r);")]
    [InlineData("criterion.forward([|p = torch.sigmoid(fc.forward(x))|], y).backward(); Show(p); if (y.shape[0] > 1) p = p.clone(); Show(p);")]
    [InlineData("q = torch.sigmoid(fc.forward(x)); criterion.forward([|p = q|], y).backward(); if (y.shape[0] > 1) { Show(q); p = q.mul(1); } Show(p);")]
    [InlineData("criterion.forward([|p = torch.sigmoid(fc.forward(x))|], y).backward(); Swap(ref p); Show(p);")]
    [InlineData("Tensor r = x; Action show = () => Show(r); criterion.forward([|r = torch.sigmoid(fc.forward(x))|], y).backward(); show();")]
    public Task Nothing_where_the_name_cannot_be_followed(string statements) => Verify.Unfixable(Program(statements));

    private static string Program(string statements) => $$"""
        var fc = Linear(2, 3);
        var criterion = BCEWithLogitsLoss();
        Tensor x = torch.rand(4, 2), y = torch.rand(4, 3);
        Tensor p, q;
        {{statements}}

        static void Show(Tensor probabilities) => Console.WriteLine(probabilities.mean().item<float>());
        #pragma warning disable CS8321
        static void Swap(ref Tensor one) => one = one.neg();
        """;

    private static string WithField(string access, string input, string read) => $$"""
        public class Trainer
        {
            private readonly Linear _fc = Linear(2, 3);
            {{access}} Tensor _last = torch.zeros(1);

            public void Step(Tensor x, Tensor y)
            {
                functional.binary_cross_entropy_with_logits({{input}}, y).backward();
                Console.WriteLine({{read}}.mean().item<float>());
            }
        }
        """;

    private static string WithOutParameter(string value, string input, string read) => $$"""
        class Trainer
        {
            private readonly Linear _fc = Linear(2, 3);

            private void Predict(Tensor x, out Tensor p) => p = {{value}};

            public void Step(Tensor x, Tensor y)
            {
                Predict(x, out var p);
                functional.binary_cross_entropy_with_logits({{input}}, y).backward();
            }

            public float Mean(Tensor x)
            {
                Predict(x, out var p);
                return {{read}}.mean().item<float>();
            }
        }
        """;
}
