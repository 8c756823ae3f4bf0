namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary><c>new Model { Net = …, Squashes = true }</c>, and no other: the way of objects that do not squash is nobody's.</summary>
public sealed class SettingsOfCreationsTests
{
    private const string Logits = "functional.binary_cross_entropy_with_logits(Net.call(x), y)";

    [Theory]
    [InlineData("bool Squashes { get; init; }", $"Squashes ? Net.call(x) : {Logits}", "Squashes = true")]
    [InlineData("bool Squashes = false;", $"Squashes ? Net.call(x) : {Logits}", "Squashes = true")]
    [InlineData("bool Squashes { get; set; }", $"!Squashes ? {Logits} : Net.call(x)", "Squashes = On")]
    [InlineData("string End { get; init; } = \"none\";", $"End switch {{ \"sigmoid\" => Net.call(x), _ => {Logits} }}", "End = \"sigmoid\"")]
    [InlineData("End End { get; init; }", $"End == End.Sigmoid ? Net.call(x) : {Logits}", "End = End.Sigmoid")]
    [InlineData("bool Squashes = true;", $"Squashes ? Net.call(x) : {Logits}", "Other = 1")]
    [InlineData("bool Squashes { get; init; } = true;", $"Squashes ? Net.call(x) : {Logits}", "Squashes = true")]
    [InlineData("int Heads { get; init; }", $"Heads > 1 ? Net.call(x) : {Logits}", "Heads = 3")]
    public Task A_way_that_no_object_goes(string declared, string loss, string set) => Findings.None(Program(declared, loss, $"new Model {{ Net = Sequential(Linear(3, 1), Sigmoid()), {set} }}.Loss(x, y)"));

    [Theory]
    [InlineData("Model m = new() { Net = Sequential(Linear(3, 1), Sigmoid()), Squashes = true }; m.Loss(x, y)")]
    [InlineData("var m = new Model { Squashes = true, Net = Sequential(Linear(3, 1), Sigmoid()) }; new List<Model> { m }[0].Loss(x, y)")]
    public Task However_they_are_made(string use) => Findings.None(Program("bool Squashes { get; init; }", $"Squashes ? Net.call(x) : {Logits}", use));

    [Theory]
    [InlineData("bool Squashes { get; init; }", "Squashes = false")]
    [InlineData("bool Squashes { get; init; }", "Squashes = y.requires_grad")]
    [InlineData("bool Squashes { get; set; }", "Other = 1")]
    [InlineData("bool Squashes { get; init; } = false;", "Other = 1")]
    public Task A_way_that_objects_go(string declared, string set) => Findings.One(
        Program(declared, $"Squashes ? Net.call(x) : {Logits}", $"new Model {{ Net = Sequential(Linear(3, 1), Sigmoid()), {set} }}.Loss(x, y)"));

    [Fact]
    public Task One_object_that_goes_it_is_enough() => Findings.One(Program(
        "bool Squashes { get; init; }", $"Squashes ? Net.call(x) : {Logits}",
        "new Model { Net = Sequential(Linear(3, 1), Sigmoid()), Squashes = true }.Loss(x, y); new Model { Net = Sequential(Linear(3, 1), Sigmoid()) }.Loss(x, y)"));

    private static string Program(string declared, string loss, string use) => $$"""
        enum End { None, Sigmoid }

        sealed class Model
        {
            public required Sequential Net { get; init; }

            public int Other { get; init; }

            public {{declared}}

            public Tensor Loss(Tensor x, Tensor y) => {{loss}};
        }

        class Trainer
        {
            const bool On = true;

            void Train(Tensor x, Tensor y) { {{use}}; }
        }
        """;
}
