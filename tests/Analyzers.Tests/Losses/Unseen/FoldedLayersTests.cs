namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary><c>layers.Aggregate(x, (h, layer) => layer.call(h))</c>: what the layers make of <c>x</c> one by one.</summary>
public sealed class FoldedLayersTests
{
    private const string Squashing = "Linear(3, 4), ReLU(), Linear(4, 1), Sigmoid()";

    private const string Fold = "_layers.Aggregate(x, (h, layer) => layer.call(h))";

    [Theory]
    [InlineData($"readonly List<Layer> _layers = [{Squashing}];", "new Net()")]
    [InlineData($"readonly Layer[] _layers = {{ {Squashing} }};", "new Net()")]
    [InlineData($"readonly ModuleList<Layer> _layers = ModuleList<Layer>({Squashing});", "new Net()")]
    [InlineData("readonly List<Layer> _layers = new(); public Net() { _layers.Add(Linear(3, 1)); _layers.Add(Sigmoid()); }", "new Net()")]
    [InlineData("readonly List<Layer> _layers; public Net(List<Layer> layers) => _layers = layers;", $"new Net([{Squashing}])")]
    public Task End_in_an_activation(string declared, string made) => Findings.One(Program(declared, Fold, made));

    [Theory]
    [InlineData("readonly List<Layer> _layers = [Sigmoid(), Linear(3, 1)];", Fold)]
    [InlineData($"readonly List<Layer> _layers = [{Squashing}];", "_layers.Aggregate(x, (h, layer) => layer is Linear ? layer.call(h) : h)")]
    [InlineData($"readonly List<Layer> _layers = [{Squashing}];", "_layers.Aggregate(x, (h, layer) => { var z = layer.call(h); return layer is Sigmoid ? z.logit() : z; })")]
    [InlineData($"readonly List<Layer> _layers = [{Squashing}];", "_layers.Aggregate(x, (h, layer) => layer.call(h), z => z.logit())")]
    [InlineData($"readonly List<Layer> _layers = [{Squashing}];", "_layers.AsEnumerable().Reverse().Aggregate(x, (h, layer) => layer.call(h))")]
    [InlineData($"readonly List<Layer> _layers = [{Squashing}];", "_layers.Take(3).Aggregate(x, (h, layer) => layer.call(h))")]
    [InlineData($"readonly List<Layer> _layers = [{Squashing}]; public List<Layer> More = [];", "_layers.Concat(More).Aggregate(x, (h, layer) => layer.call(h))")]
    [InlineData($"readonly List<Layer> _layers = [{Squashing}]; public Net() => _layers[^1] = Identity();", Fold)]
    public Task End_in_none_for_certain(string declared, string fold) => Findings.None(Program(declared, fold, "new Net()"));

    private static string Program(string declared, string fold, string made) => $$"""
        sealed class Net
        {
            {{declared.Replace("Layer", "Module<Tensor, Tensor>", StringComparison.Ordinal)}}

            public Tensor Run(Tensor x) => {{fold}};
        }

        static class Program
        {
            static Tensor Train(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits({{made.Replace("Layer", "Module<Tensor, Tensor>", StringComparison.Ordinal)}}.Run(x), y);
        }
        """;
}
