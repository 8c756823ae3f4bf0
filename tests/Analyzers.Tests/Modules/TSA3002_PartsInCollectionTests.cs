using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Modules.TSA3002_PartsInCollection>;

namespace TorchSharp.Analyzers.Tests.Modules;

public sealed class TSA3002_PartsInCollectionTests
{
    private static readonly string[] Right =
    [
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { register_module("a", layers[0]); }""",
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { for (int i = 0; i < layers.Count; i++) register_module($"a{i}", layers[i]); }""",
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { foreach (var l in layers) add_module("a", l); RegisterComponents(); }""",
        """private readonly List<Linear> layers = new(); private readonly ModuleList<Linear> all = new(); public Net() : base("net") { var l = Linear(2, 1); layers.Add(l); all.Add(l); RegisterComponents(); }""",
        """private readonly List<Module<Tensor, Tensor>> layers = new() { Linear(2,1) }; private readonly Sequential all; public Net() : base("net") { all = Sequential(layers); RegisterComponents(); }""",
        """private readonly Linear fc = Linear(2,1); private readonly Linear[] layers; public Net() : base("net") { layers = new[] { fc }; RegisterComponents(); }""",
        """private readonly List<Module<Tensor, Tensor>> layers = new() { ReLU(), Tanh() }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly (ReLU A, int B) layers = (ReLU(), 2); public Net() : base("net") { RegisterComponents(); }""",
        """private static readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly List<Tensor> cache = new(); public Net() : base("net") { cache.Add(zeros(3)); RegisterComponents(); }""",
        """private readonly List<Linear> layers = new(); public Net() : base("net") { RegisterComponents(); }  public void Add(Linear l) { layers.Add(l); register_module("l", l); }""",
        """private readonly List<Linear> layers; public Net(List<Linear> layers) : base("net") { this.layers = layers; RegisterComponents(); }""",
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { RegisterComponents(); }  public override IEnumerable<Parameter> parameters(bool recurse = true) => layers.SelectMany(l => l.parameters());""",
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { RegisterComponents(); }  public IEnumerable<Parameter> Weights() => layers.SelectMany(l => l.parameters());""",
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { layers.ForEach(l => register_module("l", l)); }""",
        """private readonly List<Linear> layers = new() { Linear(2,1) }; public Net() : base("net") { foreach (var (l, i) in layers.Select((l, i) => (l, i))) register_module("l" + i, l); }""",
        """private readonly ModuleList<Linear> layers = new(); public Net() : base("net") { layers.Add(Linear(2, 1)); RegisterComponents(); }""",
        """private readonly ModuleList<Linear> layers; public Net() : base("net") { var l = new List<Linear>(); for (int i = 0; i < 3; i++) l.Add(Linear(2, 1)); layers = new ModuleList<Linear>(l.ToArray()); RegisterComponents(); }""",
        """private readonly Linear[] layers = new Linear[2]; private readonly ModuleList<Linear> all; public Net() : base("net") { layers[0] = Linear(2, 1); all = ModuleList(layers); RegisterComponents(); }""",
        """private readonly Func<Tensor, Tensor> f; private readonly Linear fc = Linear(2, 1); public Net() : base("net") { f = x => fc.forward(x); RegisterComponents(); }""",
        """private readonly Func<Tensor, Tensor> f; private readonly Linear fc; public Net() : base("net") { var l = Linear(2, 1); fc = l; f = x => l.forward(x); RegisterComponents(); }""",
        """private readonly List<Func<Module<Tensor, Tensor>>> f = new() { () => Linear(2, 1) }; private readonly Module<Tensor, Tensor> fc; public Net() : base("net") { fc = f[0](); RegisterComponents(); }""",
        """private readonly Dictionary<string, Module<Tensor, Tensor>> acts = new() { ["relu"] = ReLU() }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly List<int> sizes = new() { 1, 2 }; private readonly ModuleList<Linear> l = new(); public Net() : base("net") { foreach (var s in sizes) l.Add(Linear(s, s)); RegisterComponents(); }""",
    ];

