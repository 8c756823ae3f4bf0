using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Modules.TSA3001_UnregisteredParts>;

namespace TorchSharp.Analyzers.Tests.Modules;

public sealed class TSA3001_UnregisteredPartsTests
{
    private const string Forward = "public override Tensor forward(Tensor x) => fc.forward(x);";

    private const string Trained = "static class Use { static void Run() { var net = new Net(); var optimizer = optim.SGD(net.parameters(), 0.1); net.forward(ones(2)).sum().backward(); optimizer.step(); } }";

    [Theory]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { RegisterComponents(); }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { fc = Linear(2, 1); RegisterComponents(); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") => RegisterComponents();")]
    [InlineData("Linear fc; public Net() : base(\"net\") { fc = Linear(2, 1); register_module(\"fc\", fc); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net(int width) : base(\"net\") { RegisterComponents(); } public Net() : this(3) { }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { Setup(); } private void Setup() { RegisterComponents(); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { } public Net Build() { RegisterComponents(); return this; }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { void Setup() => RegisterComponents(); Setup(); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { Action setup = RegisterComponents; setup(); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net(bool on = true) : base(\"net\") { if (on) RegisterComponents(); }")]
    [InlineData("ReLU fc = ReLU(); public Net() : base(\"net\") { }")]
    [InlineData("static readonly Linear fc = Linear(2, 1); public Net() : base(\"net\") { }")]
    [InlineData("Linear fc; public Net(Linear? given = null) : base(\"net\") { fc = given!; }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { Registry.Add(this); } static class Registry { public static void Add(Module module) { } }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { } public Linear Head => fc;")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { } public IEnumerable<Tensor> Own => fc.parameters();")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { fc.eval(); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { } public Tensor Target(Tensor x) { using (no_grad()) return fc.forward(x); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { } public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) { yield break; }")]
    public Task Is_silent_where_a_constructor_may_register_or_somebody_gets_the_part(string members) => Verify.Silent($$"""
        class Net : Module<Tensor, Tensor> { {{members}} {{Forward}} }
        {{Trained}}
        """);

    [Theory]
    [InlineData("class Owner : Module<Tensor, Tensor> { Net net = new(); public Owner() : base(\"o\") { RegisterComponents(); } public override Tensor forward(Tensor x) => net.forward(x); }")]
    [InlineData("class Owner : Module<Tensor, Tensor> { ModuleList<Net> all = new(); public Owner() : base(\"o\") { all.Add(new Net()); RegisterComponents(); } public override Tensor forward(Tensor x) => all[0].forward(x); }")]
    [InlineData("static class Use { static void Run() { using var net = new Net(); net.forward(ones(2)); } }")]
    [InlineData("static class Use { static Net Make() { var net = new Net(); net.train(); net.parameters(); return net; } }")]
    [InlineData("static class Use { static void Run(List<Module> all) { var net = new Net(); net.parameters(); all.Add(net); } }")]
    [InlineData("static class Use { static void Run(Module owner) { var net = new Net(); net.parameters(); owner.register_module(\"net\", net); } }")]
    [InlineData("static class Use { static void Run() { var net = new Net(); net.parameters(); net.Known(); } static void Known(this Module module) => module.register_module(\"x\", module); }")]
    [InlineData("static class Use { static void Run<T>() where T : Module, new() { var net = new T(); net.parameters(); } static void Start() => Run<Net>(); }")]
    [InlineData("static class Use { static void Run() { var net = new Net(); var p = net.parameters(); foreach (var field in typeof(Net).GetFields()) { } } }")]
    [InlineData("static class Use { static void Run() { Net net; net = new Net(); net.parameters(); } }")]
    [InlineData("class Holder { public Net Net = new Net(); } static class Use { static void Run(Holder holder) { holder.Net.parameters(); } }")]
    public Task Is_silent_where_no_object_is_seen_to_stand_alone(string use) => Verify.Silent($$"""
        class Net : Module<Tensor, Tensor> { private readonly Linear fc = Linear(2, 1); public Net() : base("net") { } {{Forward}} }
        {{use}}
        """);

    [Theory]
    [InlineData("Linear fc = Linear(2, 1); Tensor? cache; public Net() : base(\"net\") { RegisterComponents(); cache = zeros(3); }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { fc = Linear(2, 1); fc = Linear(2, 3); RegisterComponents(); }")]
    [InlineData("Linear fc = Linear(2, 1); Linear same; public Net() : base(\"net\") { RegisterComponents(); same = fc; } public Tensor Twice(Tensor x) => same.forward(x);")]
    [InlineData("Linear fc; public Net() : base(\"net\") { RegisterComponents(); fc = Linear(2, 1); register_module(\"fc\", fc); }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { RegisterComponents(); fc = Linear(2, 1); foreach (var (name, part) in new Dictionary<string, Linear> { [\"fc\"] = fc }) register_module(name, part); }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { RegisterComponents(); fc = Linear(2, 1); fc.eval(); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { RegisterComponents(); } public void Ensure() { fc ??= Linear(2, 1); }")]
    [InlineData("Linear? fc = Linear(2, 1); public Net() : base(\"net\") { RegisterComponents(); } public void Ensure() { if (fc is null) fc = Linear(2, 1); }")]
    [InlineData("Linear fc = Linear(2, 1); bool wide; public Net() : base(\"net\") { RegisterComponents(); } public void Widen() { if (wide) { fc = Linear(2, 1); } }")]
    [InlineData("Linear fc = Linear(2, 1); bool built = true; public Net() : base(\"net\") { RegisterComponents(); } public void Build() { if (built) return; fc = Linear(2, 1); }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { Build(); RegisterComponents(); } void Build() { fc = Linear(2, 1); }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { void Build() { fc = Linear(2, 1); } Build(); RegisterComponents(); }")]
    [InlineData("ParameterList all = new(); Linear fc = Linear(2, 1); public Net() : base(\"net\") { RegisterComponents(); all.Add(new Parameter(zeros(2))); }")]
    [InlineData("Sequential all = Sequential(); Linear fc = Linear(2, 1); public Net() : base(\"net\") { RegisterComponents(); all.append(Linear(2, 1)); } public Tensor All(Tensor x) => all.forward(x);")]
    [InlineData("Linear fc = Linear(2, 1); Linear target; public Net() : base(\"net\") { RegisterComponents(); target = Linear(2, 1); } public Tensor Target(Tensor x) => target.forward(x);")]
    [InlineData("Linear fc = Linear(2, 1); ModuleList<Linear> all = new(); public Net() : base(\"net\") { all.Add(Linear(2, 1)); RegisterComponents(); } public Tensor All(Tensor x) => all[0].forward(x);")]
    public Task Is_silent_where_nothing_comes_too_late(string members) => Verify.Silent($$"""
        class Net : Module<Tensor, Tensor> { {{members}} {{Forward}} }
        """);

    [Fact]
    public Task Is_silent_where_the_base_calls_a_virtual_method_first() => Verify.Silent("""
        abstract class Base : Module<Tensor, Tensor>
        {
            protected Base() : base("base") { Build(); RegisterComponents(); }

            protected abstract void Build();
        }

        class Net : Base { private Linear fc = null!; protected override void Build() { fc = Linear(2, 1); } public override Tensor forward(Tensor x) => fc.forward(x); }
        """);

    [Fact]
    public Task Is_silent_about_what_other_projects_may_use() => Verify.Silent("""
        public class Net : Module<Tensor, Tensor> { public Linear fc; public Net() : base("net") { RegisterComponents(); fc = Linear(2, 1); } public override Tensor forward(Tensor x) => fc.forward(x); }
        """);

    [Theory]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { fc = Linear(2, 1); }")]
    [InlineData("Module<Tensor, Tensor> fc; public Net() : base(\"net\") { this.fc = nn.Linear(2, 1).to(CPU); }")]
    [InlineData("Sequential fc = Sequential((\"fc\", Linear(2, 1)), (\"act\", ReLU())); public Net() : base(\"net\") { }")]
    [InlineData("Sequential fc = Sequential(); public Net() : base(\"net\") { fc.append(Linear(2, 1)); }")]
    [InlineData("Linear fc { get; } = Linear(2, 1); public Net() : base(\"net\") { }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { init.xavier_uniform_(fc.weight); }")]
    [InlineData("Linear? fc = Linear(2, 1); public Net() : base(\"net\") { } public bool Has => fc is not null && nameof(fc).Length > 0;")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { } public Net(int width) : base(\"net\") { RegisterComponents(); }")]
    public Task Reports_a_class_that_registers_nothing(string members) => Verify.Reports($$"""
        class [|Net|] : Module<Tensor, Tensor> { {{members}} {{Forward}} }
        {{Trained}}
        """);

    [Theory]
    [InlineData("class Use { void Run() { using var net = new Net(); net.to(CPU); net.forward(ones(2)); } }")]
    [InlineData("class Use { void Run() { var net = new Net().to(CPU); Train(net); } static void Train(Net model) { model.train(); model.save(\"m\"); } }")]
    [InlineData("class Use { void Run() { var net = Sequential(new Net(), ReLU()); net.train(); } }")]
    [InlineData("class Use { void Run() { var net = Sequential((\"a\", new Net()), (\"b\", ReLU())); net.train(); } }")]
    [InlineData("class Use { private readonly Net net = new Net(); void Run() { var optimizer = optim.Adam(net.parameters()); } }")]
    [InlineData("class Use { private readonly Net _net; Use(Net net) { _net = net; } void Run() { var optimizer = optim.Adam(_net.parameters()); } static void Start() { Net net = new(); new Use(net).Run(); } }")]
    public Task Reports_where_an_object_stands_alone(string use) => Verify.Reports(
        ("Net.cs", $$"""class [|Net|] : Module<Tensor, Tensor> { private readonly Linear fc = Linear(2, 1); public Net() : base("net") { } {{Forward}} }"""),
        ("Use.cs", use));

    [Theory]
    [InlineData("Linear fc; public Net() : base(\"net\") { RegisterComponents(); [|fc|] = Linear(1, 1); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { RegisterComponents(); [|fc|] = Linear(1, 1); }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { RegisterComponents(); this.[|fc|] = Linear(1, 1); RegisterComponents(); }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { RegisterComponents(); Late(); } void Late() { [|fc|] = Linear(1, 1); }")]
    [InlineData("Linear fc { get; set; } public Net() : base(\"net\") { RegisterComponents(); [|fc|] = Linear(1, 1); }")]
    [InlineData("Linear fc, head; public Net() : base(\"net\") { RegisterComponents(); ([|fc|], [|head|]) = (Linear(1, 1), Linear(1, 1)); } public Tensor Head(Tensor x) => head.forward(x);")]
    [InlineData("Linear? fc; public Net() : base(\"net\") { RegisterComponents(); } public Tensor Lazily(Tensor x) { [|fc|] ??= Linear(2, 1); return fc.forward(x); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { RegisterComponents(); } public void Reset(int classes) { [|fc|] = Linear(2, classes); }")]
    [InlineData("Linear fc = Linear(2, 1); Parameter w; public Net() : base(\"net\") { RegisterComponents(); [|w|] = Parameter(zeros(2)); } public Tensor Scaled(Tensor x) => x * w;")]
    [InlineData("ModuleList<Linear> fcs = new(); Linear fc = Linear(2, 1); public Net() : base(\"net\") { RegisterComponents(); for (var i = 0; i < 3; i++) [|fcs|].Add(Linear(2, 1)); } public Tensor All(Tensor x) { foreach (var one in fcs) x = one.forward(x); return x; }")]
    [InlineData("Linear fc; public Net() : this(2) { [|fc|] = Linear(1, 1); } public Net(int width) : base(\"net\") { RegisterComponents(); }")]
    public Task Reports_what_comes_too_late(string members) => Verify.Reports($$"""
        class Net : Module<Tensor, Tensor> { {{members}} {{Forward}} }
        """);

    [Fact]
    public Task Reports_what_a_derived_constructor_assigns_after_its_base_registered() => Verify.Reports("""
        abstract class Base<T> : Module<Tensor, Tensor> where T : Base<T>
        {
            protected readonly Linear fc = Linear(2, 1);

            protected Base() : base("base") => RegisterComponents();
        }

        class Net : Base<Net>
        {
            private readonly Linear head;

            public Net()
            {
                [|head|] = Linear(1, 1);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => head.forward(fc.forward(x));
        }
        """);

    [Fact]
    public Task Reports_the_part_that_declares_the_constructor() => Verify.Reports(
        ("Fields.cs", "partial class Net { private readonly Linear fc = Linear(2, 1); }"),
        ("Net.cs", $$"""partial class [|Net|] : Module<Tensor, Tensor> { public Net() : base("net") { } {{Forward}} } {{Trained}}"""));

    [Fact]
    public Task Reports_fields_of_a_chain() => Verify.Reports("""
        class Net : Sequential
        {
            private readonly Linear step = Linear(2, 2);

            private readonly Linear [|head|] = Linear(2, 1);

            public Net() : base(ReLU())
            {
                append(step);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => head.forward(base.forward(x));
        }
        """);

    [Fact]
    public Task Says_what_is_lost() => Verify.Reports(
        $$"""class {|#0:Net|} : Module<Tensor, Tensor> { Linear fc = Linear(2, 1); public Net() : base("net") { } {{Forward}} } {{Trained}}""",
        Verify.Finding(0).WithMessage("'Net' never calls RegisterComponents(), and 'fc' stays unregistered, so it is not trained, saved or moved to a device, and eval() does not reach it. "
            + "Call RegisterComponents() at the end of the constructor."));

    [Fact]
    public Task Says_what_is_too_late() => Verify.Reports(
        $$"""class Net : Module<Tensor, Tensor> { Linear fc; public Net() : base("net") { RegisterComponents(); {|#0:fc|} = Linear(2, 1); } {{Forward}} }""",
        Verify.Finding(0).WithMessage("'fc' is assigned after the fields were registered, which happens once, so it is not trained, saved or moved to a device, and eval() does not reach it. "
            + "Assign it before the call, or register it by name."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "'Net' 从未调用 RegisterComponents()，'fc' 没有注册，因此它不会被训练、保存或移到设备上，eval() 也管不到它。请在构造函数的最后调用 RegisterComponents()。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, $$"""class Net : Module<Tensor, Tensor> { Linear fc = Linear(2, 1); public Net() : base("net") { } {{Forward}} } {{Trained}}"""));

    [Theory]
    [InlineData("private readonly Linear fc = Linear(2, 1);\n\n    public Net() : base(\"net\")\n    {\n    }", "private readonly Linear fc = Linear(2, 1);\n\n    public Net() : base(\"net\")\n    {\n        RegisterComponents();\n    }")]
    [InlineData("private readonly Linear fc;\n\n    public Net() : base(\"net\")\n    {\n        fc = Linear(2, 1); // out\n    }", "private readonly Linear fc;\n\n    public Net() : base(\"net\")\n    {\n        fc = Linear(2, 1); // out\n        RegisterComponents();\n    }")]
    [InlineData("private readonly Linear fc;\n\n    public Net() : base(\"net\") { fc = Linear(2, 1); }", "private readonly Linear fc;\n\n    public Net() : base(\"net\") { fc = Linear(2, 1); RegisterComponents(); }")]
    [InlineData("private readonly Linear fc;\n\n    public Net() : base(\"net\") => fc = Linear(2, 1);", "private readonly Linear fc;\n\n    public Net() : base(\"net\")\n    {\n        fc = Linear(2, 1);\n        RegisterComponents();\n    }")]
    [InlineData("private readonly Linear fc;\n\n    public Net() : this(2)\n    {\n    }\n\n    public Net(int width) : base(\"net\")\n    {\n        fc = Linear(width, 1);\n    }", "private readonly Linear fc;\n\n    public Net() : this(2)\n    {\n    }\n\n    public Net(int width) : base(\"net\")\n    {\n        fc = Linear(width, 1);\n        RegisterComponents();\n    }")]
    public Task Mends_a_class_that_registers_nothing(string wrong, string right) => Verify.Fixed(Class("[|Net|]", wrong), Class("Net", right));

    [Fact]
    public Task Mends_a_primary_constructor() => Verify.Fixed(
        $$"""
        class [|Net|](int width) : Module<Tensor, Tensor>("net")
        {
            private readonly Linear fc = Linear(width, 1);

            {{Forward}}
        }

        static class Use { static void Run() { var net = new Net(2); net.save("net.dat"); } }
        """,
        $$"""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc;

            public Net(int width) : base("net")
            {
                fc = Linear(width, 1);
                RegisterComponents();
            }

            {{Forward}}
        }

        static class Use { static void Run() { var net = new Net(2); net.save("net.dat"); } }
        """);

    [Fact]
    public Task Moves_the_call_below_what_came_too_late() => Verify.Fixed(
        Class("Net", "private readonly Linear fc;\n\n    public Net() : base(\"net\")\n    {\n        RegisterComponents();\n        [|fc|] = Linear(1, 1);\n    }"),
        Class("Net", "private readonly Linear fc;\n\n    public Net() : base(\"net\")\n    {\n        fc = Linear(1, 1);\n        RegisterComponents();\n    }"));

    [Fact]
    public Task Registers_by_name_where_a_base_came_before() => Verify.Fixed(
        [("Base.cs", Registering), ("Net.cs", Derived("[|head|] = Linear(1, 1);"))],
        [("Net.cs", Derived("head = Linear(1, 1);\n        register_module(\"head\", head);"))]);

    private const string Registering = """
        abstract class Base : Module<Tensor, Tensor>
        {
            protected readonly Linear fc = Linear(2, 1);

            public Base() : base("base") => RegisterComponents();
        }
        """;

    private static string Derived(string statements) => $$"""
        class Net : Base
        {
            private readonly Linear head;

            public Net()
            {
                {{statements}}
            }

            public override Tensor forward(Tensor x) => head.forward(fc.forward(x));
        }
        """;

    private static string Class(string name, string members) => $$"""
        class {{name}} : Module<Tensor, Tensor>
        {
            {{members}}

            {{Forward}}
        }

        {{Trained}}
        """;
}
