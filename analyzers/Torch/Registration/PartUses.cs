using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Torch.Registration;

internal enum PartUseKind
{
    /// <summary>Somebody gets hold of the part.</summary>
    Other,

    /// <summary>It is counted, or given its first weights.</summary>
    Looked,

    /// <summary>It is asked whether it is there.</summary>
    Asked,

    /// <summary>It is applied.</summary>
    Applied,

    /// <summary>The member is given another.</summary>
    Assigned,

    /// <summary>What the member holds gets one more.</summary>
    Added,
}

/// <summary>What a mention of a member does with the part in it.</summary>
/// <param name="Kind">What.</param>
/// <param name="Place">The assignment, or the call that adds.</param>
/// <param name="Given">What is assigned or added.</param>
internal readonly record struct PartUse(PartUseKind Kind, SyntaxNode? Place, IReadOnlyList<ExpressionSyntax> Given)
{
    public PartUse(PartUseKind kind)
        : this(kind, null, [])
    {
    }
}

/// <summary>What a mention of a member does with the part in it: what is not one of the few forms that keep it where it is, may do anything.</summary>
internal sealed class PartUses(FlowAnalysis flow, CancellationToken cancellation)
{
    public PartUse Of(SimpleNameSyntax mention) => IsUntrained(mention) ? new PartUse(PartUseKind.Other) : Of(LocalMentions.Over(SeenMembers.WholeOf(mention)));

    /// <summary>What is done with an expression that gives the part.</summary>
    public PartUse Of(ExpressionSyntax part) => part.Parent switch
    {
        MemberAccessExpressionSyntax member when member.Expression == part => OfMember(member),
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax called } } access when access.Expression == part && Applications.IsName(called.Name.Identifier.ValueText) =>
            new PartUse(PartUseKind.Applied),
        AssignmentExpressionSyntax assignment when assignment.Left == part && assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression && assignment.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax =>
            new PartUse(PartUseKind.Assigned, assignment, [assignment.Right]),
        ArgumentSyntax { Parent: TupleExpressionSyntax targets } slot when OfTuple(targets, slot) is { } value => new PartUse(PartUseKind.Assigned, part, [value]),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } asked when IsNull(asked.Left) || IsNull(asked.Right) => new PartUse(PartUseKind.Asked),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax { Pattern: ConstantPatternSyntax } } => new PartUse(PartUseKind.Asked),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => new PartUse(PartUseKind.Looked),
        ForEachStatementSyntax loop when loop.Expression == part => OfLoop(loop),
        ElementAccessExpressionSyntax element when element.Expression == part => Of(LocalMentions.Over(element)) is { Kind: PartUseKind.Applied or PartUseKind.Looked } use ? use : new PartUse(PartUseKind.Other),
        _ => OfWeight(part),
    };

    /// <summary><c>(a, b) = (Linear(2, 1), Linear(1, 1));</c></summary>
    private static ExpressionSyntax? OfTuple(TupleExpressionSyntax targets, ArgumentSyntax slot) =>
        targets.Parent is AssignmentExpressionSyntax { Right: TupleExpressionSyntax values, Parent: ExpressionStatementSyntax } assignment && assignment.Left == targets && values.Arguments.Count == targets.Arguments.Count
            ? values.Arguments[targets.Arguments.IndexOf(slot)].Expression : null;

    private PartUse OfMember(MemberAccessExpressionSyntax member)
    {
        var name = member.Name.Identifier.ValueText;
        if (member.Parent is InvocationExpressionSyntax call && call.Expression == member)
        {
            return Applications.IsName(name) ? new PartUse(PartUseKind.Applied)
                : ModuleLists.Appending.Contains(name) && call.Parent is ExpressionStatementSyntax ? new PartUse(PartUseKind.Added, call, [.. call.ArgumentList.Arguments.Select(static argument => argument.Expression)])
                : new PartUse(PartUseKind.Other);
        }

        return new PartUse(name == nameof(IReadOnlyCollection<>.Count) || (ModuleMembers.Weights.Contains(name) && IsInitialised(member)) ? PartUseKind.Looked : PartUseKind.Other);
    }

    /// <summary>A loop in whose rounds the element is only applied.</summary>
    public PartUse OfLoop(ForEachStatementSyntax loop)
    {
        var elements = loop.Statement.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == loop.Identifier.ValueText).ToList();
        return new PartUse(elements.Count > 0 && elements.TrueForAll(element => Of(LocalMentions.Over(element)).Kind == PartUseKind.Applied) ? PartUseKind.Applied : PartUseKind.Other);
    }

    /// <summary><c>x * scale</c>, <c>x.add(scale)</c>: a weight in a computation. Given to code of the program, it may be kept.</summary>
    private PartUse OfWeight(ExpressionSyntax part) => new(IsComputed(part) ? PartUseKind.Applied : PartUseKind.Other);

    private bool IsComputed(ExpressionSyntax part) => part.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression or (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } when part.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null =>
            flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol method && TorchSymbols.IsTorchSharp(method.ContainingAssembly) && ModuleMembers.Computing.Contains(method.Name),
        _ => false,
    };

    /// <summary><c>init.xavier_uniform_(fc.weight)</c>, and <c>fc.weight!</c>.</summary>
    private bool IsInitialised(MemberAccessExpressionSyntax weight) =>
        LocalMentions.Over(weight).Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol { ContainingType.Name: ModuleMembers.Initializers } method && TorchSymbols.IsTorchSharp(method.ContainingAssembly);

    /// <summary>A part that is applied where no gradient is recorded is kept out of training there, and maybe on purpose.</summary>
    public static bool IsUntrained(SyntaxNode mention) =>
        MemberAround.Of(mention)?.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => ModuleMembers.WithoutGradients.Contains(name.Identifier.ValueText)) == true;

    private static bool IsNull(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.NullLiteralExpression);
}
