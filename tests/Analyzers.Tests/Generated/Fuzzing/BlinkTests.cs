namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>
/// Somebody types on, after a loss that is judged or in the model. The finding was there before, and has to be there after every key. (In front of
/// <c>return torch.sigmoid(x);</c> it would not be: <c>if (n > 3)</c> and an open brace take that line, and what is returned otherwise is open.)
/// </summary>
public sealed class BlinkTests
{
    private const string Usings = """
        using System;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        """;

    private const string Model = Usings + """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                if (training)
                {
                    /*in forward*/
                }

                return torch.sigmoid(fc.forward(x));
            }
        }
        """;

    private const string Lines = """
        loss.backward();
        optimizer.step();
        var count = rows.shape[0];
        if (count > 3)
        { total += loss.item<float>(); }
        Console.WriteLine($"{epoch}: {total / count}");
        foreach (var p in model.parameters()) norm += p.norm();
        best = Math.Min(best, Evaluate(model));

        """;

    private const string InForward = """
        var n = x.shape[0];
        if (n > 3) Console.WriteLine(n);
        seen += n;
        foreach (var p in parameters()) Count(p.numel());
        var (rows, width) = Shape(n);
        Log("forward", rows, width);
        using var scope = NewDisposeScope();
        last = Math.Max(last, n);

        """;

    private const string Step = """
        var rows = torch.rand(8, 20);
                    var output = model.forward(rows);
                    var loss = criterion.forward(output, torch.ones(8, 5));
                    /*here*/
        """;

    private const string Parts = "var model = new Net(); var criterion = BCEWithLogitsLoss(); var optimizer = torch.optim.SGD(model.parameters(), 0.1); var total = 0f;";

    private const string Method = Usings + $$"""
        public class Trainer
        {
            private float best;

            public void Fit()
            {
                {{Parts}}
                for (var epoch = 0; epoch < 10; epoch++)
                {
                    {{Step}}
                }
            }

            public float Best() => best;
        }
        """;

    private const string Constructor = Usings + $$"""
        public class Trainer
        {
            private readonly float best;

            public Trainer()
            {
                {{Parts}}
                {{Step}}
            }
        }
        """;

    private const string Lambda = Usings + $$"""
        public static class Trainer
        {
            public static Action<int> Fit()
            {
                {{Parts}}
                return epoch =>
                {
                    {{Step}}
                };
            }
        }
        """;

    private const string TopLevel = Usings + $$"""
        {{Parts}}
        for (var epoch = 0; epoch < 10; epoch++)
        {
            {{Step}}
        }
        """;

    [Theory]
    [InlineData(Method)]
    [InlineData(Constructor)]
    [InlineData(Lambda)]
    [InlineData(TopLevel)]
    public async Task Eight_lines_after_the_loss_switch_nothing_off(string trainer) =>
        Assert.Empty(await BlinksAsync("Trainer.cs", trainer, "/*here*/", Lines, ("Net.cs", Model)));

    [Fact]
    public async Task Eight_lines_in_the_model_switch_nothing_off() =>
        Assert.Empty(await BlinksAsync("Net.cs", Model, "/*in forward*/", InForward, ("Trainer.cs", Method)));

    /// <summary>What was typed when the finding was not there.</summary>
    private static async Task<IReadOnlyList<string>> BlinksAsync(string path, string text, string mark, string typed, (string Path, string Text) other)
    {
        var missing = new List<string>();
        for (var length = 0; length <= typed.Length; length++)
        {
            var program = await DisturbedProgram.OfAsync([(path, text.Replace(mark, typed[..length], StringComparison.Ordinal)), other]);
            if (program.Findings.Count != 1)
                missing.Add(typed[..length]);
        }

        return missing;
    }
}
