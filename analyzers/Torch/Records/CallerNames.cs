using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>By which name the code around a place is run: that of its function; a constructor is run by the name of its class.</summary>
internal static class CallerNames
{
    /// <summary>The name; empty for top-level statements, which run once; none for what runs without a name, as an operator does.</summary>
    public static string? Of(SyntaxNode place) => place.Ancestors().FirstOrDefault(LoopSyntax.IsFunction) switch
    {
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        CompilationUnitSyntax => "",
        _ => null,
    };
}
