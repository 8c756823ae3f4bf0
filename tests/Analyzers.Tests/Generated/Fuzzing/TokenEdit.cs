using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>How a token is mistreated.</summary>
internal enum TokenDamage
{
    Delete,
    Duplicate,
    Swap,
    Replace,
}

/// <summary>One slip of the keyboard. Positions are taken modulo the number of tokens.</summary>
internal sealed record TokenEdit(TokenDamage Damage, int Position, int Other)
{
    public static Gen<TokenEdit> Any { get; } = Gen.Select(
        Gen.Enum<TokenDamage>(),
        Gen.Int[0, 5000],
        Gen.Int[0, 5000],
        (damage, position, other) => new TokenEdit(damage, position, other));

    public static string Apply(string text, IEnumerable<TokenEdit> edits)
    {
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Select(token => token.ToFullString()).ToList();
        foreach (var edit in edits)
            edit.Apply(tokens);
        return string.Concat(tokens);
    }

    private void Apply(List<string> tokens)
    {
        if (tokens.Count == 0)
            return;
        var position = Position % tokens.Count;
        var other = Other % tokens.Count;
        if (Damage == TokenDamage.Delete)
            tokens.RemoveAt(position);
        else if (Damage == TokenDamage.Duplicate)
            tokens.Insert(position, tokens[position]);
        else if (Damage == TokenDamage.Swap)
            (tokens[position], tokens[other]) = (tokens[other], tokens[position]);
        else
            tokens[position] = tokens[other];
    }
}
