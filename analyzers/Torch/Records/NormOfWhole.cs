using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
        if ((dimension >= Beyond || !isReduced) && IsWeight(subject, dimension))
            return NormEvidence.Weights;
        return dimension >= Beyond && !isReduced && IsFollowedBy(norm.Operation, Norms.OfOneNumber) && !MayHaveOnes(norm.Visible.Source(subject)) ? NormEvidence.OneNumber : NormEvidence.None;
    }

    /// <summary><c>x.view(1, 1, 3)</c>, or a part of what a recurrent layer gives: of one sequence, a dimension of such a tensor may hold all there is.</summary>
    private static bool MayHaveOnes(IOperation tensor) => Conversions.Under(tensor) switch
    {
        IInvocationOperation { TargetMethod.Name: var name } => Norms.Ones.Contains(name),
        ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var reference] } => reference.GetSyntax() is SingleVariableDesignationSyntax,
        IFieldReferenceOperation { Field.ContainingType.IsTupleType: true } => true,
        _ => false,
    };

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
    private static bool IsWeight(IOperation subject, int dimension)
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
                        && IsOfWeights(loop.Expression, subject.SemanticModel, dimension) && !Chooses(loop.Statement);
                case IParameterReferenceOperation { Parameter.DeclaringSyntaxReferences: [var reference] }:
                    return reference.GetSyntax().FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax query } } } function
                        && IsOfWeights(query.Expression, subject.SemanticModel, dimension) && !Chooses(function);
                default:
                    return false;
            }
        }
    }

    private static bool IsOfWeights(ExpressionSyntax sequence, SemanticModel? model, int dimension) =>
        sequence is InvocationExpressionSyntax call && Flow.Names.NameUse.NameOf(call.Expression) is { } name && Norms.Weights.Contains(name.Identifier.ValueText)
        && (dimension >= Beyond || (model is not null && HasRow(call, model)));

    /// <summary>Whether one of the weights is a row for certain: of a model that is not in sight, all may be matrices.</summary>
    private static bool HasRow(InvocationExpressionSyntax parameters, SemanticModel model)
    {
        if (parameters.Expression is not MemberAccessExpressionSyntax { Expression: var owner })
            return parameters.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } own && MakesRow(own);
        if (owner is InvocationExpressionSyntax)
            return MakesRow(owner);
        if (model.GetSymbolInfo(owner).Symbol is ILocalSymbol or IFieldSymbol && model.GetSymbolInfo(owner).Symbol is { DeclaringSyntaxReferences: [var made] } && made.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax } variable)
            return MakesRow(variable);
        return model.GetTypeInfo(owner).Type is { } type
            && (TorchSymbols.IsTorchSharp(type.ContainingAssembly) ? Norms.LayersWithRow.Contains(type.Name) : type.DeclaringSyntaxReferences.Any(static part => MakesRow(part.GetSyntax())));
    }

    private static bool MakesRow(SyntaxNode code) => code.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(static call =>
        Flow.Names.NameUse.NameOf(call.Expression) is { } name && Norms.LayersWithRow.Contains(name.Identifier.ValueText)
        && !call.ArgumentList.Arguments.Any(static argument => argument.Expression.IsKind(SyntaxKind.FalseLiteralExpression) || argument.NameColon?.Name.Identifier.ValueText.EndsWith("ias", StringComparison.Ordinal) == true));

    /// <summary>Whether the code looks at only some of the weights: by their rank, by name, by number.</summary>
    private static bool Chooses(SyntaxNode code) => code.DescendantNodesAndSelf().Any(static node => node switch
    {
        SimpleNameSyntax name => Norms.Ranks.Contains(name.Identifier.ValueText),
        IfStatementSyntax choice => !IsAboutGradient(choice.Condition),
        ConditionalExpressionSyntax choice => !IsAboutGradient(choice.Condition),
        SwitchStatementSyntax or SwitchExpressionSyntax or BreakStatementSyntax => true,
        _ => false,
    });

    private static bool IsAboutGradient(ExpressionSyntax condition) =>
        condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText.Contains(Norms.Gradient))
        && !condition.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.NumericLiteralToken));
}
