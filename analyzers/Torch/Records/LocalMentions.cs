using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Where a local variable is mentioned in the member that declares it. The names of a member are sorted once.</summary>
internal sealed class LocalMentions(FlowAnalysis flow)
{
    private readonly ConditionalWeakTable<SyntaxNode, ILookup<string, IdentifierNameSyntax>> _byMember = new();

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<IdentifierNameSyntax> Of(ISymbol variable, SyntaxNode place, CancellationToken cancellation) =>
        MemberAround.Of(place) is not { } member ? []
            : [.. _byMember.GetValue(member, NamesIn)[variable.Name].Where(name => SymbolEqualityComparer.Default.Equals(flow.Bodies.ReferredToBy(name, cancellation), variable))];

    private static ILookup<string, IdentifierNameSyntax> NamesIn(SyntaxNode member) =>
        member.DescendantNodes().OfType<IdentifierNameSyntax>().ToLookup(static name => name.Identifier.ValueText, StringComparer.Ordinal);

    /// <summary>Whether the variable may hold something else after a mention, or the tensor in it other numbers.</summary>
    public static bool IsWrite(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax { RefOrOutKeyword.RawKind: not 0 } or RefExpressionSyntax => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } => assignment.Left == tuple,
        PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax prefix => prefix.RawKind is (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } access => access.Expression == name && InPlace.IsName(member) && access.Parent is InvocationExpressionSyntax,
        _ => false,
    };

    /// <summary>What an assignment gives the variable that a mention names: <c>x = value</c>.</summary>
    public static AssignmentExpressionSyntax? AssignmentTo(IdentifierNameSyntax name, SyntaxKind kind = SyntaxKind.SimpleAssignmentExpression) =>
        name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name && assignment.IsKind(kind) ? assignment : null;

    /// <summary>An expression without parentheses, casts, and <c>!</c>.</summary>
    public static ExpressionSyntax Under(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Under(inner.Expression),
        CastExpressionSyntax cast => Under(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Under(sure.Operand),
        _ => expression,
    };

    /// <summary>The outermost expression that is the given one in parentheses, cast, or with <c>!</c>.</summary>
    public static ExpressionSyntax Over(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            expression = (ExpressionSyntax)expression.Parent;
        return expression;
    }
}
