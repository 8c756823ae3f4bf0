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
    /// <summary>How often a part may get another name: <c>var w = layer.weight; foreach (var row in w) …</c>.</summary>
    private const int Names = 2;

    /// <summary>The functions that a part is given to, by their names.</summary>
    public static IEnumerable<string> GivenTo(SyntaxNode part) => GivenTo(part, Names);

    private static IEnumerable<string> GivenTo(SyntaxNode part, int names)
    {
        for (var held = part; held.Parent is { } parent; held = parent)
        {
            switch (parent)
            {
                // layer.parameters().ToList().ForEach(Fill)
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: var given } } access when access.Expression == held:
                    yield return access.Name.Identifier.ValueText;
                    foreach (var function in given.Select(static argument => NameUse.NameOf(argument.Expression)).OfType<SimpleNameSyntax>())
                        yield return function.Identifier.ValueText;
                    break;
                case EqualsValueClauseSyntax or CommonForEachStatementSyntax:
                    foreach (var name in names > 0 ? MentionsOf(SetParts.NamesGivenBy(parent), parent).SelectMany(mention => GivenTo(mention, names - 1)) : [])
                        yield return name;
                    yield break;
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

    /// <summary>The mentions of variables in the block that they are declared in.</summary>
    private static IEnumerable<SyntaxNode> MentionsOf(List<string> variables, SyntaxNode declared)
    {
        var scope = declared is CommonForEachStatementSyntax loop ? loop.Statement : (SyntaxNode?)declared.FirstAncestorOrSelf<BlockSyntax>();
        return variables.Count == 0 || scope is null ? [] : scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => variables.Contains(name.Identifier.ValueText));
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
