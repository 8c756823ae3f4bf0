using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Where the watched words stand in a tree, by the text alone; read once in the life of the tree, for all rules together.</summary>
internal static class TreeWords
{
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<(string Text, int Position)>> Read = new();
    private static readonly WordList Words = new(WatchedWords.All);

    /// <summary>A list of some of the watched words.</summary>
    /// <exception cref="ArgumentException">A word is not watched: no tree is read for it, and a rule that wants it would be silent.</exception>
    public static WordList Among(IReadOnlyList<string> words) =>
        words.FirstOrDefault(static word => !Words.Has(word)) is not { } unknown ? new WordList(words)
        : throw new ArgumentException($"A tree is read only for {nameof(WatchedWords)}: put '{unknown}' there, too.", nameof(words));

    /// <summary>The words of a list, in the order of the text.</summary>
    public static IEnumerable<(string Text, int Position)> Of(SyntaxTree tree, WordList wanted, CancellationToken cancellation) =>
        AllOf(tree, cancellation).Where(word => wanted.Has(word.Text));

    private static IReadOnlyList<(string Text, int Position)> AllOf(SyntaxTree tree, CancellationToken cancellation) =>
        Read.TryGetValue(tree, out var known) ? known : Read.GetValue(tree, key => Words.In(key.GetText(cancellation).ToString()));
}
