using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>The fields and properties that a class declares in one part of its text. A class of a thousand fields is asked for each of them.</summary>
internal static class DeclaredNames
{
    private static readonly ConditionalWeakTable<TypeDeclarationSyntax, HashSet<string>> Known = new();

    public static bool Contains(TypeDeclarationSyntax type, string name) => Known.GetValue(type, static declaration => In(declaration)).Contains(name);

    private static HashSet<string> In(TypeDeclarationSyntax type) => new(type.Members.SelectMany(NamesOf), StringComparer.Ordinal);

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        _ => [],
    };
}
