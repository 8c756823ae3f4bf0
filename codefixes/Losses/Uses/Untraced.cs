using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Bodies that do not compile, or were too long to follow, and that mention a function whose result changes.</summary>
internal static class Untraced
{
    public static bool Any(ProgramTrace trace, IReadOnlyList<SyntaxNode> functions)
    {
        var names = new HashSet<string>(functions.Select(NameOf).OfType<string>(), StringComparer.Ordinal);
        foreach (var method in functions.Select(function => trace.ModelOf(function).GetDeclaredSymbol(function, trace.Cancellation)).OfType<IMethodSymbol>())
            names.UnionWith(trace.NamesOfApplication(method));
        return trace.Bodies.Where(static body => !body.Values.Any())
            .Any(body => body.Declaration.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText)));
    }

    private static string? NameOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        _ => null,
    };
}
