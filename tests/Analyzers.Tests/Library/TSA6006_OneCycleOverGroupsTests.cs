using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Library.TSA6006_OneCycleOverGroups>;

namespace TorchSharp.Analyzers.Tests.Library;

public sealed class TSA6006_OneCycleOverGroupsTests
{
    [Fact]
    public Task Reports_two_groups() => Verify.Reports("""
        using Cycle = TorchSharp.torch.optim.lr_scheduler.impl.OneCycleLR;

        class P
        {
            void M(Linear one, Linear two)
            {
                var optimizer = optim.SGD(new[] { Group(one), Inherits(two), Inherits(one) }, 0.1);
                var groups = new[] { Inherits(one), Inherits(two) };
                var grouped = optim.SGD(
                    new SGD.ParamGroup[] { new() { Parameters = one.parameters(), Options = new() }, new() { Parameters = two.parameters(), Options = new() } }, 0.1);
                [|optim.lr_scheduler.OneCycleLR(grouped, 1.0, 10)|];
                [|new Cycle(grouped, 1.0, 10)|];
                optim.lr_scheduler.StepLR(grouped, 3);
            }

            static SGD.ParamGroup Group(Linear layer) => Inherits(layer);

            static SGD.ParamGroup Inherits(Linear layer) => new() { Parameters = layer.parameters(), Options = new() };
        }
        """);

    [Fact]
    public Task Is_silent_about_one_group_and_about_what_cannot_be_seen() => Verify.Silent("""
        class P
        {
            void M(Linear one, Linear two, optim.Optimizer given)
            {
                var single = optim.SGD(new[] { new SGD.ParamGroup { Parameters = one.parameters(), Options = new() } }, 0.1);
                optim.lr_scheduler.OneCycleLR(single, 1.0, 10);
                optim.lr_scheduler.OneCycleLR(optim.SGD(one.parameters(), 0.1), 1.0, 10);
                optim.lr_scheduler.OneCycleLR(given, 1.0, 10);
            }
        }
        """);

    private const string Group = "new SGD.ParamGroup { Parameters = one.parameters(), Options = new() }";

    [Theory]
    [InlineData($"var optimizer = optim.SGD(one.parameters(), 0.1); optimizer.add_param_group({Group}); [|optim.lr_scheduler.OneCycleLR(optimizer, 1.0, 10)|];")]
    [InlineData($"var groups = new List<SGD.ParamGroup>(); groups.Add({Group}); groups.Add({Group}); [|optim.lr_scheduler.OneCycleLR(optim.SGD(groups, 0.1), 1.0, 10)|];")]
    [InlineData($"SGD.ParamGroup Of(Linear layer) => {Group}; [|optim.lr_scheduler.OneCycleLR(optim.SGD(new[] {{ Of(one), Of(one) }}, 0.1), 1.0, 10)|];")]
    [InlineData("[|optim.lr_scheduler.OneCycleLR(given, new[] { 1.0, 0.1 }, 10)|];")]
    public Task Reports_groups_however_they_come(string statements) => Verify.Reports($$"""class P { void M(Linear one, optim.Optimizer given) { {{statements}} } }""");

    [Theory]
    [InlineData($"var groups = new List<SGD.ParamGroup>(); if (late) groups.Add({Group}); else groups.Add({Group}); optim.lr_scheduler.OneCycleLR(optim.SGD(groups, 0.1), 1.0, 10);")]
    [InlineData($"var groups = new List<SGD.ParamGroup> {{ {Group}, {Group} }}; groups.RemoveAt(0); optim.lr_scheduler.OneCycleLR(optim.SGD(groups, 0.1), 1.0, 10);")]
    [InlineData($"optim.lr_scheduler.OneCycleLR(optim.SGD(new[] {{ one }}.Select(layer => {Group}), 0.1), 1.0, 10);")]
    [InlineData($"var optimizer = optim.SGD(one.parameters(), 0.1); if (late) optimizer.add_param_group({Group}); else optim.lr_scheduler.OneCycleLR(optimizer, 1.0, 10);")]
    [InlineData("optim.lr_scheduler.OneCycleLR(given, new[] { 1.0 }, 10);")]
    public Task Is_silent_where_there_may_be_one_group(string statements) => Verify.Silent($$"""class P { void M(Linear one, optim.Optimizer given, bool late) { {{statements}} } }""");

    private const string Story = """
        class P
        {
            void M(Linear net)
            {
                var groups = new SGD.ParamGroup[] { new() { Parameters = net.parameters(), Options = new() }, new() { Parameters = net.parameters(), Options = new() } };
                {|#0:optim.lr_scheduler.OneCycleLR(optim.SGD(groups, 0.1), 1.0, 10)|};
            }
        }
        """;

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        Story,
        Verify.Finding(0).WithMessage("'OneCycleLR' of TorchSharp 0.107.0 takes the group's number for the phase's: the rate of the second of these 2 groups swings, 0.52, 1, 0.52, 0.04, where the curve is 0.52, "
            + "1, 0.95, 0.81. Use one group, or a LambdaLR."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "TorchSharp 0.107.0 的 'OneCycleLR' 把参数组的编号当成了阶段的编号：这 2 个参数组中第二组的学习率来回跳动，0.52、1、0.52、0.04，而曲线应为 0.52、1、0.95、0.81。请只用一个参数组，或改用 LambdaLR。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));
}
