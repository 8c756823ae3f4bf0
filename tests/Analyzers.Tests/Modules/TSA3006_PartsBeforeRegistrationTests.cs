using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Modules.TSA3006_PartsBeforeRegistration>;

namespace TorchSharp.Analyzers.Tests.Modules;

public sealed class TSA3006_PartsBeforeRegistrationTests
{
    private static readonly string[] Right =
    [
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { RegisterComponents(); apply(Init); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { RegisterComponents(); foreach (var p in parameters()) init.zeros_(p); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { var ps = parameters(); RegisterComponents(); foreach (var p in ps) init.zeros_(p); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { register_module("fc", fc); apply(Init); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { register_module("fc", fc); apply(Init); RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { fc.apply(Init); RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { fc.to(CPU); RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { foreach (var p in fc.parameters()) init.zeros_(p); RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { var o = optim.Adam(fc.parameters()); RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { RegisterComponents(); this.to(CPU); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { train(); RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { Func<IEnumerable<Parameter>> f = () => parameters(); RegisterComponents(); f(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { RegisterComponents(); var o = optim.SGD(parameters(), 0.1); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { if (Environment.TickCount > 0) RegisterComponents(); apply(Init); } static void Init(Module m) { }""",
        """private readonly Linear fc; public Net(Device device) : base("net") { fc = Linear(2, 1, device: device); this.to(device); RegisterComponents(); }""",
        """private readonly Linear fc; public Net() : base("net") { System.Diagnostics.Debug.Assert(children().ToList().Count == 0); fc = Linear(2, 1); RegisterComponents(); }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { apply(Init); RegisterComponents(); apply(Init); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { Setup(); apply(Init); RegisterComponents(); } void Setup() => register_module("fc", fc); static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { var late = () => { apply(Init); }; RegisterComponents(); late(); } static void Init(Module m) { }""",
        """private optim.Optimizer o; private readonly Linear fc = Linear(2, 1); public Net() : base("net") { o = optim.Adam(parameters()); RegisterComponents(); } void Reset() { o = optim.Adam(parameters()); }""",
        """private readonly ReLU act = ReLU(); public Net() : base("net") { apply(Init); RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { var n = parameters().Sum(p => p.numel()); RegisterComponents(); }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { this.to(CPU); RegisterComponents(); }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { foreach (var child in children()) throw new InvalidOperationException(); RegisterComponents(); }""",
    ];

    private static readonly string[] Wrong =
    [
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { [|apply(Init)|]; RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { [|this.apply(Init)|]; RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { foreach (var p in [|parameters()|]) init.zeros_(p); RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { foreach (var (n, p) in [|named_parameters()|]) init.zeros_(p); RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { [|this.to(CUDA)|]; RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { [|this.to(ScalarType.Float64)|]; RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { [|this.cuda()|]; RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { var o = optim.Adam([|parameters()|]); RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { var all = [|parameters()|].ToList(); RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { foreach (var m in [|modules()|]) { } RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { [|this.half()|]; RegisterComponents(); } static void Init(Module m) { }""",
        """private readonly Linear fc = Linear(2, 1); public Net() : base("net") { if (Environment.TickCount > 0) { [|apply(Init)|]; } RegisterComponents(); } static void Init(Module m) { }""",
    ];

    [Fact]
    public Task Is_silent_about_right_programs() => Verify.With(ProgramOptions.Default with { IgnoredRules = ["TSA3001"] }).Silent(ModulePrograms.Of(Right));

    [Fact]
    public Task Reports_wrong_programs() => Verify.With(ProgramOptions.Default with { IgnoredRules = ["TSA3001"] }).Reports(ModulePrograms.Of(Wrong));

    [Theory]
    [InlineData("net.to(CPU);", "this.to(CPU);")]
    [InlineData("Move(net); static void Move(Module<Tensor, Tensor> module) => module.to(CPU);", "this.to(CPU);")]
    [InlineData("net.apply(_ => { });", "apply(_ => { });")]
    public Task Is_silent_where_who_makes_the_object_does_it_again(string use, string early) => Verify.Silent($$"""
        var net = new Net();
        {{use}}

        class Net : Module<Tensor, Tensor> { private readonly Linear fc = Linear(2, 1); public Net() : base("net") { {{early}} RegisterComponents(); } public override Tensor forward(Tensor x) => fc.forward(x); }
        """);

    [Theory]
    [InlineData("class Owner : Module<Tensor, Tensor> { private readonly Net net = new(); public Owner() : base(\"o\") { RegisterComponents(); this.to(CUDA); } public override Tensor forward(Tensor x) => net.forward(x); }")]
    [InlineData("static class Moves { public static T Moved<T>(this T model) where T : Module => model.to(CUDA); }")]
    [InlineData("class User { readonly Sequential all = Sequential(new Net()); void Move() => all.to(CUDA); }")]
    [InlineData("static class Program { static void Main() => set_default_device(CUDA); }")]
    public Task Is_silent_where_somebody_else_may_move_it_again(string other) => Verify.Silent($$"""
        class Net : Module<Tensor, Tensor> { private readonly Linear fc = Linear(2, 1); public Net() : base("net") { this.to(CUDA); RegisterComponents(); } public override Tensor forward(Tensor x) => fc.forward(x); }

        {{other}}
        """);

    [Fact]
    public Task Is_silent_where_a_base_may_have_registered() => Verify.Silent("""
        abstract class Base : Module<Tensor, Tensor>
        {
            protected readonly Linear fc = Linear(2, 1);

            protected Base(bool registers) : base("base") { if (registers) Setup(); }

            private void Setup() => RegisterComponents();
        }

        class Net : Base { public Net() : base(true) { apply(_ => { }); RegisterComponents(); } public override Tensor forward(Tensor x) => fc.forward(x); }
        """);

    [Fact]
    public Task Moves_nothing_that_a_statement_between_needs() => Verify.Unfixable("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 1);
            private readonly optim.Optimizer optimizer;
            private readonly optim.lr_scheduler.LRScheduler schedule;

            public Net() : base("net")
            {
                optimizer = optim.Adam([|parameters()|]);
                schedule = optim.lr_scheduler.StepLR(optimizer, 3);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => fc.forward(x);

            public void Step() => schedule.step();
        }
        """);

    [Fact]
    public Task Mends_the_first_form() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 1);

            public Net() : base("net")
            {
                [|apply(_ => { })|];
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => x.alias();
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 1);

            public Net() : base("net")
            {
                RegisterComponents();
                apply(_ => { });
            }

            public override Tensor forward(Tensor x) => x.alias();
        }
        """);

    [Fact]
    public Task Mends_the_second_form() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 1);

            public Net() : base("net")
            {
                foreach (var p in [|parameters()|])
                    init.zeros_(p);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => x.alias();
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 1);

            public Net() : base("net")
            {
                RegisterComponents();
                foreach (var p in parameters())
                    init.zeros_(p);
            }

            public override Tensor forward(Tensor x) => x.alias();
        }
        """);

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        """class Net : Module<Tensor, Tensor> { private readonly Linear fc = Linear(2, 1); public Net() : base("net") { {|#0:apply(_ => { })|}; RegisterComponents(); } public override Tensor forward(Tensor x) => x.alias(); }""",
        Verify.Finding(0).WithMessage("'apply' runs before RegisterComponents() and finds no part of 'Net': nothing is initialised, moved or trained by it. Move it below the call."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "'apply' 在 RegisterComponents() 之前执行，找不到 'Net' 的任何部分：什么也没有被初始化、移动或训练。请把它移到该调用之后。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, """class Net : Module<Tensor, Tensor> { private readonly Linear fc = Linear(2, 1); public Net() : base("net") { {|#0:apply(_ => { })|}; RegisterComponents(); } public override Tensor forward(Tensor x) => x.alias(); }"""));
}
