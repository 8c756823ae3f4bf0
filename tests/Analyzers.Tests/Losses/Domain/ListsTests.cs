using RuleOfSigmoidBeforeBCE = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1007_SigmoidBeforeBCELoss>;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>Modules and functions in lists, run one after the other.</summary>
public sealed class ListsTests
{
    [Theory]
    [InlineData("ModuleList<Module<Tensor, Tensor>>", "ModuleList<Module<Tensor, Tensor>>(Linear(8, 4), ReLU(), Linear(4, 1), Sigmoid())")]
    [InlineData("ModuleList<Module<Tensor, Tensor>>", "new(Linear(8, 1), Sigmoid())")]
    [InlineData("Module<Tensor, Tensor>[]", "{ Linear(8, 4), ReLU(), Linear(4, 1), Sigmoid() }")]
    [InlineData("List<Module<Tensor, Tensor>>", "new() { Linear(8, 1), Sigmoid() }")]
    [InlineData("IReadOnlyList<Module<Tensor, Tensor>>", "[Linear(8, 1), Sigmoid(), Dropout(0.5)]")]
    public Task Foreach_over_a_field(string type, string value) => Verify.Reports($$"""
        class Net : Module<Tensor, Tensor>
        {
            private readonly {{type}} {{(type.StartsWith("ModuleList", StringComparison.Ordinal) ? "layers" : "{|TSA3002:layers|}")}} = {{value}};

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                foreach (var layer in layers)
                    x = layer.forward(x);
                return x;
            }
        }

        class Trainer
        {
            public Tensor Step(Net net, Tensor x, Tensor y) => BCEWithLogitsLoss().forward([|net.forward(x)|], y);
        }
        """);

    /// <summary>Of a list that is longer than anybody remembers, the last element still decides.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(400)]
    public Task The_end_of_a_long_sequential_that_grew(int layers) => Verify.Reports($$"""
        class Trainer
        {
            public Tensor Step(Tensor x, Tensor y)
            {
                var net = Sequential();
                {{string.Concat(Enumerable.Repeat("net.append(Linear(4, 4)); ", layers))}}
                net.append(Sigmoid());
                return BCEWithLogitsLoss().forward([|net.forward(x)|], y);
            }
        }
        """);

    [Theory]
    [InlineData("for (var i = 0; i < layers.Count; i++) x = layers[i].forward(x);")]
    [InlineData("for (int i = 0; i < layers.Count; ++i) { x = layers[i].call(x); }")]
    [InlineData("foreach (var layer in layers) { using var scope = torch.NewDisposeScope(); x = layer.call(x).MoveToOuterDisposeScope(); }")]
    public Task A_list_that_grew_in_the_constructor(string loop) => Verify.Reports($$"""
        class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Module<Tensor, Tensor>> layers = ModuleList<Module<Tensor, Tensor>>();

            public Net() : base("net")
            {
                layers.Add(Linear(8, 4));
                layers.Add(ReLU());
                layers.Add(Linear(4, 1));
                layers.append(Sigmoid());
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
            public Tensor Step(Net net, Tensor x, Tensor y) => BCEWithLogitsLoss().forward([|net.forward(x)|], y);
        }
        """);

    [Fact]
    public Task Functions_in_an_array() => Verify.Reports("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear first = Linear(8, 4);
            private readonly Linear second = Linear(4, 1);
            private readonly Func<Tensor, Tensor>[] steps;

            public Net() : base("net")
            {
                RegisterComponents();
                steps = new Func<Tensor, Tensor>[] { first.forward, h => torch.nn.functional.relu(h), h => second.forward(h), torch.sigmoid };
            }

            public override Tensor forward(Tensor x)
            {
                var h = x;
                foreach (var step in steps)
                    h = step(h);
                return h;
            }
        }

