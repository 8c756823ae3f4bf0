using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// What the text around a place shows of a value: what is given to a local variable, to a private member, or to the parameter of a private method. Nothing is
/// followed through the branches of a body; that is the engine's work.
/// </summary>
internal sealed class VisibleValues(FlowAnalysis flow)
{
    /// <summary>Variables are followed to variables this far.</summary>
    private const int Steps = 8;

    private readonly GivenValues _given = new(flow);

    /// <summary>What is known to be the value: the operation that makes it, or the one given.</summary>
    public IOperation Source(IOperation value)
    {
        for (var step = 0; step < Steps; step++)
        {
            value = Conversions.Under(value);
            if (_given.To(value) is not [var source])
                return value;
            value = source;
        }

        return value;
    }

    /// <summary>All that a value may be: the branches of a choice, each value that is given to a variable. What throws is none.</summary>
    public IReadOnlyList<IOperation> Alternatives(IOperation value)
    {
        var found = new List<IOperation>();
        Collect(value, found, Steps);
        return found;
    }

    /// <summary>Whether a parameter is given another value in its own body.</summary>
    public bool IsWritten(IParameterSymbol parameter, SyntaxNode place) => _given.IsWritten(parameter, place);

    private void Collect(IOperation value, List<IOperation> found, int steps)
    {
        value = Conversions.Under(value);
        if (steps > 0 && Choices(value) is { Count: > 0 } choices)
        {
            foreach (var choice in choices)
                Collect(choice, found, steps - 1);
        }
        else if (value is not IThrowOperation)
        {
            found.Add(value);
        }
    }

    private IReadOnlyList<IOperation> Choices(IOperation value) => value switch
    {
        IConditionalOperation { WhenFalse: { } otherwise } choice => [choice.WhenTrue, otherwise],
        ISwitchExpressionOperation choice => [.. choice.Arms.Select(static arm => arm.Value)],
        ICoalesceOperation choice => [choice.Value, choice.WhenNull],
        ICoalesceAssignmentOperation lazy => [lazy.Target, lazy.Value],
        ISimpleAssignmentOperation assignment => [assignment.Value],
        _ => _given.To(value),
    };

    /// <summary>The constant that a value is.</summary>
    public Optional<object?> Constant(IOperation value)
    {
        value = Conversions.Under(value);
        return value.ConstantValue.HasValue ? value.ConstantValue : Conversions.Under(Source(value)).ConstantValue;
    }

    /// <summary>The name of the member of an enumeration that a value is, or null: <c>ScalarType.Bool</c>, and <c>torch.@bool</c>, which holds it.</summary>
    public string? EnumerationMember(IOperation value)
    {
        if (Conversions.Under(value).Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
            return null;
        if (Conversions.Under(Source(value)) is IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field } && TorchSymbols.IsTorchSharp(field.ContainingAssembly))
            return ElementTypes.MemberOf(field.Name);
        return Constant(value) is { HasValue: true, Value: { } constant }
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, constant))?.Name
            : null;
    }

    /// <summary>What a method of the program returns, or nothing if it cannot be told: each of its returns.</summary>
    public IReadOnlyList<IOperation> ReturnedBy(IMethodSymbol method)
    {
        if (method.IsAbstract || method.OriginalDefinition.DeclaringSyntaxReferences is not [var reference])
            return [];
        var declaration = reference.GetSyntax();
        if (ExpressionBodyOf(declaration) is { } expression)
            return _given.OperationOf(expression) is { } returned ? [returned] : [];
        return
        [
            .. declaration.DescendantNodes(node => node == declaration || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .Select(static node => node switch { ReturnStatementSyntax statement => statement.Expression, YieldStatementSyntax statement => statement.Expression, _ => null })
                .OfType<ExpressionSyntax>().Select(_given.OperationOf).OfType<IOperation>(),
        ];
    }

    private static ExpressionSyntax? ExpressionBodyOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax function => function.ExpressionBody?.Expression,
        _ => null,
    };

    /// <summary>The calls that are made on a variable, by the name of their method.</summary>
    public IEnumerable<IInvocationOperation> CallsOn(IOperation variable, string method) =>
        variable switch { ILocalReferenceOperation local => CallsOn(local.Local, method), IFieldReferenceOperation field => CallsOn(field.Field, method), _ => [] };

    /// <summary>Where the container that a variable holds may change.</summary>
    public IEnumerable<SyntaxNode> ContentWritesOf(IOperation variable) =>
        variable switch { ILocalReferenceOperation local => _given.ContentWritesOf(local.Local), IFieldReferenceOperation field => _given.ContentWritesOf(field.Field), _ => [] };

    public IEnumerable<IInvocationOperation> CallsOn(ISymbol variable, string method) => _given.CallsOn(variable, method);

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
        return target is not null && !_given.IsWritten(local, designation) && _given.OperationOf(target.Right) is { } operation ? (operation, slot) : null;
    }
}
