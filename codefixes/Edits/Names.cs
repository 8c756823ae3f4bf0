using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Edits;

/// <summary>How a member of the library is named at a place.</summary>
internal static class Names
{
    /// <summary>
    /// The shortest qualified name that means the member there. The name of its class at least stays in front, so that a reader
    /// sees where the function comes from.
    /// </summary>
    public static string Shortest(string qualified, SemanticModel model, int position)
    {
        var parts = qualified.Split('.');
        for (var first = parts.Length - 2; first > 0; first--)
        {
            var name = string.Join(".", parts.Take(first + 1));
            if (model.LookupSymbols(position, name: parts[first]).Any(symbol => symbol is INamedTypeSymbol && symbol.ToDisplayString() == name))
                return string.Join(".", parts.Skip(first));
        }

        return qualified;
    }
}
