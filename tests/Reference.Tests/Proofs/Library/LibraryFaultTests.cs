using TorchSharp.Analyzers.Torch.Facts;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs.Library;

/// <summary>Each row of the table of faults on libtorch: it is still wrong, and its edit is right.</summary>
public sealed class LibraryFaultTests
{
    private const string Fatal = "random-out";

    internal static IReadOnlyList<FaultProof> Proofs { get; } = [.. TensorFaultProofs.All, .. LayerFaultProofs.All, .. TrainingFaultProofs.All, .. VisionFaultProofs.All];

    public static TheoryData<string> Anchors => [.. Proofs.Select(proof => proof.Anchor)];

    [Fact]
    public void Every_row_that_no_version_has_mended_has_a_proof() => Assert.Equal(
        LibraryFaults.All.Where(row => row.Last is null).Select(row => row.Anchor).Except([Fatal]).Order(StringComparer.Ordinal),
        Proofs.Select(proof => proof.Anchor).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Anchors))]
    public void The_library_is_still_wrong(string anchor)
    {
        using var scope = NewDisposeScope();
        Assert.Null(Find(anchor).Mended());
    }

    [Theory]
    [MemberData(nameof(Anchors))]
    public void The_edit_is_right(string anchor)
    {
        using var scope = NewDisposeScope();
        Assert.Null(Find(anchor).BadRepair());
    }

    /// <summary>Other tests know of torchvision only what is written for them.</summary>
    [Fact]
    public void The_members_of_torchvision_exist() => Assert.All(
        VisionFaults.All.SelectMany(row => row.Members.Select(member => (member["M:TorchSharp.".Length..].Split('.'), row.At))),
        row => Assert.Contains(
            (row.Item1.Contains("functional") ? typeof(torchvision.transforms.functional) : typeof(torchvision.transforms)).GetMethods(),
            method => method.Name == row.Item1[^1] && (row.At is null || method.GetParameters().Any(parameter => parameter.Name == row.At))));

    [Fact]
    public void Every_edit_of_the_table_has_been_tried() => Assert.Equal(
        LibraryFaults.All.Where(row => row.Edit != FaultEdit.None).Select(row => row.Anchor).Order(StringComparer.Ordinal),
        Proofs.Where(proof => proof.Repaired is not null).Select(proof => proof.Anchor).Order(StringComparer.Ordinal));

    [Fact]
    public void A_mended_library_is_noticed()
    {
        var mended = new FaultProof("row", "one", () => 1, () => 1);
        Assert.Contains("set the last version of the row 'row'", mended.Mended(), StringComparison.Ordinal);
        Assert.Null((mended with { Wrong = () => 2 }).Mended());
        Assert.NotNull((mended with { Wrong = () => 2, Others = [() => 1] }).Mended());
        Assert.NotNull((mended with { Repaired = () => 2 }).BadRepair());
    }

    [Fact]
    public void Of_the_Poisson_loss_at_0_eps_would_make_a_number()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(double.PositiveInfinity, nn.PoissonNLLLoss(log_input: false).forward(tensor(0f), tensor(2f)).item<float>());
        Assert.Equal(36.84, -2 * Math.Log(1e-8), 2);
    }

    private static FaultProof Find(string anchor) => Proofs.Single(proof => proof.Anchor == anchor);
}
