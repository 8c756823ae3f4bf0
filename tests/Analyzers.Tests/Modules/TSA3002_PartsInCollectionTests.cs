using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Modules.TSA3002_PartsInCollection>;

namespace TorchSharp.Analyzers.Tests.Modules;

public sealed class TSA3002_PartsInCollectionTests
{
    private static readonly string[] Right =
    [
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { register_module("a", layers[0]); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { for (int i = 0; i < layers.Count; i++) register_module($"a{i}", layers[i]); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { foreach (var l in layers) add_module("a", l); RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly List<Linear> layers = new(); private readonly ModuleList<Linear> all = new(); public Net() : base("net") { var l = Linear(2, 1); layers.Add(l); all.Add(l); RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly List<Module<Tensor, Tensor>> layers = new() { Linear(2,1) }; private readonly Sequential all; public Net() : base("net") { all = Sequential(layers); RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly Linear fc = Linear(2,1); private readonly Linear[] layers; public Net() : base("net") { layers = new[] { fc }; RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly List<Module<Tensor, Tensor>> layers = new() { ReLU(), Tanh() }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly (ReLU A, int B) layers = (ReLU(), 2); public Net() : base("net") { RegisterComponents(); }""",
        """private static readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly List<Tensor> cache = new(); public Net() : base("net") { cache.Add(zeros(3)); RegisterComponents(); }""",
        """private readonly List<Linear> layers = new(); public Net() : base("net") { RegisterComponents(); }  public void Add(Linear l) { layers.Add(l); register_module("l", l); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly List<Linear> layers; public Net(List<Linear> layers) : base("net") { this.layers = layers; RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { RegisterComponents(); }  public override IEnumerable<Parameter> parameters(bool recurse = true) => layers.SelectMany(l => l.parameters()); public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { RegisterComponents(); }  public IEnumerable<Parameter> Weights() => layers.SelectMany(l => l.parameters()); public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { layers.ForEach(l => register_module("l", l)); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { foreach (var (l, i) in layers.Select((l, i) => (l, i))) register_module("l" + i, l); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly ModuleList<Linear> layers = new(); public Net() : base("net") { layers.Add(Linear(2, 1)); RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly ModuleList<Linear> layers; public Net() : base("net") { var l = new List<Linear>(); for (int i = 0; i < 3; i++) l.Add(Linear(2, 1)); layers = new ModuleList<Linear>(l.ToArray()); RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly Linear[] layers = new Linear[2]; private readonly ModuleList<Linear> all; public Net() : base("net") { layers[0] = Linear(2, 1); all = ModuleList(layers); RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly Func<Tensor, Tensor> f; private readonly Linear fc = Linear(2, 1); public Net() : base("net") { f = x => fc.forward(x); RegisterComponents(); }""",
        """private readonly Func<Tensor, Tensor> f; private readonly Linear fc; public Net() : base("net") { var l = Linear(2, 1); fc = l; f = x => l.forward(x); RegisterComponents(); }""",
        """private readonly List<Func<Module<Tensor, Tensor>>> f = new() { () => Linear(2, 1) }; private readonly Module<Tensor, Tensor> fc; public Net() : base("net") { fc = f[0](); RegisterComponents(); }""",
        """private readonly Dictionary<string, Module<Tensor, Tensor>> acts = new() { ["relu"] = ReLU() }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly List<int> sizes = new() { 1, 2 }; private readonly ModuleList<Linear> l = new(); public Net() : base("net") { foreach (var s in sizes) l.Add(Linear(s, s)); RegisterComponents(); }""",
        """private readonly Linear[] teachers = [Linear(2, 1)]; private readonly Linear[] target = [Linear(2, 1)]; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => target[0].forward(x);""",
        """private readonly Linear[] layers = [Linear(2, 1)]; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) { using (no_grad()) return layers[0].forward(x); }""",
        """private readonly Linear[] layers = [Linear(2, 1)]; public Net() : base("net") { RegisterComponents(); } public IReadOnlyList<Linear> All => layers; public override Tensor forward(Tensor x) => layers[0].forward(x);""",
        """private readonly Linear[] layers = [Linear(2, 1)]; public Net() : base("net") { RegisterComponents(); } public Linear this[int i] => layers[i]; public override Tensor forward(Tensor x) => layers[0].forward(x);""",
        """private readonly Linear[] layers = [Linear(2, 1)]; public Net() : base("net") { RegisterComponents(); foreach (var layer in layers) layer.eval(); } public override Tensor forward(Tensor x) => layers[0].forward(x);""",
        """private readonly Linear[] layers = [Linear(2, 1)]; public Net() : base("net") { } public override Tensor forward(Tensor x) => layers[0].forward(x);""",
        """private readonly Linear fc; private readonly List<Linear> layers = []; public Net() : base("net") { layers.Add(fc = Linear(2, 1)); RegisterComponents(); } public override Tensor forward(Tensor x) => layers[0].forward(x);""",
        """private readonly Linear fc; private readonly List<Linear> layers = new() { Linear(2, 1) }; public Net() : base("net") { fc = layers[0]; RegisterComponents(); } public override Tensor forward(Tensor x) => layers[0].forward(x);""",
        """private readonly List<Module<Tensor, Tensor>> layers = []; public Net() : base("net") { RegisterComponents(); foreach (var child in children()) layers.Add((Module<Tensor, Tensor>)child); } public override Tensor forward(Tensor x) => layers[0].forward(x);""",
        """private readonly Linear[] layers = new Linear[2]; public Net() : base("net") { for (var i = 0; i < 2; i++) layers[i] = Own($"l{i}", Linear(2, 1)); RegisterComponents(); } private T Own<T>(string name, T part) where T : Module { register_module(name, part); return part; } public override Tensor forward(Tensor x) => layers[0].forward(x);""",
        """private readonly Parameter[] layers = [Parameter(zeros(2))]; private readonly ParameterList all; public Net() : base("net") { all = new ParameterList(layers); RegisterComponents(); } public override Tensor forward(Tensor x) => x * layers[0];""",
    ];

    private static readonly string[] Wrong =
    [
        """private readonly List<Linear> [|layers|] = new() { Linear(2, 1) }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => layers[0].forward(x);""",
        """private readonly Linear[] [|layers|] = new[] { Linear(2, 1), Linear(1, 1) }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly Linear[] [|layers|] = { Linear(2, 1) }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => layers[^1].call(x);""",
        """private readonly IList<Linear> [|layers|] = new List<Linear> { Linear(2, 1) }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => ((Module<Tensor, Tensor>)layers[0]).forward(x);""",
        """private readonly IReadOnlyList<Module<Tensor, Tensor>> [|layers|] = [Linear(2, 1), ReLU()]; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly Dictionary<string, Linear> [|layers|] = new() { ["a"] = Linear(2, 1) }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => layers["a"].forward(x);""",
        """private readonly Dictionary<string, Linear> [|layers|] = new() { { "a", Linear(2, 1) } }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers.Values) x = layer.forward(x); return x; }""",
        """private readonly Parameter[] [|layers|] = { Parameter(zeros(2)) }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => x * layers[0];""",
        """private readonly List<Sequential> [|layers|] = new() { Sequential(Linear(2, 1), ReLU()) }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => layers.First().forward(x);""",
        """private readonly IEnumerable<Linear> [|layers|] = Enumerable.Range(0, 3).Select(_ => Linear(2, 1)).ToList(); public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly List<Linear> [|layers|] = new(); public Net() : base("net") { for (int i = 0; i < 3; i++) layers.Add(Linear(2, 1)); RegisterComponents(); } public int Count => layers.Count; public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private readonly Linear[] [|layers|] = new Linear[3]; public Net() : base("net") { for (int i = 0; i < 3; i++) layers[i] = Linear(2, 1); RegisterComponents(); } public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.forward(x); return x; }""",
        """private List<Linear> [|Layers|] { get; } = new(); public Net() : base("net") { Layers.Add(Linear(2, 1)); RegisterComponents(); } public override Tensor forward(Tensor x) => Layers[0].forward(x);""",
        """private readonly List<Inner> [|layers|] = new(); public Net() : base("net") { layers.Add(new Inner()); RegisterComponents(); } public override Tensor forward(Tensor x) => layers[0].forward(x); class Inner : Module<Tensor, Tensor> { Linear fc = Linear(2, 1); public Inner() : base("inner") { RegisterComponents(); } public override Tensor forward(Tensor x) => fc.forward(x); }""",
    ];

    [Fact]
    public Task Is_silent_about_right_programs() => Verify.Silent(ModulePrograms.Of(Right));

    [Fact]
    public Task Reports_wrong_programs() => Verify.Reports(ModulePrograms.Of(Wrong));

    [Fact]
    public Task Mends_the_first_form() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly List<Linear> [|layers|] = new();

            public Net() : base("net")
            {
                layers.Add(Linear(2, 1));
                RegisterComponents();
            }

            public int Count => layers.Count;

            public override Tensor forward(Tensor x) => layers[0].forward(x);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Linear> layers = new();

            public Net() : base("net")
            {
                layers.Add(Linear(2, 1));
                RegisterComponents();
            }

            public int Count => layers.Count;

            public override Tensor forward(Tensor x) => layers[0].forward(x);
        }
        """);

    [Fact]
    public Task Mends_the_second_form() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear[] [|layers|] = { Linear(2, 1), Linear(1, 1) };

            public Net() : base("net") => RegisterComponents();

            public int Count => layers.Length;

            public override Tensor forward(Tensor x) => layers[0].forward(x);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Linear> layers = new ModuleList<Linear>(Linear(2, 1), Linear(1, 1));

            public Net() : base("net") => RegisterComponents();

            public int Count => layers.Count;

            public override Tensor forward(Tensor x) => layers[0].forward(x);
        }
        """);

    [Fact]
    public Task Mends_the_third_form() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear[] [|layers|];

            public Net() : base("net")
            {
                layers = Enumerable.Range(0, 3).Select(i => Linear(2, 1)).ToArray(); // three
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => layers[0].forward(x);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Linear> layers;

            public Net() : base("net")
            {
                layers = new ModuleList<Linear>(Enumerable.Range(0, 3).Select(i => Linear(2, 1)).ToArray()); // three
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => layers[0].forward(x);
        }
        """);

    [Fact]
    public Task Mends_the_fourth_form() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Dictionary<string, Linear> [|layers|] = new() { ["a"] = Linear(2, 1) };

            public Net() : base("net")
            {
                layers["b"] = Linear(2, 1);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => layers["a"].forward(x);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleDict<Linear> layers = new() { { "a", Linear(2, 1) } };

            public Net() : base("net")
            {
                layers.Add("b", Linear(2, 1));
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => layers["a"].forward(x);
        }
        """);

    [Theory]
    [InlineData("private readonly Linear[] [|layers|];", "layers = new Linear[2]; layers[0] = Linear(2, 1); layers[1] = Linear(1, 1); RegisterComponents();")]
    [InlineData("private readonly List<Linear> [|layers|] = new();", "RegisterComponents(); layers.Add(Linear(2, 1));")]
    [InlineData("internal readonly List<Linear> [|layers|] = new();", "layers.Add(Linear(2, 1)); RegisterComponents();")]
    public Task Offers_nothing_where_the_list_would_be_read_too_early_or_others_may_use_it(string field, string statements) => Verify.Unfixable($$"""
        class Net : Module<Tensor, Tensor>
        {
            {{field}}

            public Net() : base("net")
            {
                {{statements}}
            }

            public override Tensor forward(Tensor x) => layers[0].forward(x);
        }
        """);

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        """class Net : Module<Tensor, Tensor> { private readonly List<Linear> {|#0:layers|} = new() { Linear(2, 1) }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => layers[0].forward(x); }""",
        Verify.Finding(0).WithMessage("Registration does not look into 'layers', a collection: the parts in it are not trained, saved or moved to a device, and eval() does not reach them. Use ModuleList<…>."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "注册时不会查看 'layers'（集合）：其中的部分不会被训练、保存或移到设备上，eval() 也管不到它们。请使用 ModuleList<…>。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, """class Net : Module<Tensor, Tensor> { private readonly List<Linear> {|#0:layers|} = new() { Linear(2, 1) }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => layers[0].forward(x); }"""));
}
