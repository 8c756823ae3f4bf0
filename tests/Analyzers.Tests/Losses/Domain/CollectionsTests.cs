using RuleOfSoftmax = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>Layers and outputs in lists and arrays: which one it is, and what it is by then.</summary>
public sealed class CollectionsTests
{
    [Theory]
    [InlineData("foreach (var layer in _layers) { if (layer is Sigmoid) continue; x = layer.forward(x); }")]
    [InlineData("for (var i = 0; i < _depth; i++) x = _layers[i].forward(x);")]
    [InlineData("for (var i = 0; i < _layers.Count - 1; i++) x = _layers[i].forward(x);")]
    [InlineData("for (var i = 0; i < _layers.Count; i += 2) x = _layers[i].forward(x);")]
    [InlineData("for (var i = _layers.Count - 1; i >= 0; i--) x = _layers[i].forward(x);")]
    [InlineData("foreach (var layer in _layers) { x = layer.forward(x); break; }")]
    [InlineData("foreach (var layer in _layers.Take(1)) x = layer.forward(x);")]
    [InlineData("foreach (var layer in _layers) { var h = layer.forward(x); if (h.sum().item<float>() > 0) return h; x = h; }")]
    public Task Not_every_layer_is_applied(string loop) => Verify.Silent($$"""
        class Deep : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Module<Tensor, Tensor>> _layers = ModuleList<Module<Tensor, Tensor>>(Linear(4, 4), Sigmoid());
            private readonly int _depth;

            public Deep(int depth) : base("deep")
            {
                _depth = depth;
                RegisterComponents();
            }

            public override Tensor forward(Tensor x)
            {
                {{loop}}
                return x;
            }
        }

        class Trainer
        {
            public Tensor Step(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(new Deep(1).forward(x), y);
        }
        """);

    [Theory]
    [InlineData("layers.RemoveAt(layers.Count - 1);")]
    [InlineData("layers.Reverse();")]
    [InlineData("layers[1] = Identity();")]
    [InlineData("layers.Clear(); layers.Add(Linear(3, 3));")]
    [InlineData("if (y.dim() > 1) layers.Add(Linear(3, 3));")]
    public Task The_last_layer_is_another_by_then(string change) => Verify.Silent($$"""
        class Trainer
        {
            public Tensor Step(Tensor x, Tensor y)
            {
                var layers = new List<Module<Tensor, Tensor>> { Linear(3, 3), Sigmoid() };
                {{change}}
                return functional.binary_cross_entropy_with_logits(Sequential(layers).forward(x), y);
            }
        }
        """);

    [Fact]
    public Task A_list_that_grows_after_the_model_was_made_of_it() => Verify.Reports("""
        class Trainer
        {
            public void Step(Tensor x, Tensor y)
            {
                var layers = new List<Module<Tensor, Tensor>> { Linear(2, 3) };
                var body = Sequential(layers);
                layers.Add(Sigmoid());
                var whole = Sequential(layers);
                functional.binary_cross_entropy_with_logits(body.forward(x), y).backward();
                functional.binary_cross_entropy_with_logits([|whole.forward(x)|], y).backward();
            }
        }
        """);

    [Fact]
    public Task Layers_in_a_params_array() => Verify.Reports("""
        var first = Stack(Sigmoid(), Linear(2, 3));
        var last = Stack(Linear(2, 3), Sigmoid());
        BCEWithLogitsLoss().forward(first.forward(torch.rand(4, 2)), torch.rand(4, 3)).backward();
        BCEWithLogitsLoss().forward([|last.forward(torch.rand(4, 2))|], torch.rand(4, 3)).backward();

        static Module<Tensor, Tensor> Stack(params Module<Tensor, Tensor>[] layers) => Sequential(layers);
        """);

    [Fact]
    public Task Layers_spread_into_an_array() => RuleOfSoftmax.Reports("""
        Module<Tensor, Tensor>[] hidden = [Linear(2, 4), ReLU()];
        Module<Tensor, Tensor>[] tail = [Linear(3, 3)];
        var right = Sequential([.. hidden, Softmax(1), .. tail]);
        var wrong = Sequential([.. hidden, Linear(4, 3), Softmax(1)]);
        functional.cross_entropy(right.forward(torch.rand(4, 2)), torch.randint(0, 3, 4)).backward();
        functional.cross_entropy([|wrong.forward(torch.rand(4, 2))|], torch.randint(0, 3, 4)).backward();
        """);

    [Fact]
    public Task Outputs_stored_in_an_array() => Verify.Reports("""
        class Trainer
        {
            private readonly Linear _fc = Linear(2, 3);

            public void Step(Tensor x, Tensor y, int index)
            {
                var outputs = new Tensor[2];
                outputs[0] = _fc.forward(x);
                outputs[1] = torch.sigmoid(outputs[0]);
                functional.binary_cross_entropy_with_logits(outputs[0], y).backward();
                functional.binary_cross_entropy_with_logits([|outputs[1]|], y).backward();
                functional.binary_cross_entropy_with_logits(outputs[index], y).backward();
                outputs[index] = outputs[0];
                functional.binary_cross_entropy_with_logits(outputs[1], y).backward();
            }
        }
        """);
}
