using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// How often each local name of a member is written, and which names a nested function writes. By name: two variables of one
/// name count as one, which only ever makes less known.
/// </summary>
internal sealed class VariableWrites
{
    private static readonly VariableWrites Nothing = new();

    private readonly Dictionary<string, int> _writes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _nested = new(StringComparer.Ordinal);

    private VariableWrites()
    {
    }

    public static VariableWrites Of(SyntaxNode root)
    {
        if (!root.DescendantNodes().Any(IsFunction))
            return Nothing;
        var writes = new VariableWrites();
        foreach (var node in root.DescendantNodes())
            writes.Add(node, root);
        return writes;
    }

    /// <summary>Whether a nested function writes it: then its value at any point depends on when that function runs.</summary>
    public bool IsWrittenByNested(ISymbol variable) => _nested.Contains(variable.Name);

    /// <summary>Whether what a nested function captures of it now is what it will see when it runs.</summary>
    public bool IsStable(ISymbol variable) =>
        !_nested.Contains(variable.Name)
        && (!_writes.TryGetValue(variable.Name, out var count) || count <= (variable is IParameterSymbol ? 0 : 1));

    private void Add(SyntaxNode node, SyntaxNode root)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax { Initializer: not null } declarator:
                Count(declarator.Identifier.ValueText);
                break;
            case AssignmentExpressionSyntax assignment:
                AddTarget(assignment.Left, root);
                break;
            case PostfixUnaryExpressionSyntax postfix:
                AddTarget(postfix.Operand, root);
                break;
            case PrefixUnaryExpressionSyntax prefix:
                AddTarget(prefix.Operand, root);
                break;
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument:
                AddTarget(argument.Expression, root);
                break;
            case ForEachStatementSyntax loop:
                Count(loop.Identifier.ValueText);
                break;
            case SingleVariableDesignationSyntax designation:
                Count(designation.Identifier.ValueText);
                break;
            case InvocationExpressionSyntax call:
                AddContent(call, root);
                foreach (var overwritten in Overwriting.TargetsOf(call))
                    AddTarget(overwritten, root);
                break;
        }
    }

    private void AddTarget(ExpressionSyntax target, SyntaxNode root)
    {
        switch (target)
        {
            case TupleExpressionSyntax tuple:
                foreach (var argument in tuple.Arguments)
                    AddTarget(argument.Expression, root);
                break;
            case ElementAccessExpressionSyntax element:
                AddNested(element.Expression, root);
                break;
            case IdentifierNameSyntax identifier:
                Count(identifier.Identifier.ValueText);
                AddNested(identifier, root);
                break;
        }
    }

    /// <summary>A container that changes in the body itself is followed there; in a nested function nobody knows when it does.</summary>
    private void AddContent(InvocationExpressionSyntax call, SyntaxNode root)
    {
        if (call.Expression is MemberAccessExpressionSyntax access && TreeIndex.ContentMethods.Contains(access.Name.Identifier.ValueText))
            AddNested(access.Expression, root);
    }

    private void AddNested(ExpressionSyntax written, SyntaxNode root)
    {
        if (written is not IdentifierNameSyntax { Identifier.ValueText: var name })
            return;
        var functions = written.Ancestors().TakeWhile(ancestor => ancestor != root).Where(IsFunction).ToList();
        if (functions.Count > 0 && !functions.Exists(function => IsParameter(name, function)))
            _nested.Add(name);
    }

    /// <summary>A parameter of the nested function itself is nobody else's variable.</summary>
    private static bool IsParameter(string name, SyntaxNode function) => function switch
    {
        SimpleLambdaExpressionSyntax lambda => lambda.Parameter.Identifier.ValueText == name,
        ParenthesizedLambdaExpressionSyntax lambda => IsAmong(name, lambda.ParameterList),
        LocalFunctionStatementSyntax local => IsAmong(name, local.ParameterList),
        AnonymousMethodExpressionSyntax { ParameterList: { } parameters } => IsAmong(name, parameters),
        _ => false,
    };

    private static bool IsAmong(string name, ParameterListSyntax list) => list.Parameters.Any(parameter => parameter.Identifier.ValueText == name);

    private void Count(string name) => _writes[name] = _writes.TryGetValue(name, out var count) ? count + 1 : 1;

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
}
