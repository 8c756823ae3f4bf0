using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// The words in the text of a file, as numbers, kept while the file stays. Words in comments and texts are among them: one more than the names that it mentions
/// costs nothing but time, and reading characters costs a tenth of reading tokens.
/// </summary>
internal static class MentionedWords
{
    private const int Start = unchecked((int)2166136261);

    private static readonly ConditionalWeakTable<SyntaxTree, int[]> Known = new();

    /// <summary>The words, in the order of their numbers.</summary>
    public static int[] In(SyntaxTree tree, CancellationToken cancellation) => Known.GetValue(tree, key => Read(key, cancellation));

    public static int Of(string word)
    {
        var hash = Start;
        foreach (var letter in word)
            hash = Next(hash, letter);
        return hash;
    }

    private static int[] Read(SyntaxTree tree, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation).ToString();
        var words = new HashSet<int>();
        if (text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0)
            words.UnionWith(tree.GetRoot(cancellation).DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => Of(token.ValueText)));
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsOfWord(text[i]))
                continue;
            var hash = Start;
            for (; i < text.Length && IsOfWord(text[i]); i++)
                hash = Next(hash, text[i]);
            words.Add(hash);
        }

        var sorted = words.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static bool IsOfWord(char letter) => letter is '_' or > '\x7f' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    private static int Next(int hash, char letter) => unchecked((hash ^ letter) * 16777619);
}
