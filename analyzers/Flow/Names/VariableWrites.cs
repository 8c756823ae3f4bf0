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

    public static VariableWrites Of(SyntaxNode root, ILibraryNames library, CancellationToken cancellation)
    {
        if (!root.DescendantNodes().Any(IsFunction))
            return Nothing;
        var writes = new VariableWrites();
        var written = new List<SyntacticWrite>();
        foreach (var node in root.DescendantNodes())
        {
            cancellation.ThrowIfCancellationRequested();
            SyntacticWrites.Collect(node, library, written);
        }

        foreach (var write in written)
            writes.Add(write, root);
        return writes;
    }

    /// <summary>Whether a nested function writes it: then its value at any point depends on when that function runs.</summary>
    public bool IsWrittenByNested(ISymbol variable) => _nested.Contains(variable.Name);

    /// <summary>Whether what a nested function captures of it now is what it will see when it runs.</summary>
    public bool IsStable(ISymbol variable) =>
        !_nested.Contains(variable.Name)
        && (!_writes.TryGetValue(variable.Name, out var count) || count <= (variable is IParameterSymbol ? 0 : 1));

    private void Add(SyntacticWrite write, SyntaxNode root)
    {
        if (write.Declared is { } declared)
            Count(declared);
        else if (write.Target is IdentifierNameSyntax variable)
        {
            // A container that changes in the body itself is followed there; in a nested function nobody knows when it does.
            if (write.Kind != WriteKind.Content)
                Count(variable.Identifier.ValueText);
            AddNested(variable, root);
        }
    }

    private void AddNested(IdentifierNameSyntax written, SyntaxNode root)
    {
        var name = written.Identifier.ValueText;
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
