using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Modules.TSA3007_InputReturnedInChain>;

namespace TorchSharp.Analyzers.Tests.Modules;

public sealed class TSA3007_InputReturnedInChainTests
{
    private static readonly string[] Right =
    [
        "=> x.alias();",
        "=> functional.relu(x);",
        "=> functional.relu(x, inplace: true);",
        "=> x.contiguous();",
        "=> x.to(CPU);",
        "=> x.view(-1);",
        "=> x + 1;",
        "{ x = x + 1; return x; }",
        "{ x += 1; return x; }",
        "{ var y = x * 2; return y; }",
        "=> x.detach();",
        "{ x = x.relu(); return x; }",
        "{ for (int i = 0; i < 2; i++) x = x * 2; return x; }",
        "=> training ? x * 2 : x.alias();",
        "{ using var y = x.clone(); return y * 2; }",
        "{ if (training) x = x * 2; else x = x.alias(); return x; }",
        "=> x.clone();",
        "=> x.relu();",
    ];

    private static readonly string[] Wrong =
    [
        "=> [|x|];",
        "{ return [|x|]; }",
        "{ if (training) return functional.dropout(x, 0.5, true); return [|x|]; }",
        "=> [|training ? x * 2 : x|];",
        "=> [|x.relu_()|];",
        "{ x.add_(1); return [|x|]; }",
        "{ var y = x; return [|y|]; }",
        "{ if (!training) return [|x|]; return x * 2; }",
        "{ var y = x.add_(1); return [|y|]; }",
        "{ Console.WriteLine(x.shape.Length); return [|x|]; }",
        "{ using var _ = no_grad(); return [|x.clamp_(0, 1)|]; }",
        "{ if (x.dim() == 3) return x.flatten(1); return [|x|]; }",
        "{ Tensor y; if (training) y = x * 2; else y = x; return [|y|]; }",
        "=> [|Id(x)|]; static Tensor Id(Tensor t) => t;",
        "{ x.requires_grad_(); return [|x|]; }",
    ];

    [Fact]
    public Task Is_silent_about_right_programs() => Verify.Silent(ModulePrograms.Steps(Right));

    [Fact]
    public Task Reports_wrong_programs() => Verify.Reports(ModulePrograms.Steps(Wrong));

    [Theory]
    [InlineData("=> [|x|];", "=> x.alias();")]
    [InlineData("=> [|x.relu_()|];", "=> x.relu_().alias();")]
    [InlineData("=> [|training ? x * 2 : x|];", "=> (training ? x * 2 : x).alias();")]
    public Task Mends_it(string wrong, string right) => Verify.Fixed(ModulePrograms.Steps(wrong), ModulePrograms.Steps(right));

    [Theory]
    [InlineData("Sequential(new Act())")]
    [InlineData("new Act()")]
    [InlineData("ModuleList(new Act(), new Act())")]
    public Task Is_silent_where_it_is_no_step_of_several(string use) => Verify.Silent($$"""
        static class Use { public static Module Make() => {{use}}; }
        class Act : Module<Tensor, Tensor> { public Act() : base("act") { RegisterComponents(); } public override Tensor forward(Tensor x) => x; }
        """);

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        """class Net : Module<Tensor, Tensor> { public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => {|#0:x|}; public static Sequential Make() => Sequential(new Net(), ReLU()); }""",
        Verify.Finding(0).WithMessage("'Net' is a step of a Sequential and can return its input, the same object: Sequential disposes what goes into a step, and the tensor is dead. Return it as .alias()."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "'Net' 是 Sequential 的一个步骤，却可能返回输入本身（同一个对象）：Sequential 会释放每一步的输入，这个张量就失效了。请返回它的 .alias()。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, """class Net : Module<Tensor, Tensor> { public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => {|#0:x|}; public static Sequential Make() => Sequential(new Net(), ReLU()); }"""));
}
