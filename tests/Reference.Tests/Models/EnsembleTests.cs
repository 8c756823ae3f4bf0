using TorchSharp.Reference.Models;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Models;

[Collection(nameof(GlobalGenerator))]
public sealed class EnsembleTests
{
    [Fact]
    public void It_gives_the_mean_of_its_members_logits()
    {
        using var scope = NewDisposeScope();
        Module<Tensor, Tensor>[] members = [new MultiLabelMlp(4, 3), new MultiLabelMlp(4, 3), new MultiLabelMlp(4, 3)];
        var rows = randn(5, 4);
        var expected = members[0].call(rows).add(members[1].call(rows)).add(members[2].call(rows)).div(3);

        Assert.True(new Ensemble(members).call(rows).allclose(expected));
    }

    [Fact]
    public void Members_are_saved_and_switched_with_it()
    {
        using var member = new MultiLabelMlp(4, 3, new MultiLabelMlpOptions { Dropout = 0.5 });
        using var ensemble = new Ensemble([member, new MultiLabelMlp(4, 3)]);

        ensemble.eval();

        Assert.False(member.training);
        Assert.Equal(8, ensemble.state_dict().Count);
    }

    [Fact]
    public void It_needs_a_member() => Assert.Throws<ArgumentException>("members", () => new Ensemble([]));
}
