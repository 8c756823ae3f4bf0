using System.Text.RegularExpressions;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>A model's outputs that others use as elements or parts: each other use keeps what it had, or the model stays as it is.</summary>
public sealed partial class ElementsAndPartsFixTests
{
    [Theory]
    [InlineData("foreach (var p in rows.Select(row => model.forward(row))) Show(p);")]
    [InlineData("var all = rows.Select(model.forward).ToArray(); Show(all[0]);")]
    [InlineData("var all = new List<Tensor>(); foreach (var row in rows) all.Add(model.forward(row)); Show(all[rows.Length - 1]);")]
    [InlineData("var p = await Task.Run(() => model.forward(rows[0])); Show(p);")]
    [InlineData("if (new Result(model.forward(rows[0]), 1) is { Output: var p }) Show(p);")]
    [InlineData("var (p, count) = new Result(model.forward(rows[0]), 1); Show(p);")]
    [InlineData("foreach (var p in Outputs(model, rows)) Show(p);")]
    [InlineData("var all = (from row in rows let p = model.forward(row) select p.mean()).ToList(); Show(all[0]);")]
    public async Task Every_other_use_stays_what_it_was(string use)
    {
        var program = await TestProgram.CreateAsync([Program(use)], ProgramOptions.Default);
        var finding = Assert.Single(await program.FindingsAsync(RulesUnderTest.Shipped), finding => finding.Id == "TSA1001");
        foreach (var fix in await LightBulb.OfferedAsync(program.Project, finding, RulesUnderTest.Shipped))
        {
            var text = (await (await LightBulb.ApplyAsync(program.Project, fix)).Documents.First(document => document.Name == SourceFile.OnlyFile).GetTextAsync(TestContext.Current.CancellationToken)).ToString();
            Assert.True(text.Contains("=> torch.sigmoid(fc.forward(x))", StringComparison.Ordinal) || !Bare().IsMatch(text), text);
        }
    }

    [GeneratedRegex(@"(?<!torch\.sigmoid\()model\.forward")]
    private static partial Regex Bare();

    private static string Program(string use) => $$"""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        sealed record Result(Tensor Output, int Count);

        class Trainer
        {
            public Tensor Loss(Net net, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(net.forward(x), y);

            public async Task Use(Net model, Tensor[] rows)
            {
                await Task.Yield();
                {{use}}
            }

            private static void Show(Tensor p) => Console.WriteLine(p.mean().item<float>());

            private static IEnumerable<Tensor> Outputs(Net model, Tensor[] rows)
            {
                foreach (var row in rows)
                    yield return model.forward(row);
            }
        }
        """;
}
