namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Layers that add a mask of truth values to the scores, as 0 and 1, where it should hide.</summary>
internal static class AttentionMasks
{
    /// <summary>By class: which arguments of its application are such masks, counted from 0.</summary>
    public static readonly IReadOnlyDictionary<string, int[]> Positions = new Dictionary<string, int[]>(StringComparer.Ordinal)
    {
        ["MultiheadAttention"] = [5],
        ["TransformerEncoder"] = [1],
        ["TransformerEncoderLayer"] = [1],
        ["TransformerDecoder"] = [2, 3],
        ["TransformerDecoderLayer"] = [2, 3],
        ["Transformer"] = [2, 3, 4],
    };
}
