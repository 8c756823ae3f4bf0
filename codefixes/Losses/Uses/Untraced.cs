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
        return trace.Bodies.Any(body => Mentions(body, names) && (!body.Values.Any() || HasErrors(body, trace)));
    }

    private static bool Mentions(BodyTrace body, HashSet<string> names) =>
        body.Declaration.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText));

    /// <summary><c>model.forward(x).mea</c>: what will become of the result is not written yet.</summary>
    private static bool HasErrors(BodyTrace body, ProgramTrace trace) =>
        trace.ModelOf(body.Declaration).GetDiagnostics(body.Declaration.Span, trace.Cancellation)
            .Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string? NameOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        _ => null,
    };
}
