using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Modules.TSA3001_UnregisteredParts>;

namespace TorchSharp.Analyzers.Tests.Modules;

public sealed class TSA3001_UnregisteredPartsTests
{
    private const string Forward = "public override Tensor forward(Tensor x) => x.alias();";

    [Theory]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { RegisterComponents(); }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { fc = Linear(2, 1); RegisterComponents(); }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { this.fc = Linear(2, 1); this.RegisterComponents(); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") => RegisterComponents();")]
    [InlineData("Linear fc; public Net() : base(\"net\") { fc = Linear(2, 1); register_module(\"fc\", fc); }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { fc = Linear(2, 1); add_module(\"fc\", fc); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net(int width) : base(\"net\") { RegisterComponents(); } public Net() : this(3) { }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { Setup(); } private void Setup() { RegisterComponents(); }")]
    [InlineData("Linear? fc; public Net() : base(\"net\") { } public Net Build() { fc = Linear(2, 1); RegisterComponents(); return this; }")]
    [InlineData("Linear? fc; public Net() : base(\"net\") { } private void Grow() { fc = Linear(2, 1); register_module(\"fc\", fc); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { void Setup() => RegisterComponents(); Setup(); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { Action setup = RegisterComponents; setup(); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net(bool on) : base(\"net\") { if (on) RegisterComponents(); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { try { RegisterComponents(); } finally { } }")]
    [InlineData("ReLU act = ReLU(); public Net() : base(\"net\") { }")]
    [InlineData("Module<Tensor, Tensor> act = Sequential(ReLU(), Tanh()); public Net() : base(\"net\") { }")]
    [InlineData("Tensor scale = ones(3); public Net() : base(\"net\") { }")]
    [InlineData("static readonly Linear shared = Linear(2, 1); public Net() : base(\"net\") { }")]
    [InlineData("int width = 3; public Net() : base(\"net\") { }")]
    [InlineData("Linear fc = Linear(2, 1); Tensor? cache; public Net() : base(\"net\") { RegisterComponents(); cache = zeros(3); }")]
    [InlineData("Linear fc = Linear(2, 1); ReLU act; public Net() : base(\"net\") { RegisterComponents(); act = ReLU(); }")]
    [InlineData("Linear fc = Linear(2, 1); Linear same; public Net() : base(\"net\") { RegisterComponents(); same = fc; }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { fc = Linear(2, 1); fc = Linear(2, 3); RegisterComponents(); }")]
    [InlineData("ModuleList<Linear> all = new(); public Net() : base(\"net\") { all.Add(Linear(2, 1)); RegisterComponents(); }")]
    [InlineData("Sequential all = Sequential(); public Net() : base(\"net\") { RegisterComponents(); all.append(Linear(2, 1)); }")]
    [InlineData("ParameterList all = new(); public Net() : base(\"net\") { RegisterComponents(); }")]
    [InlineData("Module<Tensor, Tensor> inner; public Net(Module<Tensor, Tensor> inner) : base(\"net\") { this.inner = inner; }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { RegisterComponents(); } protected override void RegisterComponents() { register_module(\"fc\", fc); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { } public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) => fc.named_parameters();")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { Helper.Register(this, fc); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { foreach (var one in new[] { fc }) register_module(\"fc\", one); }")]
    [InlineData("Linear fc = Linear(2, 1); LayerNorm norm; public Net() : base(\"net\") { RegisterComponents(); norm = LayerNorm(3, elementwise_affine: false); }")]
    [InlineData("Linear fc = Linear(2, 1); Linear? other; public Net() : base(\"net\") { RegisterComponents(); other = null; }")]
    [InlineData("Linear fc = Linear(2, 1); Linear other; public Net() : base(\"net\") { RegisterComponents(); other = Linear(1, 1); register_module(\"other\", other); }")]
    public Task Is_silent_where_parts_are_registered_or_there_are_none(string members) => Verify.Silent(
        $$"""class Net : Module<Tensor, Tensor> { {{members}} {{Forward}} }""",
        ("Helper.cs", "static class Helper { public static void Register(Module owner, Module part) => owner.register_module(\"fc\", part); }"));

    [Fact]
    public Task Is_silent_where_a_base_registers_what_initialisers_made() => Verify.Silent($$"""
        abstract class Base : Module<Tensor, Tensor>
        {
            protected Base() : base("base") => RegisterComponents();
        }

        class Net : Base { private readonly Linear fc = Linear(2, 1); {{Forward}} }
        """);

    [Fact]
    public Task Is_silent_where_the_base_calls_a_virtual_method_first() => Verify.Silent($$"""
        abstract class Base : Module<Tensor, Tensor>
        {
            protected Base() : base("base") { Build(); RegisterComponents(); }

            protected abstract void Build();
        }

        class Net : Base { private Linear? fc; protected override void Build() { fc = Linear(2, 1); } {{Forward}} }
        """);

    [Fact]
    public Task Is_silent_about_a_base_that_leaves_it_to_its_heirs() => Verify.Silent($$"""
        abstract class Base : Module<Tensor, Tensor> { protected readonly Linear fc = Linear(2, 1); protected Base() : base("base") { } }
        class Middle : Base { protected readonly Linear head = Linear(2, 1); {{Forward}} }
        class Net : Middle { public Net() { RegisterComponents(); } }
        """);

    [Theory]
    [InlineData("Block block = new(); public Net() : base(\"net\") { RegisterComponents(); }")]
    [InlineData("Block block; public Net() : base(\"net\") { block = new Block(); RegisterComponents(); }")]
    [InlineData("ModuleList<Block> all = new(); public Net() : base(\"net\") { all.Add(new Block()); RegisterComponents(); }")]
    [InlineData("ModuleDict<Block> all = new(); public Net() : base(\"net\") { all.Add(\"a\", new Block()); RegisterComponents(); }")]
    [InlineData("public Net() : base(\"net\") { register_module(\"block\", new Block()); }")]
    [InlineData("Block block { get; } = new(); public Net() : base(\"net\") { RegisterComponents(); }")]
    [InlineData("Block block; public Net() : base(\"net\") { block = Make(); RegisterComponents(); } static Block Make() { var block = new Block(); return block; }")]
    [InlineData("ModuleList<Block> all; public Net() : base(\"net\") { all = ModuleList(new Block(), new Block()); RegisterComponents(); }")]
    public Task Is_silent_where_every_instance_is_part_of_a_registered_module(string members) => Verify.Silent($$"""
        class Block : Module<Tensor, Tensor> { private readonly Linear fc = Linear(2, 1); public Block() : base("block") { } {{Forward}} }
        class Net : Module<Tensor, Tensor> { {{members}} {{Forward}} }
        """);

    [Theory]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { fc = Linear(2, 1); }")]
    [InlineData("Module<Tensor, Tensor> fc; public Net() : base(\"net\") { this.fc = nn.Linear(2, 1).to(CPU); }")]
    [InlineData("Parameter w; public Net() : base(\"net\") { w = Parameter(zeros(3)); }")]
    [InlineData("Tensor w = new Parameter(zeros(3)); public Net() : base(\"net\") { }")]
    [InlineData("Dropout drop = Dropout(0.5); public Net() : base(\"net\") { }")]
    [InlineData("Sequential all = Sequential((\"fc\", Linear(2, 1)), (\"act\", ReLU())); public Net() : base(\"net\") { }")]
    [InlineData("Sequential all = Sequential(); public Net() : base(\"net\") { all.append(Linear(2, 1)); }")]
    [InlineData("ModuleList<Linear> all = new(); public Net() : base(\"net\") { for (var i = 0; i < 3; i++) all.Add(Linear(2, 1)); }")]
    [InlineData("Linear Fc { get; } = Linear(2, 1); public Net() : base(\"net\") { }")]
    [InlineData("Linear Fc { get; set; } public Net(int width) : base(\"net\") { Fc = Linear(width, 1); }")]
    [InlineData("Linear fc; public Net() : base(\"net\") { fc = Make(2); } static Linear Make(int width) => Linear(width, 1);")]
    [InlineData("Linear fc; public Net() : base(\"net\") { Setup(); } void Setup() { fc = Linear(2, 1); }")]
    [InlineData("Linear a, b; public Net() : base(\"net\") { (a, b) = (Linear(2, 1), Linear(1, 1)); register_module(\"a\", a); }")]
    [InlineData("Linear? fc; public Net(bool on) : base(\"net\") { if (on) fc = Linear(2, 1); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { var all = parameters().ToList(); }")]
    public Task Reports_a_class_that_registers_nothing(string members) => Verify.With(Others).Reports(
        $$"""class [|Net|] : Module<Tensor, Tensor> { {{members}} {{Forward}} }""");

    [Theory]
    [InlineData("var net = new Net(); net.train(); optim.SGD(net.parameters(), 0.1);")]
    [InlineData("using var net = new Net(); net.forward(ones(2));")]
    [InlineData("var net = new Net().to(CPU); Train(net); static void Train(Net model) { model.train(); model.save(\"m\"); }")]
    [InlineData("var net = Sequential(new Net(), ReLU()); net.train();")]
    [InlineData("var net = Sequential((\"a\", new Net()), (\"b\", ReLU())); net.train();")]
    [InlineData("var trainer = new Trainer(new Net()); class Trainer(Net net) { public void Run() => net.train(); }")]
    public Task Reports_where_an_instance_stands_alone(string use) => Verify.With(Others).Reports(
        ("Net.cs", $$"""class [|Net|] : Module<Tensor, Tensor> { private readonly Linear fc = Linear(2, 1); public Net() : base("net") { } {{Forward}} }"""),
        ("Use.cs", use));

    [Theory]
    [InlineData("Linear fc = Linear(2, 1); Linear head; public Net() : base(\"net\") { RegisterComponents(); [|head|] = Linear(1, 1); }")]
    [InlineData("Linear fc = Linear(2, 1); public Net() : base(\"net\") { RegisterComponents(); [|fc|] = Linear(1, 1); }")]
    [InlineData("Linear fc = Linear(2, 1); Linear head; public Net() : base(\"net\") { RegisterComponents(); [|this.head|] = Linear(1, 1); RegisterComponents(); }")]
    [InlineData("Linear fc = Linear(2, 1); Linear head; public Net() : base(\"net\") { RegisterComponents(); Late(); } void Late() { [|head|] = Linear(1, 1); }")]
    [InlineData("Linear fc = Linear(2, 1); Linear Head { get; set; } public Net() : base(\"net\") { RegisterComponents(); [|Head|] = Linear(1, 1); }")]
    [InlineData("Parameter w; public Net() : base(\"net\") { RegisterComponents(); [|w|] = Parameter(zeros(2)); }")]
    [InlineData("ModuleList<Linear> all = new(); public Net() : base(\"net\") { RegisterComponents(); [|all.Add(Linear(2, 1))|]; }")]
    [InlineData("ModuleList<Linear> all = new(); public Net() : base(\"net\") { RegisterComponents(); for (var i = 0; i < 3; i++) [|all.append(Linear(2, 1))|]; }")]
    [InlineData("Linear fc = Linear(2, 1); Linear head; public Net(int width) : base(\"net\") { RegisterComponents(); head = Linear(1, 1); register_module(\"head\", head); } public Net() : this(3) { [|head|] = Linear(2, 1); }")]
    public Task Reports_what_comes_too_late(string members) => Verify.With(Others).Reports(
        $$"""class Net : Module<Tensor, Tensor> { {{members}} {{Forward}} }""");

    [Fact]
    public Task Reports_what_a_derived_constructor_assigns_after_its_base_registered() => Verify.Reports($$"""
        class Base : Module<Tensor, Tensor>
        {
            protected readonly Linear fc = Linear(2, 1);

            public Base() : base("base") => RegisterComponents();

            {{Forward}}
        }

        class Net : Base
        {
            private readonly Linear head;

            public Net()
            {
                [|head|] = Linear(1, 1);
                RegisterComponents();
            }
        }
        """);

    [Fact]
    public Task Reports_the_part_that_declares_the_constructor() => Verify.Reports(
        ("Fields.cs", "partial class Net { private readonly Linear fc = Linear(2, 1); }"),
        ("Net.cs", $$"""partial class [|Net|] : Module<Tensor, Tensor> { public Net() : base("net") { } {{Forward}} }"""));

    [Fact]
    public Task Reports_a_primary_constructor() => Verify.Reports($$"""
        class [|Net|](int width) : Module<Tensor, Tensor>("net") { private readonly Linear fc = Linear(width, 1); {{Forward}} }
        """);

    [Fact]
    public Task Reports_the_one_constructor_that_forgets() => Verify.Reports($$"""
        class [|Net|] : Module<Tensor, Tensor>
        {
            private readonly Linear fc;

            public Net() : base("net") { fc = Linear(2, 1); RegisterComponents(); }

            public Net(int width) : base("net") { fc = Linear(width, 1); }

            {{Forward}}
        }
        """);

    [Fact]
    public Task Reports_a_generic_class_over_a_generic_base() => Verify.Reports($$"""
        abstract class Base<T> : Module<Tensor, Tensor> where T : Module
        {
            protected readonly ModuleList<T> all = new();

            protected Base(string name) : base(name) { }
        }

        class [|Net|] : Base<Linear> { public Net() : base("net") { all.Add(Linear(2, 1)); } {{Forward}} }
        """);

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
    public Task Reports_a_field_by_the_name_of_another() => Verify.Reports($$"""
        class Base : Module<Tensor, Tensor> { private readonly Linear fc = Linear(2, 1); public Base() : base("base") { } {{Forward}} }
        class Net : Base { private readonly Linear [|fc|] = Linear(2, 1); public Net() { RegisterComponents(); } }
        """);

    [Fact]
    public Task Says_what_is_lost() => Verify.Reports(
        $$"""class {|#0:Net|} : Module<Tensor, Tensor> { Linear fc = Linear(2, 1); public Net() : base("net") { } {{Forward}} }""",
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
        await LossMessages.InAsync("zh-Hans", Verify.Rule, $$"""class Net : Module<Tensor, Tensor> { Linear fc = Linear(2, 1); public Net() : base("net") { } {{Forward}} }"""));

    /// <summary>Other rules of the family see some of these programs, too.</summary>
    private static ProgramOptions Others => ProgramOptions.Default with { IgnoredRules = ["TSA3006"] };

    [Theory]
    [InlineData("private readonly Linear fc = Linear(2, 1);\n\n    public Net() : base(\"net\")\n    {\n    }", "private readonly Linear fc = Linear(2, 1);\n\n    public Net() : base(\"net\")\n    {\n        RegisterComponents();\n    }")]
    [InlineData("private readonly Linear fc;\n\n    public Net() : base(\"net\")\n    {\n        fc = Linear(2, 1); // out\n    }", "private readonly Linear fc;\n\n    public Net() : base(\"net\")\n    {\n        fc = Linear(2, 1); // out\n        RegisterComponents();\n    }")]
    [InlineData("private readonly Linear fc;\n\n    public Net() : base(\"net\") { fc = Linear(2, 1); }", "private readonly Linear fc;\n\n    public Net() : base(\"net\") { fc = Linear(2, 1); RegisterComponents(); }")]
    [InlineData("private readonly Linear fc;\n\n    public Net() : base(\"net\") => fc = Linear(2, 1);", "private readonly Linear fc;\n\n    public Net() : base(\"net\")\n    {\n        fc = Linear(2, 1);\n        RegisterComponents();\n    }")]
    [InlineData("private readonly Linear fc;\n\n    public Net() : this(2)\n    {\n    }\n\n    public Net(int width) : base(\"net\")\n    {\n        fc = Linear(width, 1);\n    }", "private readonly Linear fc;\n\n    public Net() : this(2)\n    {\n    }\n\n    public Net(int width) : base(\"net\")\n    {\n        fc = Linear(width, 1);\n        RegisterComponents();\n    }")]
    public Task Mends_a_class_that_registers_nothing(string wrong, string right) => Verify.Fixed(
        $$"""
        class [|Net|] : Module<Tensor, Tensor>
        {
            {{wrong}}

            {{Forward}}
        }
        """,
        $$"""
        class Net : Module<Tensor, Tensor>
        {
            {{right}}

            {{Forward}}
        }
        """);

    [Fact]
    public Task Mends_a_primary_constructor() => Verify.Fixed(
        $$"""
        class [|Net|](int width) : Module<Tensor, Tensor>("net")
        {
            private readonly Linear fc = Linear(width, 1);

            {{Forward}}
        }
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
        """);

    [Fact]
    public Task Moves_the_call_below_what_came_too_late() => Verify.Fixed(
        $$"""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc;
            private readonly Linear head;

            public Net() : base("net")
            {
                fc = Linear(2, 1);
                RegisterComponents();
                [|head|] = Linear(1, 1);
            }

            {{Forward}}
        }
        """,
        $$"""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc;
            private readonly Linear head;

            public Net() : base("net")
            {
                fc = Linear(2, 1);
                head = Linear(1, 1);
                RegisterComponents();
            }

            {{Forward}}
        }
        """);

    [Fact]
    public Task Registers_by_name_where_a_base_came_before() => Verify.Fixed(
        [("Base.cs", Registering), ("Net.cs", """
        class Net : Base
        {
            private readonly Linear head;

            public Net()
            {
                [|head|] = Linear(1, 1);
            }
        }
        """)],
        [("Net.cs", """
        class Net : Base
        {
            private readonly Linear head;

            public Net()
            {
                head = Linear(1, 1);
                register_module("head", head);
            }
        }
        """)]);

    private const string Registering = """
        class Base : Module<Tensor, Tensor>
        {
            protected readonly Linear fc = Linear(2, 1);

            public Base() : base("base") => RegisterComponents();

            public override Tensor forward(Tensor x) => x.alias();
        }
        """;
}
