using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4005_LoopWithoutScope>;

namespace TorchSharp.Analyzers.Tests.Fixes.Tensors;

/// <summary>A loop without braces gets them, as the file writes its own. With braces: see the tests of the rule.</summary>
public sealed class TSA4005_FixTests
{
    [Fact]
    public Task A_body_on_the_line_of_the_loop_gets_lines_of_its_own() => Verify.Fixed(
        Evaluation("        [|foreach|] (var (x, y) in data) hits += (int)model.call(x).argmax(1).eq(y).sum().item<long>(); // all of them"),
        Evaluation("""
                    foreach (var (x, y) in data)
                    {
                        using var scope = NewDisposeScope();
                        hits += (int)model.call(x).argmax(1).eq(y).sum().item<long>(); // all of them
                    }
            """));

    [Fact]
    public Task A_body_below_stays_where_it_is_with_its_comments() => Verify.Fixed(
        Evaluation("""
                    [|foreach|] (var (x, y) in data) // every batch
                        // Right ones.
                        hits += (int)model.call(x).argmax(1).eq(y).sum().item<long>(); /* counted */
            """),
        Evaluation("""
                    foreach (var (x, y) in data) // every batch
                    {
                        using var scope = NewDisposeScope();
                        // Right ones.
                        hits += (int)model.call(x).argmax(1).eq(y).sum().item<long>(); /* counted */
                    }
            """));

    [Fact]
    public Task What_follows_in_the_body_is_indented_with_it() => Verify.Fixed(
        Evaluation("""
                    [|foreach|] (var (x, y) in data) /* all */ if (x.shape[0] > 1)
                    {
                        hits += (int)model.call(x)
                            .argmax(1).eq(y).sum().item<long>();

                        Console.WriteLine(hits);
                    }
            """),
        Evaluation("""
                    foreach (var (x, y) in data) /* all */
                    {
                        using var scope = NewDisposeScope();
                        if (x.shape[0] > 1)
                        {
                            hits += (int)model.call(x)
                                .argmax(1).eq(y).sum().item<long>();

                            Console.WriteLine(hits);
                        }
                    }
            """));

    [Theory]
    [InlineData("for (var i = 0; i < n; i++)", "")]
    [InlineData("while (n-- > 0)", "")]
    [InlineData("do", "\n        while (n-- > 0);")]
    public Task Every_kind_of_loop(string loop, string end)
    {
        var keyword = loop.Split(' ')[0];
        return Verify.Fixed(
            Evaluation($"        [|{keyword}|]{loop[keyword.Length..]}\n            hits += (int)model.call(data[n].Item1).sum().item<long>();{end}"),
            Evaluation($"        {loop}\n        {{\n            using var scope = NewDisposeScope();\n            hits += (int)model.call(data[n].Item1).sum().item<long>();\n        }}{end}"));
    }

    [Fact]
    public Task Code_on_one_line_stays_on_it() => Verify.Fixed(
        Evaluation("        if (n > 0) { [|foreach|] (var (x, y) in data) hits += (int)model.call(x).sum().item<long>(); n++; }"),
        Evaluation("        if (n > 0) { foreach (var (x, y) in data) { using var scope = NewDisposeScope(); hits += (int)model.call(x).sum().item<long>(); } n++; }"));

    [Theory]
    [InlineData("(var (x, y) in data) last = Step(x);")]
    [InlineData("(var (x, y) in data) // each\n\t\t\tlast = Step(x) + y;")]
    public Task Braces_tabs_and_lines_are_those_of_the_file(string loop)
    {
        const string Whole = """
            class P(Module<Tensor, Tensor> model, optim.Optimizer optimizer) {
            	Tensor? Last(List<(Tensor, Tensor)> data) {
            		Tensor? last = null;
            		LOOP
            		return last;
            	}
            	Tensor Step(Tensor x) {
            		var loss = model.call(x).mean();
            		loss.backward();
            		optimizer.step();
            		return loss.detach();
            	}
            }

            """;
        var isBelow = loop.Contains("// each", StringComparison.Ordinal);
        var moved = isBelow ? "(Step(x) + y)" : "Step(x)";
        var after = $"foreach (var (x, y) in data) {{{(isBelow ? " // each" : "")}\n\t\t\tusing var scope = torch.NewDisposeScope();\n\t\t\tlast = {moved}.MoveToOuterDisposeScope();\n\t\t}}";
        return Verify.Fixed(Written("[|foreach|] " + loop), Written(after));

        static string Written(string text) => Whole.Replace("LOOP", text, StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    [Theory]
        [InlineData("hits +=\n#if DEBUG\n1 +\n#endif\n(int)model.call(data[n].Item1).sum().item<long>();")]
    [InlineData("Console.WriteLine(model.call(data[n].Item1).ToString() + @\"a\nb\");")]
    public Task Nothing_where_a_directive_or_a_text_of_several_lines_stands_in_the_way(string body) => Verify.Unfixable(Evaluation($"        [|while|] (n-- > 0) {body}"));

    private static string Evaluation(string loop) => $$"""
        class P
        {
            int Hits(Module<Tensor, Tensor> model, List<(Tensor, Tensor)> data, int n)
            {
                var hits = 0;
                model.eval();
                using var off = no_grad();
        {{loop}}
                return hits;
            }
        }
        """;
}