    private static readonly string[] Wrong =
    [
        """private readonly List<Linear> [|layers|] = new() { Linear(2,1) }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly Linear[] [|layers|] = new[] { Linear(2,1), Linear(1,1) }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly Linear[] [|layers|] = { Linear(2,1) }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly IList<Linear> [|layers|] = new List<Linear> { Linear(2,1) }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly Dictionary<string, Linear> [|layers|] = new() { ["a"] = Linear(2,1) }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly Dictionary<string, Linear> [|layers|] = new() { { "a", Linear(2,1) } }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly (Linear A, Dropout B) [|layers|] = (Linear(2,1), Dropout(0.5)); public Net() : base("net") { RegisterComponents(); }""",
        """private readonly Tuple<Linear, Linear> [|layers|] = Tuple.Create(Linear(2,1), Linear(2,1)); public Net() : base("net") { RegisterComponents(); }""",
        """private readonly Queue<Module<Tensor, Tensor>> [|layers|] = new(new[] { Linear(2,1) }); public Net() : base("net") { RegisterComponents(); }""",
        """private readonly IEnumerable<Linear> [|layers|] = Enumerable.Range(0, 3).Select(_ => Linear(2, 1)).ToList(); public Net() : base("net") { RegisterComponents(); }""",
        """private readonly Linear[,] [|layers|] = { { Linear(2,1) } }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly Linear[][] [|layers|] = { new[] { Linear(2,1) } }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly List<(Linear, ReLU)> [|layers|] = new() { (Linear(2,1), ReLU()) }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly List<List<Linear>> [|layers|] = new() { new() { Linear(2,1) } }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly Parameter[] [|layers|] = { Parameter(zeros(2)) }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly List<Parameter> [|layers|] = new() { new Parameter(zeros(2)) }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly HashSet<Module> [|layers|] = new() { Dropout(0.1) }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly Lazy<Linear> [|layers|] = new(() => Linear(2, 1)); public Net() : base("net") { RegisterComponents(); }""",
        """private readonly List<Sequential> [|layers|] = new() { Sequential(Linear(2,1), ReLU()) }; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly IReadOnlyList<Module<Tensor, Tensor>> [|layers|] = [Linear(2,1), ReLU()]; public Net() : base("net") { RegisterComponents(); }""",
        """private readonly Stack<Linear> [|layers|] = new(new List<Linear> { Linear(2, 1) }); public Net() : base("net") { RegisterComponents(); }""",
        """private readonly LinkedList<Linear> [|layers|] = new(new[] { Linear(2,1) }); public Net() : base("net") { RegisterComponents(); }""",
        """private readonly List<Linear> [|layers|] = new(); public Net() : base("net") { for (int i = 0; i < 3; i++) layers.Add(Linear(2, 1)); RegisterComponents(); }""",
        """private readonly Linear[] [|layers|] = new Linear[3]; public Net() : base("net") { for (int i = 0; i < 3; i++) layers[i] = Linear(2, 1); RegisterComponents(); }""",
        """private readonly Linear[] [|layers|]; public Net() : base("net") { layers = Enumerable.Range(0, 3).Select(i => Linear(2, i)).ToArray(); RegisterComponents(); }""",
        """private List<Linear> [|Layers|] { get; } = new(); public Net() : base("net") { Layers.AddRange(new[] { Linear(2, 1) }); RegisterComponents(); }""",
        """private readonly List<Linear> [|layers|] = new(); public Net() : base("net") { Build(); RegisterComponents(); } void Build() { foreach (var w in new[] { 1, 2 }) layers.Add(Make(w)); } static Linear Make(int w) => nn.Linear(w, w);""",
        """private readonly List<Linear> [|layers|]; public Net() : base("net") { var all = new List<Linear>(); all.Add(Linear(2, 1)); layers = all; RegisterComponents(); }""",
        """private readonly Func<Tensor, Tensor> [|f|]; public Net() : base("net") { var fc = Linear(2, 1); f = x => fc.forward(x); RegisterComponents(); } public override Tensor forward(Tensor x) => f(x);""",
        """private readonly Func<Tensor, Tensor> [|f|]; public Net() : base("net") { var fc = Linear(2, 1); f = fc.forward; RegisterComponents(); } public override Tensor forward(Tensor x) => f(x);""",
        """private readonly List<Func<Tensor, Tensor>> [|f|] = new(); public Net() : base("net") { var fc = Linear(2, 1); f.Add(fc.forward); RegisterComponents(); } public override Tensor forward(Tensor x) => f[0](x);""",
        """private readonly Dictionary<int, Linear> [|layers|] = new(); public Net() : base("net") { for (int i = 0; i < 3; i++) layers[i] = Linear(2, 1); RegisterComponents(); }""",
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
                layers.AddRange(new[] { Linear(2, 1) });
                RegisterComponents();
            }

            public int Count => layers.Count;

            public override Tensor forward(Tensor x) => x.alias();
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Linear> layers = new();

            public Net() : base("net")
            {
                layers.extend(new[] { Linear(2, 1) });
                RegisterComponents();
            }

            public int Count => layers.Count;

            public override Tensor forward(Tensor x) => x.alias();
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

            public override Tensor forward(Tensor x) => x.alias();
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Linear> layers = new ModuleList<Linear>(Linear(2, 1), Linear(1, 1));

            public Net() : base("net") => RegisterComponents();

            public int Count => layers.Count;

            public override Tensor forward(Tensor x) => x.alias();
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

            public override Tensor forward(Tensor x) => x.alias();
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

            public override Tensor forward(Tensor x) => x.alias();
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

            public override Tensor forward(Tensor x) => x.alias();
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

            public override Tensor forward(Tensor x) => x.alias();
        }
        """);

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        """class Net : Module<Tensor, Tensor> { private readonly List<Linear> {|#0:layers|} = new() { Linear(2, 1) }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => x.alias(); }""",
        Verify.Finding(0).WithMessage("Registration does not look into 'layers', a collection: the parts in it are not trained, saved or moved to a device, and eval() does not reach them. Use ModuleList<…>."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "注册时不会查看 'layers'（集合）：其中的部分不会被训练、保存或移到设备上，eval() 也管不到它们。请使用 ModuleList<…>。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, """class Net : Module<Tensor, Tensor> { private readonly List<Linear> {|#0:layers|} = new() { Linear(2, 1) }; public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => x.alias(); }"""));
}
