using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Modules.Repairs;

/// <summary>A field or auto-property of one document, with its declared type, what it is given, and where it is mentioned.</summary>
/// <param name="Symbol">The member.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Values">What it is given.</param>
/// <param name="Mentions">Where the class mentions it.</param>
/// <param name="IsOneOfSeveral">Its declaration declares others, too.</param>
internal sealed record FieldWrites(ISymbol Symbol, TypeSyntax Type, IReadOnlyList<ExpressionSyntax> Values, IReadOnlyList<IdentifierNameSyntax> Mentions, bool IsOneOfSeveral)
{
    public static FieldWrites? Of(SyntaxNode place, TypeDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellation)
    {
        var (type, initializer, count) = place switch
        {
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variables } variable => (variables.Type, variable.Initializer?.Value, variables.Variables.Count),
            PropertyDeclarationSyntax property => (property.Type, property.Initializer?.Value, 1),
            _ => (null, null, 0),
        };
        if (type is null || model.GetDeclaredSymbol(place, cancellation) is not { } symbol)
            return null;
        var mentions = declaration.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, symbol)).ToList();
        var assigned = mentions.Select(Whole).Select(static target => target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment.Right : null).OfType<ExpressionSyntax>();
        return new FieldWrites(symbol, type, initializer is null ? [.. assigned] : [initializer, .. assigned], mentions, count > 1);
    }

    /// <summary><c>this.layers</c> of its name.</summary>
    public static ExpressionSyntax Whole(IdentifierNameSyntax name) => name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name == name ? access : name;
}
