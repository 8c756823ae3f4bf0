using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The words that a name or a text is made of, in small letters: those of <c>lastBatchLoss</c>, <c>last_batch_loss</c> and "Last batch: loss" are the same.</summary>
internal static class NameWords
{
    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var isEnd = at == text.Length || !char.IsLetter(text[at]);
            var isBorder = isEnd || (at > start && char.IsUpper(text[at]) && !char.IsUpper(text[at - 1]));
            if (isBorder && at > start)
                yield return text.Substring(start, at - start).ToLowerInvariant();
            if (isEnd)
                start = at + 1;
            else if (isBorder)
                start = at;
        }
    }

    public static bool Have(string text, ISet<string> words) => Of(text).Any(words.Contains);

    /// <summary>Whether the name of a method, local function or type around a place has such a word.</summary>
    public static bool AreAround(SyntaxNode place, ISet<string> words) => place.Ancestors().Any(node => DeclaredBy(node) is { } name && Have(name, words));

    private static string? DeclaredBy(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };
}
