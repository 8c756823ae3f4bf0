using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Library.TSA6005_GroupForgetsOptions>;

namespace TorchSharp.Analyzers.Tests.Library;

public sealed class TSA6005_GroupForgetsOptionsTests
{
    [Fact]
    public Task Reports_groups_that_name_less_than_their_optimizer() => Verify.Reports("""
        class P
        {
            void M(Linear one, Linear two, double rate)
            {
                optim.SGD(new[] { [|new SGD.ParamGroup(one.parameters())|], [|new SGD.ParamGroup(two.parameters(), lr: 0.01)|] }, 0.1, momentum: 0.9);
                optim.Adam([[|new(one.parameters(), lr: 0.01)|], new Adam.ParamGroup(two.parameters(), lr: 0.1, weight_decay: 0.1)], rate, weight_decay: 0.01);
                var group = [|new AdamW.ParamGroup(one.parameters(), lr: 0.01)|];
                var groups = new List<AdamW.ParamGroup> { group };
                optim.AdamW(groups, weight_decay: 0.05);
                new SGD(new[] { [|new SGD.ParamGroup(one.parameters())|] }, 0.5);
            }
        }
        """);

    [Theory]
    [InlineData("var groups = new List<SGD.ParamGroup>(); groups.Add([|new SGD.ParamGroup(one.parameters(), 0.1)|]); optim.SGD(groups, 0.1, momentum: 0.9);")]
    [InlineData("var optimizer = optim.SGD(one.parameters(), 0.1, momentum: 0.9); optimizer.add_param_group([|new SGD.ParamGroup(one.parameters(), 0.1)|]);")]
    [InlineData("optim.SGD(one.children().Select(layer => [|new SGD.ParamGroup(layer.parameters(), 0.1)|]), 0.1, momentum: 0.9);")]
    [InlineData("optim.SGD(one.children().Select(layer => { return [|new SGD.ParamGroup(layer.parameters(), 0.1)|]; }).ToList(), 0.1, momentum: 0.9);")]
    [InlineData("IEnumerable<SGD.ParamGroup> Groups() { yield return [|new(one.parameters(), 0.1)|]; } optim.SGD(Groups(), 0.1, momentum: 0.9);")]
    [InlineData("SGD.ParamGroup Group(Linear layer) => [|new(layer.parameters(), 0.1)|]; optim.SGD(new[] { Group(one) }, 0.1, momentum: 0.9);")]
    [InlineData("SGD.ParamGroup[] some = [[|new(one.parameters(), 0.1)|]]; SGD.ParamGroup[] all = [.. some]; optim.SGD(all, 0.1, momentum: 0.9);")]
    public Task Reports_a_group_however_it_comes_to_the_optimizer(string statements) => Verify.Reports($$"""class P { void M(Linear one) { {{statements}} } }""");

    [Theory]
    [InlineData("var optimizer = optim.SGD(one.parameters(), 0.1); optimizer.add_param_group(new SGD.ParamGroup(one.parameters(), 0.1));")]
    [InlineData("var groups = new List<SGD.ParamGroup> { new(one.parameters(), 0.1) }; optim.SGD(one.parameters(), 0.1, momentum: 0.9);")]
    [InlineData("optim.SGD(one.children().Select(layer => new SGD.ParamGroup { Parameters = layer.parameters(), Options = new() }), 0.1, momentum: 0.9);")]
    [InlineData("optim.SGD(new[] { new SGD.ParamGroup(one.parameters()) { Options = new SGD.Options { momentum = 0.9 } } }, 0.5, momentum: 0.9);")]
    [InlineData("var g = new SGD.ParamGroup(one.parameters(), 0.1); g.Options.momentum = 0.9; optim.SGD(new[] { g }, 0.5, momentum: 0.9);")]
    [InlineData("var o = optim.SGD(new[] { new SGD.ParamGroup(one.parameters()) }, 0.5); foreach (var g in o.ParamGroups) g.LearningRate = 0.5;")]
    public Task Is_silent_where_the_group_is_told_otherwise(string statements) => Verify.Silent($$"""class P { void M(Linear one) { {{statements}} } }""");

    [Fact]
    public Task Is_silent_about_others() => Verify.Silent("""
        class P
        {
            void M(Linear one, Linear two, IEnumerable<SGD.ParamGroup> given)
            {
                optim.SGD(new[] { new SGD.ParamGroup(one.parameters(), lr: 0.01, momentum: 0.9) }, 0.1, momentum: 0.9);
                optim.SGD(new[] { new SGD.ParamGroup { Parameters = one.parameters(), Options = new() { LearningRate = 0.01 } } }, 0.1, momentum: 0.9);
                optim.SGD(new[] { new SGD.ParamGroup(one.parameters(), new SGD.Options { LearningRate = 0.01 }) }, 0.1, momentum: 0.9);
                optim.SGD(new[] { new SGD.ParamGroup(one.parameters()) }, 0.001);
                optim.Adam(new[] { new Adam.ParamGroup(one.parameters()) });
                optim.SGD(given, 0.1, momentum: 0.9);
                optim.SGD(one.parameters(), 0.1, momentum: 0.9);
                new SGD.ParamGroup(one.parameters());
            }
        }
        """);

    private const string Story = "class P { void M(Linear net) => optim.SGD(new[] { {|#0:new SGD.ParamGroup(net.parameters())|} }, 0.1, momentum: 0.9); }";

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        Story,
        Verify.Finding(0).WithMessage("This group does not take lr, momentum from its optimizer: in TorchSharp 0.107.0 the constructor of 'ParamGroup' puts the defaults of its class for what is left out. Make it "
            + "with an initialiser, which inherits: new ParamGroup { Parameters = …, Options = new() { … } }."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "这个参数组没有沿用优化器的 lr, momentum：在 TorchSharp 0.107.0 中，'ParamGroup' 的构造函数会给省略的选项填上类自己的默认值。请用对象初始化器创建，它会沿用：new ParamGroup { Parameters = …, Options = new() { … } }。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));
}
