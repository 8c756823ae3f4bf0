using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>What is given to a variable: read in the text that can write it, a body or all parts of a class.</summary>
internal sealed class GivenValues(FlowAnalysis flow)
{
    private readonly ConcurrentDictionary<SyntaxNode, IReadOnlyList<SyntacticWrite>> _writes = new();
    private readonly GivenArguments _arguments = new(flow);

    /// <summary>The values that a variable may have at a place; none where it cannot be told, or it is no variable.</summary>
    public IReadOnlyList<IOperation> To(IOperation value) => value switch
    {
        ILocalReferenceOperation local => ToVariable(local.Local, local.Syntax),
        IFieldReferenceOperation { Field: { IsConst: false } field } when field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private => ToVariable(field, value.Syntax),
        IPropertyReferenceOperation { Property: { IsVirtual: false, IsAbstract: false, IsOverride: false, SetMethod: null or { DeclaredAccessibility: Accessibility.Private } } property } =>
            ToVariable(property, value.Syntax),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } when parameter.ContainingSymbol is IMethodSymbol method && !IsWritten(parameter, value.Syntax) =>
            _arguments.Of(parameter, method, value.Syntax),
        _ => [],
    };

    public IOperation? OperationOf(ExpressionSyntax expression) => flow.Bodies.OperationOf(expression, CancellationToken.None);

    /// <summary>Whether a variable is given another value than what it is declared with.</summary>
    public bool IsWritten(ISymbol variable, SyntaxNode place) => ScopesOf(variable, place) is not { Count: > 0 } scopes || WritesOf(variable, scopes).Any();

    /// <summary>The calls of a method that are made on a variable, in the text that it is declared in.</summary>
    public IEnumerable<IInvocationOperation> CallsOn(ISymbol variable, string method) =>
        variable.DeclaringSyntaxReferences is [var reference]
            ? ScopesOf(variable, reference.GetSyntax()).SelectMany(static scope => scope.DescendantNodes().OfType<InvocationExpressionSyntax>())
                .Where(call => call.Expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == method && IsOf(variable, access.Expression))
                .Select(OperationOf).OfType<IInvocationOperation>()
            : [];

    /// <summary>Where the container in a variable may change: <c>x[0] = …</c>, <c>x.Add(…)</c>.</summary>
    public IEnumerable<SyntaxNode> ContentWritesOf(ISymbol variable) =>
        variable.DeclaringSyntaxReferences is [var reference]
            ? ScopesOf(variable, reference.GetSyntax()).SelectMany(WritesIn).Where(write => write.Kind == WriteKind.Content && write.Target is ExpressionSyntax target && IsOf(variable, target))
                .Select(static write => write.Node)
            : [];

    private IReadOnlyList<IOperation> ToVariable(ISymbol variable, SyntaxNode place)
    {
        var scopes = ScopesOf(variable, place);
        if (scopes.Count == 0 || variable.DeclaringSyntaxReferences is not [var reference])
            return [];
        var declaration = reference.GetSyntax();
        var writes = WritesOf(variable, scopes).ToList();
        var values = GivenTo(variable, declaration, writes).ToList();
        if (values.Count != 1 && variable is ILocalSymbol && LastValue.Before(place, declaration, writes) is { } last)
            values = [last];
        return values.Contains(null) ? [] : [.. values.Select(value => OperationOf(value!)).OfType<IOperation>()];
    }

    /// <summary>The expressions that are given to a variable; null for what writes it otherwise.</summary>
    private static IEnumerable<ExpressionSyntax?> GivenTo(ISymbol variable, SyntaxNode declaration, IReadOnlyList<SyntaxNode> writes)
    {
        if (InitializerOf(declaration) is { } initializer)
            yield return initializer;
        else if (!IsEmptyAtFirst(variable, declaration))
            yield return null;
        foreach (var write in writes)
            yield return ValueOf(write);
    }

    /// <summary>What an assignment assigns, or null if something else is written there.</summary>
    internal static ExpressionSyntax? ValueOf(SyntaxNode write) =>
        write.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression } assignment && assignment.Left == write
            ? assignment.Right : null;

    /// <summary>No variable of a body is read before it is given something, and what a member holds at first is null: that is no value of its.</summary>
    private static bool IsEmptyAtFirst(ISymbol variable, SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Parent.Parent: ForEachStatementSyntax } => false,
        VariableDeclaratorSyntax => variable is ILocalSymbol || variable is IFieldSymbol { Type.IsReferenceType: true },
        PropertyDeclarationSyntax property => variable is IPropertySymbol { Type.IsReferenceType: true } && property.AccessorList?.Accessors.All(static one => one is { Body: null, ExpressionBody: null }) == true,
        _ => false,
    };

    private static ExpressionSyntax? InitializerOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
        PropertyDeclarationSyntax { Initializer.Value: { } value } => value,
        PropertyDeclarationSyntax { ExpressionBody.Expression: { } value } => value,
        PropertyDeclarationSyntax { AccessorList.Accessors: [{ RawKind: (int)SyntaxKind.GetAccessorDeclaration, ExpressionBody.Expression: { } value }] } => value,
        _ => null,
    };

    /// <summary>Where a variable is given another value.</summary>
    private IEnumerable<SyntaxNode> WritesOf(ISymbol variable, IReadOnlyList<SyntaxNode> scopes) =>
        scopes.SelectMany(WritesIn).Where(write => IsValue(write) && write.Target is ExpressionSyntax target && IsOf(variable, target)).Select(static write => write.Node);

    private IReadOnlyList<SyntacticWrite> WritesIn(SyntaxNode scope) => _writes.GetOrAdd(scope, root =>
    {
        var writes = new List<SyntacticWrite>();
        foreach (var node in root.DescendantNodes())
            SyntacticWrites.Collect(node, flow.Library.Names, writes);
        return writes;
    });

    /// <summary>Another value, or <c>new T { x = { … } }</c>; what changes within it is nobody's question here.</summary>
    private static bool IsValue(SyntacticWrite write) => write.Kind == WriteKind.Value || write is { Kind: WriteKind.Content, Node: AssignmentExpressionSyntax };

    private bool IsOf(ISymbol variable, ExpressionSyntax target) =>
        NameUse.NameOf(target)?.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(flow.Bodies.ReferredToBy(target, CancellationToken.None), variable);

    /// <summary>All text that can write a variable, as far as it is declared in the file: its body, or the parts of its class. None where it is not.</summary>
    private static IReadOnlyList<SyntaxNode> ScopesOf(ISymbol variable, SyntaxNode place)
    {
        if (variable is ILocalSymbol or IParameterSymbol)
            return variable.DeclaringSyntaxReferences is [var one] && one.GetSyntax() is var declaration && MemberAround.Of(declaration) is { } body ? [body] : [];
        var parts = variable.ContainingType?.DeclaringSyntaxReferences ?? default;
        return !parts.IsDefault && parts.Any(part => part.SyntaxTree == place.SyntaxTree) ? [.. parts.Select(static part => part.GetSyntax())] : [];
    }
}
