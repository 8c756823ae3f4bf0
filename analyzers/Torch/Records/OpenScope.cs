using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Whether a program asks for the scope that is open otherwise than to look at it: then it may end it, or free what it holds.</summary>
internal sealed class OpenScope(FlowAnalysis flow, CancellationToken cancellation)
{
    public bool MayBeEnded => flow.Index.NamesOf(ScopeMembers.Current, cancellation).Any(name => !IsLookedAt(NameUse.Whole(name), mayBeKept: true));

    /// <summary><c>CurrentDisposeScope is null</c>, <c>CurrentDisposeScope != _before</c>, <c>CurrentDisposeScope?.DisposablesCount</c>, and a variable of which no more is asked.</summary>
    private bool IsLookedAt(ExpressionSyntax scope, bool mayBeKept) => scope.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } => true,
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax { Pattern: ConstantPatternSyntax } } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: ScopeMembers.Count } => true,
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax { Name.Identifier.ValueText: ScopeMembers.Count } } => true,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => IsLookedAt(sure, mayBeKept),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax kept, Parent: ExpressionStatementSyntax } assignment when assignment.Right == scope =>
            mayBeKept && IsOnlyLookedAt(flow.Bodies.ReferredToBy(kept, cancellation), kept),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } kept } =>
            mayBeKept && IsOnlyLookedAt(flow.Bodies.DeclaredBy(kept, cancellation), kept),
        _ => false,
    };

    private bool IsOnlyLookedAt(ISymbol? variable, SyntaxNode place)
    {
        SyntaxNode? around = variable switch
        {
            ILocalSymbol => MemberAround.Of(place),
            IFieldSymbol { DeclaredAccessibility: Accessibility.Private, ContainingType.DeclaringSyntaxReferences.Length: 1 } => place.FirstAncestorOrSelf<TypeDeclarationSyntax>(),
            _ => null,
        };
        return around is not null && around.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable!.Name)
            .All(name => NameUse.Whole(name) is var whole && (IsSet(whole) || IsLookedAt(whole, mayBeKept: false)));
    }

    private static bool IsSet(ExpressionSyntax name) => name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression);
}
