using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>What shows that a norm along a dimension cannot be meant.</summary>
internal enum NormEvidence
{
    /// <summary>Nothing does.</summary>
    None,

    /// <summary>One number is asked of the result.</summary>
    OneNumber,

    /// <summary>It is taken of each weight of a model; a bias has no second dimension.</summary>
    Weights,

    /// <summary>The tensor is a row.</summary>
    Row,
}

/// <summary>Looks around a norm for what its author wants of it.</summary>
internal static class NormOfWhole
{
    /// <summary>One number along dimension 1 is right of a batch of one.</summary>
    private const int Beyond = 2;

    public static NormEvidence Of(LibraryCall norm, int dimension)
    {
        if ((norm.Method.IsStatic ? norm.Argument(0)?.Value : norm.Receiver) is not { } subject)
            return NormEvidence.None;
        if (IsRow(norm.Visible.Source(subject), norm.Visible))
            return NormEvidence.Row;
        var isReduced = IsFollowedBy(norm.Operation, Norms.Reductions);
        if (IsWeight(subject) && (dimension >= Beyond || !isReduced))
            return NormEvidence.Weights;
        return dimension >= Beyond && !isReduced && IsFollowedBy(norm.Operation, Norms.OfOneNumber) ? NormEvidence.OneNumber : NormEvidence.None;
    }

    /// <summary>Whether one of these methods is called on it, after steps that leave the count; also through a variable.</summary>
    private static bool IsFollowedBy(IOperation value, ISet<string> names, int steps = 12)
    {
        var next = value.Parent;
        return steps > 0 && next switch
        {
            IConversionOperation conversion => (conversion.OperatorMethod is not null && conversion.Type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double && names.Contains("item"))
                || IsFollowedBy(conversion, names, steps - 1),
            IBinaryOperation or IUnaryOperation => IsFollowedBy(next, names, steps - 1),
            IInvocationOperation call when call.Instance == value => names.Contains(call.TargetMethod.Name) || (Norms.KeepingCount.Contains(call.TargetMethod.Name) && IsFollowedBy(call, names, steps - 1)),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method } call } argument when argument.Parameter?.Ordinal == 0 && TorchSymbols.IsTorchSharp(method.ContainingAssembly) =>
                names.Contains(method.Name),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } declarator } =>
                Uses(variable, declarator).Any(use => IsFollowedBy(use, names, steps - 1)),
            _ => false,
        };
    }

    private static IEnumerable<IOperation> Uses(ILocalSymbol variable, IOperation declarator)
    {
        var root = declarator;
        while (root.Parent is not null)
            root = root.Parent;
        return root.Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, variable));
    }

    private static bool IsRow(IOperation tensor, VisibleValues visible) => tensor is IInvocationOperation { TargetMethod: var method } call && TorchSymbols.IsTorchSharp(method.ContainingAssembly)
        && (Norms.Rows.Contains(method.Name)
            || (Norms.Flattening.Contains(method.Name) && call.Arguments.All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue || (method.IsStatic && argument.Parameter?.Ordinal == 0)))
            || (Norms.Reshaping.Contains(method.Name) && call.Arguments.LastOrDefault()?.Value is IArrayCreationOperation { Initializer.ElementValues: [var only] } && visible.Constant(only) is { HasValue: true, Value: { } size } && FaultCheck.AreSame(size, -1)));

    /// <summary><c>p.grad!.detach()</c> of <c>foreach (var p in model.parameters())</c>, or of <c>parameters().Select(p => …)</c>.</summary>
    private static bool IsWeight(IOperation subject)
    {
        while (true)
        {
            subject = Conversions.Under(subject);
            switch (subject)
            {
                case IInvocationOperation { Instance: { } instance, TargetMethod.Name: var name } when Norms.KeepingCount.Contains(name):
                    subject = instance;
                    break;
                case IPropertyReferenceOperation { Instance: { } instance, Property.Name: var name } when Norms.KeepingCount.Contains($"get_{name}"):
                    subject = instance;
                    break;
                case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } instance }:
                    subject = instance;
                    break;
                case ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var reference] }:
                    return reference.GetSyntax().FirstAncestorOrSelf<CommonForEachStatementSyntax>() is { } loop && !loop.Statement.Span.Contains(reference.Span)
                        && IsOfWeights(loop.Expression) && !AsksForRank(loop.Statement);
                case IParameterReferenceOperation { Parameter.DeclaringSyntaxReferences: [var reference] }:
                    return reference.GetSyntax().FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax query } } } function
                        && IsOfWeights(query.Expression) && !AsksForRank(function);
                default:
                    return false;
            }
        }
    }

    private static bool IsOfWeights(ExpressionSyntax sequence) =>
        sequence is InvocationExpressionSyntax call && Flow.Names.NameUse.NameOf(call.Expression) is { } name && Norms.Weights.Contains(name.Identifier.ValueText);

    private static bool AsksForRank(SyntaxNode code) =>
        code.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => Norms.Ranks.Contains(name.Identifier.ValueText));
}
