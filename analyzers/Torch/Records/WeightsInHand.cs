using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Who has the weights of a module, or a norm itself, in hand, by the text: what only counts, prints or trains them sets none to a number.</summary>
internal static class WeightsInHand
{
    /// <summary><c>model.parameters()</c>, given to anybody but an optimizer: whoever has all weights may set that of a norm.</summary>
    public static bool ReachesAll(SimpleNameSyntax name) =>
        FaultMembers.AllWeights.Contains(name.Identifier.ValueText) && (CallOf(name) is not { } call || !IsHarmless(call));

    /// <summary>The making of one, and the type of what is declared: not a branch, a cast, <c>OfType&lt;GroupNorm&gt;()</c>.</summary>
    public static bool IsMaking(SimpleNameSyntax name)
    {
        SyntaxNode whole = name;
        while (whole.Parent is MemberAccessExpressionSyntax or QualifiedNameSyntax or NullableTypeSyntax or ArrayTypeSyntax or TupleElementSyntax or TupleTypeSyntax or ArrayCreationExpressionSyntax
            || (whole.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax generic } && IsType(generic)) || whole is TypeArgumentListSyntax)
            whole = whole.Parent!;
        return whole is ArrayCreationExpressionSyntax
            || whole.Parent is InvocationExpressionSyntax or VariableDeclarationSyntax or PropertyDeclarationSyntax or ParameterSyntax or ObjectCreationExpressionSyntax
                or MethodDeclarationSyntax or LocalFunctionStatementSyntax or ForEachStatementSyntax or DeclarationExpressionSyntax
                or ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
    }

    /// <summary><c>List&lt;GroupNorm&gt;</c>, and the making of a list of modules; not <c>OfType&lt;GroupNorm&gt;()</c>, which looks for them.</summary>
    private static bool IsType(GenericNameSyntax generic) =>
        generic.Parent is not (MemberAccessExpressionSyntax or InvocationExpressionSyntax) || generic.Identifier.ValueText == FaultMembers.ListOfModules;

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == name => call,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };

    private static bool IsHarmless(SyntaxNode weights) => weights.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } => NameUse.NameOf(taker.Expression) is { } name && FaultMembers.TakingAllWeights.Contains(name.Identifier.ValueText),
        ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax made } => LibraryNamesIn.NameOf(made.Type) is { } name && FaultMembers.TakingAllWeights.Contains(name.Identifier.ValueText),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: FaultMembers.GroupParameters }, Parent: InitializerExpressionSyntax } => true,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax step } access => IsHarmlessStep(access.Name.Identifier.ValueText, step),
        CommonForEachStatementSyntax loop => loop.Expression == weights && OnlyReads(loop.Statement, VariablesOf(loop)),
        _ => false,
    };

    /// <summary><c>parameters().Where(p => p.requires_grad)</c>, which is still in hand, and <c>parameters().Sum(p => p.numel())</c>, which is not.</summary>
    private static bool IsHarmlessStep(string name, InvocationExpressionSyntax step)
    {
        if (!step.ArgumentList.Arguments.All(static argument => argument.Expression is LambdaExpressionSyntax lambda && OnlyReads(lambda.Body, VariablesOf(lambda))))
            return false;
        return FaultMembers.CountingWeights.Contains(name) || ((FaultMembers.KeepingWeights.Contains(name)) && IsHarmless(step));
    }

    private static HashSet<string> VariablesOf(SyntaxNode owner) => new(
        owner.DescendantTokens().Where(static token => token.Parent is SingleVariableDesignationSyntax or ParameterSyntax || (token.Parent is ForEachStatementSyntax loop && loop.Identifier == token))
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText),
        StringComparer.Ordinal);

    /// <summary>Of each variable only what changes nothing is asked, and whether it is trained.</summary>
    private static bool OnlyReads(SyntaxNode body, HashSet<string> variables) => body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Where(name => variables.Contains(name.Identifier.ValueText)).All(static name => name.Parent switch
        {
            InterpolationSyntax => true,
            MemberAccessExpressionSyntax access when access.Expression == name => IsRead(access),
            ConditionalAccessExpressionSyntax => false,
            _ => false,
        });

    private static bool IsRead(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText is var name
        && (FaultMembers.ReadOfWeight.Contains(name) || name == FaultMembers.Freezing
            || (FaultMembers.PartsOfNamed.Contains(name) && access.Parent is MemberAccessExpressionSyntax inner && inner.Expression == access && IsRead(inner))
            || (FaultMembers.PartsOfNamed.Contains(name) && access.Parent is InterpolationSyntax));
}
