using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// What the text around a place shows of a value: the only one that is ever given to a local variable, or to a private member. Nothing is followed through
/// branches or calls; that is the engine's work.
/// </summary>
internal sealed class VisibleValues(MethodBodies bodies)
{
    /// <summary>Variables are followed to variables this far.</summary>
    private const int Steps = 8;

    /// <summary>What is known to be the value: the operation that makes it, or the one given.</summary>
    public IOperation Source(IOperation value)
    {
        for (var step = 0; step < Steps; step++)
        {
            value = Bare(value);
            if (VariableOf(value) is not { } variable || OnlyValueOf(variable, value.Syntax) is not { } source)
                return value;
            value = source;
        }

        return value;
    }

    /// <summary>The constant that a value is.</summary>
    public Optional<object?> Constant(IOperation value)
    {
        value = Bare(value);
        return value.ConstantValue.HasValue ? value.ConstantValue : Bare(Source(value)).ConstantValue;
    }

    /// <summary>The name of the member of an enumeration that a value is, or null.</summary>
    public string? EnumerationMember(IOperation value) =>
        Bare(value).Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type && Constant(value) is { HasValue: true, Value: { } constant }
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, constant))?.Name
            : null;

    /// <summary>A value without conversions and parentheses.</summary>
    public static IOperation Bare(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                default:
                    return value;
            }
        }
    }

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
        return values is [{ } only] ? bodies.OperationOf(only, CancellationToken.None) : null;
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
        foreach (var name in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != variable.Name || !SymbolEqualityComparer.Default.Equals(bodies.ReferredToBy(name, CancellationToken.None), variable))
                continue;
            ExpressionSyntax target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            switch (target.Parent)
            {
                case AssignmentExpressionSyntax assignment when assignment.Left == target:
                    yield return assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assignment.Right : null;
                    break;
                case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) || IsTakenApart(argument):
                case RefExpressionSyntax:
                case PostfixUnaryExpressionSyntax postfix when !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                case PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression):
                    yield return null;
                    break;
            }
        }
    }

    /// <summary><c>((a, b), c) = …</c> writes <c>a</c>.</summary>
    private static bool IsTakenApart(ArgumentSyntax argument)
    {
        SyntaxNode? tuple = argument.Parent;
        while (tuple is TupleExpressionSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax around } })
            tuple = around;
        return tuple is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax or ForEachVariableStatementSyntax };
    }

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
            return bodies.OperationOf(expression, CancellationToken.None) is { } returned ? [returned] : [];
        return
        [
            .. declaration.DescendantNodes(node => node == declaration || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>()
                .Select(statement => statement.Expression is { } value ? bodies.OperationOf(value, CancellationToken.None) : null)
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
        if (value is not ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var reference] }
            || reference.GetSyntax() is not SingleVariableDesignationSyntax designation)
            return null;
        var (target, slot) = designation.Parent switch
        {
            ParenthesizedVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: AssignmentExpressionSyntax whole } } list => (whole, list.Variables.IndexOf(designation)),
            DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax whole } tuple } argument } => (whole, tuple.Arguments.IndexOf(argument)),
            _ => (null, -1),
        };
        var isWritten = target is not null && ScopeOf(designation)?.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == designation.Identifier.ValueText) != false;
        return target is null || isWritten || bodies.OperationOf(target.Right, CancellationToken.None) is not { } operation ? null : (operation, slot);
    }
}
