using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// What the text around a place shows of a value: the only one that is ever given to a local variable, or to a private member. Nothing is followed through
/// branches or calls; that is the engine's work.
/// </summary>
internal sealed class VisibleValues(FlowAnalysis flow)
{
    /// <summary>Variables are followed to variables this far.</summary>
    private const int Steps = 8;

    /// <summary>What is known to be the value: the operation that makes it, or the one given.</summary>
    public IOperation Source(IOperation value)
    {
        for (var step = 0; step < Steps; step++)
        {
            value = Conversions.Under(value);
            if (VariableOf(value) is not { } variable || OnlyValueOf(variable, value.Syntax) is not { } source)
                return value;
            value = source;
        }

        return value;
    }

    /// <summary>The constant that a value is.</summary>
    public Optional<object?> Constant(IOperation value)
    {
        value = Conversions.Under(value);
        return value.ConstantValue.HasValue ? value.ConstantValue : Conversions.Under(Source(value)).ConstantValue;
    }

    /// <summary>The name of the member of an enumeration that a value is, or null.</summary>
    public string? EnumerationMember(IOperation value) =>
        Conversions.Under(value).Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type && Constant(value) is { HasValue: true, Value: { } constant }
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, constant))?.Name
            : null;

    private static ISymbol? VariableOf(IOperation value) => value switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation { Field: { IsConst: false } field } when field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private => field,
        IPropertyReferenceOperation { Property: { SetMethod: null, IsVirtual: false, IsAbstract: false, IsOverride: false } property } => property,
        _ => null,
    };

    /// <summary>The one value that is given to a variable, whose declaration stands in the same file.</summary>
    private IOperation? OnlyValueOf(ISymbol variable, SyntaxNode place)
    {
        if (variable.DeclaringSyntaxReferences is not [var reference] || reference.SyntaxTree != place.SyntaxTree)
            return null;
        var declaration = reference.GetSyntax();
        var scope = variable is ILocalSymbol ? ScopeOf(declaration) : declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (scope is null || (scope is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword)))
            return null;
        var values = GivenTo(variable, declaration, scope).Take(2).ToList();
        return values is [{ } only] ? flow.Bodies.OperationOf(only, CancellationToken.None) : null;
    }

    private static SyntaxNode? ScopeOf(SyntaxNode declaration) =>
        declaration.Ancestors().FirstOrDefault(static ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);

    /// <summary>The expressions that are given to a variable; null for what writes it otherwise.</summary>
    private IEnumerable<ExpressionSyntax?> GivenTo(ISymbol variable, SyntaxNode declaration, SyntaxNode scope)
    {
        if (InitializerOf(declaration) is { } initializer)
            yield return initializer;
        else if (declaration is not VariableDeclaratorSyntax { Parent.Parent: not ForEachStatementSyntax } and not PropertyDeclarationSyntax)
            yield return null;
        foreach (var write in WritesOf(variable, scope))
            yield return write.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == write ? assignment.Right : null;
    }

    /// <summary>Where a variable is given another value.</summary>
    private IEnumerable<SyntaxNode> WritesOf(ISymbol variable, SyntaxNode scope)
    {
        var writes = new List<SyntacticWrite>();
        foreach (var node in scope.DescendantNodes())
            SyntacticWrites.Collect(node, flow.Library.Names, writes);
        return writes.Where(write => IsValue(write) && write.Target is ExpressionSyntax target && IsOf(variable, target)).Select(static write => write.Node);
    }

    /// <summary>Another value, or <c>new T { x = { … } }</c>; what changes within it is nobody's question here.</summary>
    private static bool IsValue(SyntacticWrite write) => write.Kind == WriteKind.Value || write is { Kind: WriteKind.Content, Node: AssignmentExpressionSyntax };

    private bool IsOf(ISymbol variable, ExpressionSyntax target) =>
        NameUse.NameOf(target)?.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(flow.Bodies.ReferredToBy(target, CancellationToken.None), variable);

    private static ExpressionSyntax? InitializerOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
        PropertyDeclarationSyntax { Initializer.Value: { } value } => value,
        PropertyDeclarationSyntax { ExpressionBody.Expression: { } value } => value,
        _ => null,
    };

    /// <summary>What a method of the program returns, or nothing if it cannot be told: each of its returns.</summary>
    public IReadOnlyList<IOperation> ReturnedBy(IMethodSymbol method)
    {
        if (method.IsAbstract || method.OriginalDefinition.DeclaringSyntaxReferences is not [var reference])
            return [];
        var declaration = reference.GetSyntax();
        if (ExpressionBodyOf(declaration) is { } expression)
            return flow.Bodies.OperationOf(expression, CancellationToken.None) is { } returned ? [returned] : [];
        return
        [
            .. declaration.DescendantNodes(node => node == declaration || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>()
                .Select(statement => statement.Expression is { } value ? flow.Bodies.OperationOf(value, CancellationToken.None) : null)
                .OfType<IOperation>(),
        ];
    }

    private static ExpressionSyntax? ExpressionBodyOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax function => function.ExpressionBody?.Expression,
        _ => null,
    };

    /// <summary>The place in <c>var (mean, variance) = Heads(x)</c> of a variable that is declared so, and what is taken apart.</summary>
    public (IOperation Whole, int Slot)? TakenFrom(IOperation value)
    {
        if (value is not ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: [var reference] } local }
            || reference.GetSyntax() is not SingleVariableDesignationSyntax designation)
            return null;
        var (target, slot) = designation.Parent switch
        {
            ParenthesizedVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: AssignmentExpressionSyntax whole } } list => (whole, list.Variables.IndexOf(designation)),
            DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax whole } tuple } argument } => (whole, tuple.Arguments.IndexOf(argument)),
            _ => (null, -1),
        };
        if (target is null || ScopeOf(designation) is not { } scope || WritesOf(local, scope).Any() || flow.Bodies.OperationOf(target.Right, CancellationToken.None) is not { } operation)
            return null;
        return (operation, slot);
    }
}
