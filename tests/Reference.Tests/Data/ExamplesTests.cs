using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Data;

public class ExamplesTests
{
    [Fact]
    public void Chosen_rows_come_in_the_order_asked_for_and_outlive_the_whole()
    {
        using var scope = NewDisposeScope();
        Examples chosen;
        using (var whole = new Examples(arange(10, ScalarType.Float32).view(5, 2), arange(5)))
            chosen = whole.Select(tensor([3L, 0, 3]));

        Assert.Equal([6f, 7, 0, 1, 6, 7], chosen.Inputs.data<float>());
        Assert.Equal([3L, 0, 3], chosen.Targets.data<long>());
    }

    [Fact]
    public void Both_tensors_belong_to_the_examples()
    {
        var (inputs, targets) = (zeros(2, 3), zeros(2));

        new Examples(inputs, targets).Dispose();

        Assert.True(inputs.IsInvalid && targets.IsInvalid);
    }

    [Fact]
    public void Inputs_without_rows_are_refused()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>("inputs", () => new Examples(zeros(0, 3), zeros(0)));

        Assert.StartsWith("expected at least one row, got Float32 (0, 3)", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("inputs", () => new Examples(tensor(1), zeros(1)));
    }

    [Fact]
    public void Inputs_and_targets_of_different_numbers_are_refused()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>("targets", () => new Examples(zeros(2, 3), zeros(3, 1)));

        Assert.StartsWith("expected one target for each of 2 inputs, got Float32 (3, 1)", error.Message, StringComparison.Ordinal);
    }
}
