using TorchSharp.Reference.Data.Splitting;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>Divides multi-label rows so that every part has its share of every label, the rare ones above all.</summary>
/// <remarks>
/// Sechidis, Tsoumakas, Vlahavas: On the Stratification of Multi-Label Data (ECML PKDD 2011), algorithm 1. The rarest label among the rows
/// that are left is dealt out first, each of its rows to the part that still wants most of this label.
/// </remarks>
public static class IterativeStratification
{
    /// <summary>Divides rows by their labels.</summary>
    /// <param name="labels">float32 (N, labels), 0 or 1, N at least 1.</param>
    /// <param name="options">Shares and seed.</param>
    /// <returns>The rows of each part. Sizes are near the shares, not always equal to them: the labels come first.</returns>
    /// <exception cref="ArgumentException">The labels are no such tensor, or an option has a value that is not allowed.</exception>
    /// <exception cref="TooFewRowsException">A part would be empty.</exception>
    public static RowSplit Of(Tensor labels, SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (labels.dtype != ScalarType.Float32 || labels.dim() != 2)
            throw new ArgumentException($"expected float32 (N, labels), got {Describe.Tensor(labels)}", nameof(labels));
        RefuseOthers(labels);

        double[] shares = [options.Training, options.Validation, options.Test];
        var dealer = new LabelDealer(LabelsOfRows(labels), (int)labels.size(1), shares, new SplitMix64(options.Seed));
        return RowSplit.Of(dealer.Deal(), options);
    }

    /// <summary>A probability or a mark for what is missing would be dealt out as a label that is there.</summary>
    private static void RefuseOthers(Tensor labels)
    {
        using var scope = NewDisposeScope();
        var others = labels.ne(0).logical_and(labels.ne(1));
        if (others.any().item<bool>())
            throw new ArgumentException(
                FormattableString.Invariant($"expected labels of 0 and 1, got {labels.masked_select(others)[0].item<float>()} among them"), nameof(labels));
    }

    private static int[][] LabelsOfRows(Tensor labels)
    {
        using var resident = labels.cpu();
        using var inOrder = resident.contiguous();
        var width = (int)labels.size(1);
        var rows = inOrder.data<float>().ToArray().Chunk(Math.Max(width, 1));
        return [.. rows.Select(row => Enumerable.Range(0, width).Where(label => row[label] != 0).ToArray())];
    }
}