        class Trainer
        {
            public Tensor Step(Net net, Tensor x, Tensor y) => BCEWithLogitsLoss().forward([|net.forward(x)|], y);
        }
        """);

    [Fact]
    public Task The_last_layer_is_left_out() => Verify.Silent("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Module<Tensor, Tensor>> layers = ModuleList<Module<Tensor, Tensor>>(Linear(8, 1), Sigmoid());

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                for (var i = 0; i < layers.Count - 1; i++)
                    x = layers[i].forward(x);
                return x;
            }
        }

        class Trainer
        {
            public Tensor Step(Net net, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(net.forward(x), y);
        }
        """);

    [Fact]
    public Task Skip_connections_make_it_unknown() => Verify.Silent("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Module<Tensor, Tensor>> gates = ModuleList<Module<Tensor, Tensor>>(Linear(8, 8), Sigmoid());

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                foreach (var gate in gates)
                    x = x + gate.forward(x);
                return x;
            }
        }

        class Trainer
        {
            public Tensor Step(Net net, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(net.forward(x), y);
        }
        """);

    [Fact]
    public Task A_list_that_somebody_else_fills() => Verify.Silent("""
        class Net : Module<Tensor, Tensor>
        {
            public List<Module<Tensor, Tensor>> Layers { get; } = new() { Linear(8, 1), Sigmoid() };

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                foreach (var layer in Layers)
                    x = layer.forward(x);
                return x;
            }
        }

        class Trainer
        {
            public void Prepare(Net net) => net.Layers.Add(Linear(1, 1));

            public Tensor Step(Net net, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(net.forward(x), y);
        }
        """);

    [Fact]
    public Task Model_and_loss_are_made_in_a_method() => RuleOfSigmoidBeforeBCE.Reports("""
        class Network
        {
            private Module<Tensor, Tensor> model = null!;
            private Loss<Tensor, Tensor, Tensor> loss = null!;
            private torch.optim.Optimizer optimizer = null!;

            public void Build(int[] sizes)
            {
                var layers = new List<Module<Tensor, Tensor>>();
                for (var i = 1; i < sizes.Length; i++)
                {
                    layers.Add(Linear(sizes[i - 1], sizes[i]));
                    layers.Add(ReLU());
                }

                layers.Add(Linear(sizes[^1], 1));
                layers.Add(Sigmoid());
                model = Sequential(layers.ToArray());
                loss = BCELoss();
                optimizer = torch.optim.Adam(model.parameters());
            }

            public void Fit(Tensor x, Tensor y)
            {
                {|TSA4005:for|} (var epoch = 0; epoch < 10; epoch++)
                {
                    optimizer.zero_grad();
                    var output = model.forward(x);
                    loss.forward([|output|], y).backward();
                    optimizer.step();
                }
            }
        }
        """);

    [Theory]
    [InlineData("Block(layers, 4, 8); Block(layers, 8, 8); layers.Add(Linear(8, 1)); layers.Add(Sigmoid());")]
    [InlineData("layers.Add(Flatten()); Block(layers, 4, 8); layers.AddRange(new Module<Tensor, Tensor>[] { Linear(8, 1), Sigmoid() });")]
    [InlineData("Both(layers, layers); layers.Add(Sigmoid());")]
    public Task Helpers_fill_a_part(string filling) => Verify.Reports(Filled(filling, "[|", "|]"));

    [Theory]
    [InlineData("layers.Add(Linear(4, 1)); layers.Add(Sigmoid()); Block(layers, 1, 1);")]
    [InlineData("layers.Add(Linear(4, 1)); layers.Add(Sigmoid()); Strip(layers);")]
    [InlineData("layers.Add(Linear(4, 1)); layers.Add(Sigmoid()); Keep(layers); StripKept();")]
    [InlineData("Keep(layers); layers.Add(Linear(4, 1)); layers.Add(Sigmoid()); StripKept();")]
    [InlineData("Keep(layers); layers.Add(Linear(4, 1)); layers.Add(Sigmoid()); var wrong = Sequential(s_kept); StripKept();")]
    [InlineData("var same = Same(layers); layers.Add(Linear(4, 1)); layers.Add(Sigmoid()); Strip(same);")]
    [InlineData("Give(layers, out var same); layers.Add(Linear(4, 1)); layers.Add(Sigmoid()); Strip(same);")]
    [InlineData("var box = new Box(); box.Fill(layers); layers.Add(Linear(4, 1)); layers.Add(Sigmoid()); Strip(box.Layers);")]
    [InlineData("Later(layers); layers.Add(Linear(4, 1)); layers.Add(Sigmoid()); s_strip();")]
    public Task Helpers_that_do_something_else_with_it(string filling) => Verify.Silent(Filled(filling, "", ""));

    private static string Filled(string filling, string open, string close) => $$"""
        class Box
        {
            public List<Module<Tensor, Tensor>> Layers { get; private set; } = new();

            public void Fill(List<Module<Tensor, Tensor>> layers) => Layers = layers;
        }

        class Trainer
        {
            private static List<Module<Tensor, Tensor>> s_kept = new();
            private static Action s_strip = () => { };

            private static void Block(List<Module<Tensor, Tensor>> layers, int from, int to)
            {
                layers.Add(Linear(from, to));
                layers.Add(ReLU());
            }

            private static void Both(List<Module<Tensor, Tensor>> one, List<Module<Tensor, Tensor>> other)
            {
                Block(one, 4, 8);
                other.Add(Linear(8, 1));
            }

            private static void Strip(List<Module<Tensor, Tensor>> layers) => layers.RemoveAt(layers.Count - 1);

            private static void Keep(List<Module<Tensor, Tensor>> layers) => s_kept = layers;

            private static void StripKept() => s_kept.RemoveAt(s_kept.Count - 1);

            private static List<Module<Tensor, Tensor>> Same(List<Module<Tensor, Tensor>> layers) => layers;

            private static void Give(List<Module<Tensor, Tensor>> layers, out List<Module<Tensor, Tensor>> same) => same = layers;

            private static void Later(List<Module<Tensor, Tensor>> layers) => s_strip = () => layers.RemoveAt(layers.Count - 1);

            public void Train(Tensor x, Tensor y)
            {
                var layers = new List<Module<Tensor, Tensor>>();
                {{filling}}
                var model = Sequential(layers);
                BCEWithLogitsLoss().forward({{open}}model.forward(x){{close}}, y).backward();
            }
        }
        """;
}
