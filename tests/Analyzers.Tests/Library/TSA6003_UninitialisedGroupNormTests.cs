using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Library.TSA6003_UninitialisedGroupNorm>;

namespace TorchSharp.Analyzers.Tests.Library;

public sealed class TSA6003_UninitialisedGroupNormTests
{
    [Fact]
    public Task Reports_where_it_is_made() => Verify.Reports("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly GroupNorm _field = [|GroupNorm(2, 8)|];

            private readonly Module<Tensor, Tensor> _plain = GroupNorm(2, 8, affine: false);

            private readonly Sequential _layers = Sequential(Conv2d(3, 8, 3), [|nn.GroupNorm(2, 8)|], ReLU());

            public Net(bool affine) : base("net")
            {
                GroupNorm(2, 8, 1e-5, affine);
                init.kaiming_normal_(((Conv2d)_layers[0]).weight);
                init.ones_(BatchNorm2d(8).weight);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => _plain.forward(_field.forward(_layers.forward(x)));
        }
        """);

    [Theory]
    [InlineData("init.ones_(norm.weight);")]
    [InlineData("norm.weight.fill_(1);")]
    [InlineData("norm.weight = Parameter(ones(8));")]
    [InlineData("foreach (var weight in norm.parameters()) init.constant_(weight, 1);")]
    [InlineData("foreach (var module in new Module[] { norm }) if (module is GroupNorm) { }")]
    [InlineData("object o = norm; switch (o) { case GroupNorm g: break; }")]
    [InlineData("norm.weight?.fill_(1);")]
    [InlineData("var w = norm.weight; w.fill_(1);")]
    [InlineData("var weight = norm.weight; weight.fill_(1);")]
    [InlineData("void Reset(Tensor weight) => weight.fill_(1); Reset(norm.weight);")]
    [InlineData("void Reset(Tensor t) => t.fill_(1); Reset(norm.weight);")]
    [InlineData("void Reset(IEnumerable<Parameter> all) { foreach (var one in all) one.fill_(1); } Reset(norm.parameters());")]
    [InlineData("norm.get_parameter(\"weight\")!.fill_(1);")]
    [InlineData("norm.state_dict()[\"weight\"].fill_(1);")]
    [InlineData("if (norm is { weight: { } w }) w.fill_(1);")]
    [InlineData("norm.weight.mul_(0).add_(1);")]
    [InlineData("foreach (var one in new[] { norm.weight }) one.fill_(1);")]
    [InlineData("norm.load(\"norm.dat\");")]
    [InlineData("norm.load_state_dict(new Dictionary<string, Tensor>());")]
    [InlineData("torch.load(\"norm.dat\");")]
    [InlineData("norm.parameters().Where(p => p.dim() == 1).ToList().ForEach(p => p.fill_(1));")]
    [InlineData("norm.parameters().Select(p => p.fill_(1)).ToList();")]
    [InlineData("foreach (var (name, p) in norm.named_parameters()) if (name == \"weight\") p.fill_(1);")]
    [InlineData("foreach (var module in norm.modules().OfType<GroupNorm>()) { }")]
    [InlineData("foreach (var (p, q) in norm.parameters().Zip(norm.parameters())) p.copy_(q);")]
    public Task Is_silent_where_the_program_sets_or_loads_weights(string statement) => Verify.Silent(
        ("Net.cs", "class Net { public GroupNorm Norm = GroupNorm(2, 8); }"),
        ("Setup.cs", $$"""class Setup { void M(Net net) { var norm = net.Norm; {{statement}} } }"""));

    [Theory]
    [InlineData("Console.WriteLine(norm.weight.shape.Length);")]
    [InlineData("var weight = empty(4, 4); init.kaiming_normal_(weight);")]
    [InlineData("optim.SGD(norm.parameters(), 0.1); zeros(1).fill_(2);")]
    [InlineData("nn.utils.clip_grad_norm_(norm.parameters(), 1); zeros(1).fill_(2);")]
    [InlineData("foreach (var p in norm.parameters()) p.requires_grad = true; zeros(1).fill_(2);")]
    [InlineData("foreach (var (name, p) in norm.named_parameters()) Console.WriteLine($\"{name}: {p.numel()}\"); zeros(1).fill_(2);")]
    [InlineData("Console.WriteLine(norm.parameters().Where(p => p.requires_grad).Sum(p => p.numel())); zeros(1).fill_(2);")]
    [InlineData("optim.SGD(norm.parameters().Where(p => p.requires_grad), 0.1); zeros(1).fill_(2);")]
    [InlineData("Console.WriteLine(nameof(GroupNorm));")]
    [InlineData("var norms = new List<GroupNorm>(); GroupNorm[] all = []; (Linear, GroupNorm) pair = default; new GroupNorm[1].ToList();")]
    [InlineData("void load() { } load();")]
    public Task Reports_where_weights_are_only_read_or_trained(string statement) => Verify.Reports(
        ("Net.cs", "class Net { public GroupNorm Norm = [|GroupNorm(2, 8)|]; }"),
        ("Setup.cs", $$"""class Setup { void M(Net net) { var norm = net.Norm; {{statement}} } }"""));

    [Fact]
    public Task A_maker_of_ones_own_is_a_stranger() => Verify.Silent("class P { static object GroupNorm(int groups, int channels) => groups; object M() => GroupNorm(2, 8); }");

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        "class P { GroupNorm norm = {|#0:GroupNorm(2, 8)|}; }",
        Verify.Finding(0).WithMessage("'GroupNorm' of TorchSharp 0.107.0 never initialises its weight and bias: they are what lay in memory, and after other tensors were freed outputs are NaN or beyond 100. "
            + "Set the weight to 1 and the bias to 0 where it is made."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "TorchSharp 0.107.0 的 'GroupNorm' 从不初始化权重和偏置：它们是内存里留下的内容，其他张量释放之后输出会是 NaN 或超过 100。请在创建处把权重设为 1、偏置设为 0。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, "class P { GroupNorm norm = GroupNorm(2, 8); }"));
}
