namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>A table that is a list of words.</summary>
internal static class WordSet
{
    /// <summary>The words of a text with a space between each two.</summary>
    public static ISet<string> Of(string words) => new HashSet<string>(words.Split(' '), StringComparer.Ordinal);
}
