using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// <c>Fill(layer.weight)</c> sets the numbers of <c>layer</c> where <c>Fill</c> sets what it is given. Both are found by the name alone: which functions set what they
/// are given, and to which functions a part is given.
/// </summary>
internal static class PartSetters
{
    /// <summary>The functions that a part is given to, by their names.</summary>
    public static IEnumerable<string> GivenTo(SyntaxNode part)
    {
        for (var held = part; held.Parent is { } parent; held = parent)
        {
            switch (parent)
            {
                case MemberAccessExpressionSyntax access when access.Expression == held && access.Parent is InvocationExpressionSyntax:
                    yield return access.Name.Identifier.ValueText;
                    break;
                case BaseArgumentListSyntax { Parent: InvocationExpressionSyntax call }:
                    if (NameUse.NameOf(call.Expression) is { Identifier.ValueText: var called })
                        yield return called;
                    break;
                case BaseArgumentListSyntax { Parent: ObjectCreationExpressionSyntax creation }:
                    if (NameUse.NameOf(creation.Type) is { Identifier.ValueText: var made })
                        yield return made;
                    break;
                case ExpressionSyntax and not (LambdaExpressionSyntax or AssignmentExpressionSyntax) or ArgumentSyntax or ExpressionElementSyntax:
                    break;
                default:
                    yield break;
            }
        }
    }

    /// <summary>The name of the function around a call, where it sets by that call what it is given.</summary>
    public static string? NameOf(InvocationExpressionSyntax call, ILibraryNames library)
    {
        if (NameUse.NameOf(call.Expression) is not { Identifier.ValueText: var called } || !library.MaySetParts(called))
            return null;
        var function = call.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
        if (call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && ParametersOf(type).Any(parameter => SetParts.Sets(type, parameter.Identifier.ValueText, library)))
            return type.Identifier.ValueText;
        return function is not null && NameOf(function) is { } name
            && ParametersOf(function).Any(parameter => SetParts.Sets(function, parameter.Identifier.ValueText, library))
                ? name
                : null;
    }

    private static string? NameOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        AnonymousFunctionExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } } => variable.Identifier.ValueText,
        AnonymousFunctionExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } } => property.Identifier.ValueText,
        AnonymousFunctionExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: var left } } => NameUse.NameOf(left)?.Identifier.ValueText,
        _ => null,
    };

    private static IEnumerable<ParameterSyntax> ParametersOf(SyntaxNode function) => function.ChildNodes().SelectMany(static node => node switch
    {
        ParameterSyntax parameter => new[] { parameter },
        ParameterListSyntax list => list.Parameters.ToArray(),
        _ => [],
    });
}
