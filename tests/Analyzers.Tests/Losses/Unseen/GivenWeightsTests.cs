namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>A layer whose weights are given to it makes whatever they say; one whose weights are drawn, read or trained makes logits.</summary>
public sealed class GivenWeightsTests
{
    public static TheoryData<string> Giving =>
    [
        "using (torch.no_grad()) layer.weight!.fill_(0.25f);",
        "using (torch.no_grad()) layer.weight!.copy_(table.log_softmax(1));",
        "layer.weight = Parameter(table);",
        "init.constant_(layer.weight!, 0.25);",
        "using (torch.no_grad()) layer.weight![0] = table;",
        "using (torch.no_grad()) layer.weight!.narrow(0, 0, 1).fill_(1);",
        "var w = layer.weight!; using (torch.no_grad()) w.abs_();",
        "foreach (var p in layer.parameters()) p.fill_(0.25f);",
        "foreach (var (_, p) in layer.named_parameters()) p.abs_();",
        "layer.parameters().ToList().ForEach(p => p.fill_(0.25f));",
        "using (torch.no_grad()) layer.get_parameter(\"weight\").fill_(0.25f);",
        "Fill(layer.weight!);",
        "layer.weight!.Level();",
        "FillAll(layer.parameters());",
        "void Half(Tensor w) => w.fill_(0.5f); Half(layer.weight!);",
        "Action<Tensor> half = w => w.fill_(0.5f); half(layer.weight!);",
        "var (w, _) = (layer.weight!, 1); w.fill_(0.25f);",
        "foreach (var w in new[] { layer.weight! }) w.fill_(0.25f);",
        "List<Tensor> all = [layer.weight!]; all[0].fill_(0.25f);",
        "if (layer.weight is { } w) w.fill_(0.25f);",
        "Tensor w; w = layer.weight!; w.fill_(0.25f);",
        "Array.ForEach(new Tensor[] { layer.weight! }, w => w.fill_(0.25f));",
        "switch (layer.weight) { case { } w: w.fill_(0.25f); break; }",
        "var named = new Dictionary<string, Tensor> { [\"w\"] = layer.weight! }; named[\"w\"].fill_(0.25f);",
        "new Filler(layer.weight!).Run();",
        "layer.load_state_dict(new Dictionary<string, Tensor> { [\"weight\"] = table });",
        "var numbers = layer.state_dict(); numbers[\"weight\"] = table; layer.load_state_dict(numbers);",
    ];

    public static TheoryData<string> Training =>
    [
        "init.xavier_uniform_(layer.weight!);",
        "using (torch.no_grad()) layer.weight!.sub_(0.1f * layer.weight!.grad!);",
        "using (torch.no_grad()) layer.weight!.copy_(other.weight!);",
        "layer.weight = other.weight;",
        "init.zeros_(layer.weight!);",
        "Console.WriteLine(layer.weight!.abs().mean());",
        "layer.weight!.grad!.clamp_(-1, 1);",
        "foreach (var p in layer.parameters()) p.requires_grad_(false);",
        "foreach (var p in layer.parameters()) p.clamp_(-0.01f, 0.01f);",
        "Draw(layer.weight!);",
        "Show(layer.weight!);",
        "layer.load_state_dict(other.state_dict());",
        "Array.ForEach(new Tensor[] { layer.weight! }, w => w.mean());",
        "switch (layer.weight) { case { } w: w.mean(); break; }",
        "new Shower(layer.weight!).Run();",
        "var (w, _) = (layer.weight!, 1); Console.WriteLine(w);",
        "if (layer.weight is { } w) Console.WriteLine(w.mean());",
        "foreach (var (p, q) in layer.parameters().Zip(other.parameters())) p.copy_(q);",
        "foreach (var m in other.modules()) if (m is BatchNorm2d norm) init.ones_(norm.weight!);",
    ];

    [Theory]
    [MemberData(nameof(Giving))]
    public Task Weights_that_a_variable_is_given(string statement) => Findings.None(Local(statement));

    [Theory]
    [MemberData(nameof(Training))]
    public Task Weights_that_a_variable_is_trained_with(string statement) => Findings.One(Local(statement));

    [Theory]
    [MemberData(nameof(Giving))]
    public Task Weights_that_a_member_is_given(string statement) => Findings.None(Member(statement));

    [Theory]
    [MemberData(nameof(Training))]
    public Task Weights_that_a_member_is_trained_with(string statement) => Findings.One(Member(statement));

    [Fact]
    public Task Weights_of_what_another_method_is_given() => Findings.None("""
        static class Program
        {
            static Tensor Loss(Linear average, Tensor p, Tensor y) => functional.binary_cross_entropy(average.call(p), y);
            static Tensor Step(Tensor p, Tensor y)
            {
                var layer = Linear(4, 1, false);
                using (torch.no_grad()) layer.weight!.fill_(0.25f);
                return Loss(layer, p, y);
            }
        }
        """);

    [Fact]
    public Task Weights_of_whatever_there_is() => Findings.None("""
        sealed class Net
        {
            public readonly Sequential Body = Sequential(Linear(4, 1));
            public Net() { foreach (var m in Body.modules()) if (m is Linear l) l.weight!.fill_(0.25f); }
        }
        static class Program { static Tensor Step(Tensor x, Tensor y) => functional.binary_cross_entropy(new Net().Body.call(x), y); }
        """);

    private const string Helpers = """
        global using static Helpers;
        sealed class Filler(Tensor w) { public void Run() { using var guard = torch.no_grad(); w.fill_(0.25f); } }
        sealed class Shower(Tensor w) { public void Run() => Console.WriteLine(w); }
        static class Helpers
        {
            public static void Fill(Tensor w) { using var guard = torch.no_grad(); w.fill_(0.25f); }
            public static void Level(this Tensor w) { using var guard = torch.no_grad(); w.fill_(0.25f); }
            public static void FillAll(IEnumerable<Tensor> all) { foreach (var w in all) w.fill_(0.25f); }
            public static void Draw(Tensor w) => init.xavier_uniform_(w);
            public static void Show(Tensor w) => Console.WriteLine(w.abs().mean());
        }
        """;

    private static string Local(string statement) => $$"""
        {{Helpers}}
        static class Program
        {
            static Tensor Step(Linear other, Tensor table, Tensor x, Tensor y)
            {
                var layer = Linear(4, 1);
                {{statement}}
                return functional.binary_cross_entropy(layer.call(x), y);
            }
        }
        """;

    private static string Member(string statement) => $$"""
        {{Helpers}}
        sealed class Trainer(Linear other, Tensor table)
        {
            private readonly Linear layer = Linear(4, 1);
            public void Begin()
            {
                {{statement.Replace("layer.weight = ", "this.layer.weight = ", StringComparison.Ordinal)}}
            }

            public Tensor Step(Tensor x, Tensor y) => functional.binary_cross_entropy(layer.call(x), y);
        }
        """;
}
