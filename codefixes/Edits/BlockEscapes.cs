using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Edits;

/// <summary>
/// Whether something that statements make may outlive them: it is returned, written to a variable or member from outside, given to code that may keep it,
/// or caught by a function. A number or a text is no such thing.
/// </summary>
/// <param name="statements">The statements.</param>
/// <param name="model">What names mean in the file.</param>
/// <param name="keepsNothing">Whether a method keeps nothing of what it is given.</param>
internal sealed class BlockEscapes(IReadOnlyList<StatementSyntax> statements, SemanticModel model, Func<IMethodSymbol, bool> keepsNothing)
{
    /// <summary>What writes a tensor to a variable from outside, or returns it, as a whole statement; null if anything else may let something escape.</summary>
    public IReadOnlyList<ExpressionSyntax>? Find(CancellationToken cancellation)
    {
        var found = new List<ExpressionSyntax>();
        foreach (var node in statements.SelectMany(static statement => statement.DescendantNodesAndSelf()))
        {
            cancellation.ThrowIfCancellationRequested();
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or YieldStatementSyntax or AwaitExpressionSyntax or LabeledStatementSyntax:
                    return null;
                case ReturnStatementSyntax { Expression: { } returned } when MayHold(model.GetTypeInfo(returned, cancellation).Type):
                    found.Add(returned);
                    break;
                case AssignmentExpressionSyntax assignment when IsFromOutside(assignment.Left, cancellation) && MayHold(model.GetTypeInfo(assignment.Right, cancellation).Type):
                    if (assignment.Parent is not ExpressionStatementSyntax || !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
                        return null;
                    found.Add(assignment.Right);
                    break;
                case ArgumentSyntax { Parent.Parent: ExpressionSyntax call } argument when MayHold(model.GetTypeInfo(argument.Expression, cancellation).Type) && MayKeep(call, cancellation):
                    return null;
            }
        }

        return found;
    }

    private bool IsFromOutside(ExpressionSyntax target, CancellationToken cancellation) =>
        target is TupleExpressionSyntax or not IdentifierNameSyntax
        || model.GetSymbolInfo(target, cancellation).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var declared] } || !IsWithin(declared.Span.Start);

    private bool IsWithin(int position) => statements.Count > 0 && position >= statements[0].SpanStart && position < statements[statements.Count - 1].Span.End;

    private bool MayKeep(ExpressionSyntax call, CancellationToken cancellation) =>
        call is not ElementAccessExpressionSyntax && !(model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && keepsNothing(method));

    private static bool MayHold(ITypeSymbol? type) =>
        type is not null and not { SpecialType: SpecialType.System_String or SpecialType.System_Void }
        && !(type is { IsValueType: true, IsTupleType: false } && type.SpecialType != SpecialType.None) && type.TypeKind != TypeKind.Enum;
}
