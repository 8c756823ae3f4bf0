using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Data;

public class BatchesTests
{
    [Theory]
    [InlineData(10, 4, false, new[] { 4, 4, 2 })]
    [InlineData(9, 4, false, new[] { 4, 5 })]
    [InlineData(8, 4, false, new[] { 4, 4 })]
    [InlineData(5, 4, false, new[] { 5 })]
    [InlineData(3, 4, false, new[] { 3 })]
    [InlineData(1, 4, false, new[] { 1 })]
    [InlineData(3, 1, false, new[] { 1, 1, 1 })]
    [InlineData(10, 4, true, new[] { 4, 4 })]
    [InlineData(9, 4, true, new[] { 4, 4 })]
    [InlineData(4, 4, true, new[] { 4 })]
    public void A_single_row_that_is_left_over_joins_the_batch_before_it(int rows, int size, bool dropLast, int[] expected)
    {
        using var scope = NewDisposeScope();
        var batches = new Batches(Numbered(rows), new BatchOptions { Size = size, DropLast = dropLast });
        var order = batches.Order(epoch: 1);

        var sizes = Enumerable.Range(0, batches.PerEpoch).Select(batch => (int)batches.Take(order, batch).Count);

        Assert.Equal(expected, sizes);
        Assert.Equal(expected.Contains(1), batches.HasSingleRows);
    }

    [Fact]
    public void Every_epoch_sees_every_row_once_with_its_own_target()
    {
        using var scope = NewDisposeScope();
        var batches = new Batches(Numbered(103), new BatchOptions { Size = 10, Seed = 3 });

        for (var epoch = 0; epoch < 3; epoch++)
        {
            var all = Epoch(batches, epoch);

            Assert.All(all, row => Assert.Equal(-row.Input, row.Target));
            Assert.Equal(Enumerable.Range(0, 103), all.Select(row => (int)row.Input).Order());
        }
    }

    [Fact]
    public void Every_epoch_has_an_order_of_its_own_that_the_seed_fixes()
    {
        using var scope = NewDisposeScope();
        var examples = Numbered(100);
        var one = new Batches(examples, new BatchOptions { Seed = 3 });
        var same = new Batches(examples, new BatchOptions { Seed = 3 });
        var other = new Batches(examples, new BatchOptions { Seed = 4 });

        // The orders are asked for out of turn: a training that goes on at epoch 2 must get the order of epoch 2.
        Assert.Equal(one.Order(2).data<long>(), same.Order(2).data<long>());
        Assert.NotEqual(one.Order(1).data<long>(), one.Order(2).data<long>());
        Assert.NotEqual(one.Order(2).data<long>(), other.Order(2).data<long>());
    }

    [Fact]
    public void Rows_keep_their_order_when_they_are_not_shuffled()
    {
        using var scope = NewDisposeScope();
        var batches = new Batches(Numbered(10), new BatchOptions { Size = 4, Shuffle = false });

        Assert.Equal(Enumerable.Range(0, 10), Epoch(batches, epoch: 5).Select(row => (int)row.Input));
    }

    [Fact]
    public void The_order_is_where_the_examples_are()
    {
        using var scope = NewDisposeScope();
        var elsewhere = new Examples(zeros([8, 2], device: META), zeros([8, 1], device: META));

        foreach (var shuffle in new[] { false, true })
        {
            var batches = new Batches(elsewhere, new BatchOptions { Size = 3, Shuffle = shuffle });

            Assert.Equal(DeviceType.META, batches.Order(epoch: 0).device_type);
        }
    }

    [Fact]
    public void The_work_for_a_batch_does_not_grow_with_its_rows()
    {
        // Not to the byte: how far the runtime has compiled the code by then is a matter of time. An index for each row would be 256 kB.
        Assert.InRange(ManagedBytesPerEpoch(rows: 8 * 4096), 0, 2 * ManagedBytesPerEpoch(rows: 8 * 4));

        static long ManagedBytesPerEpoch(int rows)
        {
            using var scope = NewDisposeScope();
            var batches = new Batches(Numbered(rows), new BatchOptions { Size = rows / 8 });
            Pass(batches);

            // The least of a few: the runtime may allocate for itself.
            return Enumerable.Range(0, 5).Min(_ =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                Pass(batches);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            });
        }
    }

    [Fact]
    public void An_epoch_leaves_no_tensor_behind()
    {
        using var scope = NewDisposeScope();
        var batches = new Batches(Numbered(64), new BatchOptions { Size = 8 });
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Pass(batches);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_batch_that_the_epoch_does_not_have_is_refused()
    {
        using var scope = NewDisposeScope();
        var batches = new Batches(Numbered(10), new BatchOptions { Size = 4 });
        var order = batches.Order(epoch: 0);

        Assert.Throws<ArgumentOutOfRangeException>("batch", () => batches.Take(order, 3));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => batches.Take(order, -1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-64)]
    public void A_batch_has_at_least_one_row(int size)
    {
        using var examples = Numbered(3);

        var error = Assert.Throws<ArgumentException>("Size", () => new Batches(examples, new BatchOptions { Size = size }));

        Assert.StartsWith($"a batch size of {size} is not possible: at least 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_epoch_without_a_batch_is_refused()
    {
        using var examples = Numbered(3);

        var error = Assert.Throws<ArgumentException>("options", () => new Batches(examples, new BatchOptions { Size = 4, DropLast = true }));

        Assert.StartsWith("3 examples make no batch of 4 when the remainder is dropped", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Row i has the input i and the target −i.</summary>
    private static Examples Numbered(int rows) => new(arange(rows, ScalarType.Float32).unsqueeze(1), arange(rows, ScalarType.Float32).neg());

    private static void Pass(Batches batches)
    {
        using var order = batches.Order(epoch: 1);
        for (var i = 0; i < batches.PerEpoch; i++)
        {
            using var scope = NewDisposeScope();
            batches.Take(order, i);
        }
    }

    private static List<(float Input, float Target)> Epoch(Batches batches, int epoch)
    {
        var rows = new List<(float, float)>();
        var order = batches.Order(epoch);
        for (var i = 0; i < batches.PerEpoch; i++)
        {
            var batch = batches.Take(order, i);
            rows.AddRange(batch.Inputs.data<float>().Zip(batch.Targets.data<float>()));
        }

        return rows;
    }
}
