using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Reference.Tests.Data;

public class EpochOrderTests
{
    [Fact]
    public void Every_epoch_sees_every_item_once() =>
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (long)i), new EpochOrder(100, seed: 1).Order());

    [Fact]
    public void Every_epoch_has_an_order_of_its_own()
    {
        var order = new EpochOrder(100, seed: 1);

        Assert.NotEqual(order.ToArray(), order.ToArray());
    }

    [Fact]
    public void The_seed_fixes_the_orders_of_all_epochs()
    {
        var (one, other) = (new EpochOrder(100, seed: 1), new EpochOrder(100, seed: 1));

        for (var epoch = 0; epoch < 3; epoch++)
            Assert.Equal(one.ToArray(), other.ToArray());
    }

    [Fact]
    public void A_loader_takes_a_new_order_for_each_epoch()
    {
        using var items = arange(10);
        using var loader = DataLoader(TensorDataset(items), batchSize: 4, new EpochOrder(10, seed: 1));
        var order = new EpochOrder(10, seed: 1);

        for (var epoch = 0; epoch < 2; epoch++)
            Assert.Equal(order.ToArray(), loader.SelectMany(batch => batch[0].data<long>().ToArray()).ToArray());
    }

    [Fact]
    public void A_negative_count_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new EpochOrder(-1, seed: 1));
}
