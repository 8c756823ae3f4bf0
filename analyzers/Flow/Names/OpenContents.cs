using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// <c>parts.Add(x)</c> where <c>parts</c> is not what this very body has made with <c>new</c>: a container changes that something else may name, too.
/// Judged by the text alone, and once for a tree.
/// </summary>
internal sealed class OpenContents
{
    private readonly Dictionary<SyntaxNode, ILookup<string, SyntaxNode>> _declared = [];

    /// <summary>Those of the changed containers that the text does not tell to be new, or to hold numbers.</summary>
    public static List<ExpressionSyntax> Among(List<ExpressionSyntax> changed)
    {
        var open = new OpenContents();
        return changed.FindAll(target => target is not IdentifierNameSyntax name || open.IsOpen(name));
    }

    /// <summary>What makes a container that nobody else names.</summary>
    public static bool IsCreation(ExpressionSyntax expression) =>
        expression is BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax
        || expression.IsKind(SyntaxKind.CollectionExpression);

    /// <summary>What a method returns, as it is written.</summary>
    public static List<ExpressionSyntax> ReturnedBy(SyntaxNode method) => method switch
    {
        MethodDeclarationSyntax { ExpressionBody.Expression: var value } => [value],
        LocalFunctionStatementSyntax { ExpressionBody.Expression: var value } => [value],
        _ => [.. method.DescendantNodes().OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression).OfType<ExpressionSyntax>()],
    };

    /// <summary>What a local variable was declared with, and all that was assigned to it since; null of what is no local variable.</summary>
    public static List<SyntaxNode>? SourcesOf(IdentifierNameSyntax name) => new OpenContents().Sources(name);

    /// <summary>Whether a name stands for a parameter of the member that it is in, and for nothing else.</summary>
    public static bool IsParameter(IdentifierNameSyntax name) => SourcesOf(name) is { } sources && sources.TrueForAll(static source => source is ParameterSyntax);

    private bool IsOpen(IdentifierNameSyntax name) => Sources(name) is not { } sources || !sources.TrueForAll(IsNewOrOfNumbers);

    private List<SyntaxNode>? Sources(IdentifierNameSyntax name)
    {
        if (MemberAround.Of(name) is not { } member)
            return null;
        if (!_declared.TryGetValue(member, out var declared))
            _declared.Add(member, declared = SourcesIn(member));
        var sources = declared[name.Identifier.ValueText].ToList();
        return sources.Exists(static source => source is not AssignmentExpressionSyntax) ? sources : null;
    }

    /// <summary>By name: two variables of one name count as one, which only ever makes less known.</summary>
    private static ILookup<string, SyntaxNode> SourcesIn(SyntaxNode member)
    {
        var sources = new List<(string Name, SyntaxNode Source)>();
        foreach (var node in member.DescendantNodes())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Parent.Parent: not BaseFieldDeclarationSyntax } variable:
                    sources.Add((variable.Identifier.ValueText, variable));
                    break;
                case ParameterSyntax parameter:
                    sources.Add((parameter.Identifier.ValueText, parameter));
                    break;
                case SingleVariableDesignationSyntax designation:
                    sources.Add((designation.Identifier.ValueText, designation));
                    break;
                case ForEachStatementSyntax loop:
                    sources.Add((loop.Identifier.ValueText, loop));
                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax assigned } assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression):
                    sources.Add((assigned.Identifier.ValueText, assignment));
                    break;
            }
        }

        return sources.ToLookup(static source => source.Name, static source => source.Source, StringComparer.Ordinal);
    }

    private static bool IsNewOrOfNumbers(SyntaxNode source) => source switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } variable =>
            IsOfNumbers(declaration.Type) || variable.Initializer is null || IsCreation(variable.Initializer.Value),
        ParameterSyntax parameter => IsOfNumbers(parameter.Type),
        ForEachStatementSyntax loop => IsOfNumbers(loop.Type),
        AssignmentExpressionSyntax assignment => IsCreation(assignment.Right),
        _ => false,
    };

    private static bool IsOfNumbers(TypeSyntax? type) => type switch
    {
        ArrayTypeSyntax array => array.ElementType is PredefinedTypeSyntax element && !element.Keyword.IsKind(SyntaxKind.ObjectKeyword),
        GenericNameSyntax { TypeArgumentList.Arguments: [.., PredefinedTypeSyntax element] } => !element.Keyword.IsKind(SyntaxKind.ObjectKeyword),
        NullableTypeSyntax nullable => IsOfNumbers(nullable.ElementType),
        _ => false,
    };
}
