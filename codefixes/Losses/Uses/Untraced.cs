using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Bodies that were too long to follow, or in which it is not written yet what becomes of a result that changes.</summary>
internal static class Untraced
{
    public static bool Any(ProgramTrace trace, IReadOnlyList<SyntaxNode> functions)
    {
        var names = new HashSet<string>(functions.Select(NameOf).OfType<string>(), StringComparer.Ordinal);
        foreach (var method in functions.Select(function => trace.ModelOf(function).GetDeclaredSymbol(function, trace.Cancellation)).OfType<IMethodSymbol>())
            names.UnionWith(trace.NamesOfApplication(method));
        return trace.Bodies.Any(body => names.Overlaps(HalfWrittenUse.NamesIn(body.Declaration)) && (!body.Values.Any() || HasHalfWrittenUse(body, names, trace)));
    }

    private static bool HasHalfWrittenUse(BodyTrace body, HashSet<string> names, ProgramTrace trace)
    {
        var errors = trace.ModelOf(body.Declaration).GetDiagnostics(body.Declaration.Span, trace.Cancellation)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !IsOfTheMemberBefore(diagnostic, body.Declaration)).ToList();
        return errors.Count > 0 && HalfWrittenUse.Any(body.Declaration, names, trace.Flow.Library.Names, errors);
    }

    /// <summary><c>public lon public override Tensor forward(…)</c>: the compiler objects to the second <c>public</c>.</summary>
    private static bool IsOfTheMemberBefore(Diagnostic error, SyntaxNode declaration) =>
        declaration is MemberDeclarationSyntax member && member.Modifiers.Any(modifier => modifier.Span == error.Location.SourceSpan);

    private static string? NameOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        _ => null,
    };
}
