using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>The tables say each thing once, and of everything something.</summary>
public class TableShapeTests
{
    [Fact]
    public void Each_head_but_logits_mixtures_and_either_of_several_is_some_activation() =>
        Assert.Equal(Enum.GetValues<Head>().Except([Head.Logits, Head.Probability, Head.Squashed]), Activations.All.Select(row => row.Head).Order());

    [Fact]
    public void Each_kind_of_loss_has_one_row() => Assert.Equal(Enum.GetValues<LossKind>(), KnownLosses.All.Select(row => row.Kind).Order());

    [Fact]
    public void Each_effect_has_one_row() =>
        Assert.Equal(Enum.GetValues<OperationEffect>(), Operations.All.Select(row => row.Effect).Order());

    [Fact]
    public void No_function_is_listed_twice() => Assert.Empty(Repeated(TableEntries.AllFunctions));

    [Fact]
    public void No_module_is_listed_twice() => Assert.Empty(Repeated(TableEntries.AllModules));

    [Fact]
    public void No_container_is_listed_twice()
    {
        Assert.Empty(Repeated(Containers.All.Select(container => container.Prefix)));
        Assert.Empty(Repeated(Containers.All.Select(container => container.MetadataName)));
    }

    /// <summary>torch.sigmoid and Tensor.sigmoid are one operation; DisposeScope and modules move under names that tensors use, too.</summary>
    [Fact]
    public void A_name_means_the_same_wherever_a_tensor_has_it()
    {
        var rowsOfName = TableEntries.Rows
            .Where(row => row.Row != nameof(OperationEffect.HandsBack))
            .SelectMany(row => row.Functions.Select(spelling => (Name: spelling.Split('.')[^1].TrimEnd('_'), row.Row)))
            .Distinct()
            .GroupBy(entry => entry.Name, entry => entry.Row);

        Assert.DoesNotContain(rowsOfName, rows => rows.Count() > 1);
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key);
}
