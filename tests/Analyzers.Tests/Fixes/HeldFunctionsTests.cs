using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>An activation that a field or variable holds as a delegate.</summary>
public sealed class HeldFunctionsTests
{
    [Theory]
    [InlineData("private readonly Func<Tensor, Tensor> _act = torch.sigmoid;", "", "_act(")]
    [InlineData("private readonly Func<Tensor, Tensor> _act;", "_act = torch.sigmoid;", "_act(")]
    [InlineData("private readonly Func<Tensor, Tensor> _act;", "this._act = torch.sigmoid;", "this._act.Invoke(")]
    [InlineData("private static readonly Func<Tensor, Tensor> _act = torch.special.expit;", "", "_act(")]
    public Task A_field_that_nothing_else_uses_goes(string field, string assignment, string call) => Verify.Fixed(
        Program(field, assignment, $"[|{call}_fc.forward(x))|]", ""), Program("", "", "_fc.forward(x)", ""));

    [Fact]
    public Task A_field_that_something_else_uses_stays() => Verify.Fixed(
        Program("private readonly Func<Tensor, Tensor> _act = torch.sigmoid;", "", "[|_act(_fc.forward(x))|]", "x = _act(x);"),
        Program("private readonly Func<Tensor, Tensor> _act = torch.sigmoid;", "", "_fc.forward(x)", "x = _act(x);"));

    [Fact]
    public Task A_variable_goes() => Verify.Fixed(
        Program("", "", "[|act(_fc.forward(x))|]", "Func<Tensor, Tensor> act = torch.sigmoid;"), Program("", "", "_fc.forward(x)", ""));

    [Fact]
    public Task Nothing_where_a_caller_brings_the_function() => Verify.Unfixable("""
        class Trainer
        {
            private readonly Linear _fc = Linear(2, 3);

            private Tensor Predict(Tensor x, Func<Tensor, Tensor> act) => act(_fc.forward(x));

            public void Step(Tensor x, Tensor y) =>
                functional.binary_cross_entropy_with_logits([|Predict(x, torch.sigmoid)|], y).backward();
        }
        """);

    /// <summary>Without the lines that have nothing in them.</summary>
    private static string Program(string field, string assignment, string input, string before) =>
        string.Join('\n', Lines(field, assignment, input, before).Split('\n').Where(line => line.Length == 0 || !string.IsNullOrWhiteSpace(line)));

    private static string Lines(string field, string assignment, string input, string before) => $$"""
        class Trainer
        {
            private readonly Linear _fc;
            {{field}}

            public Trainer()
            {
                _fc = Linear(2, 3);
                {{assignment}}
            }

            public void Step(Tensor x, Tensor y)
            {
                {{before}}
                functional.binary_cross_entropy_with_logits({{input}}, y).backward();
            }
        }
        """;
}
