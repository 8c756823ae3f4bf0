using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Modules.Repairs;

/// <summary>Uses that a container of modules spells otherwise: its count, how several are added, a new key.</summary>
internal static class ContainerUse
{
    public static IEnumerable<TextChange> Changes(ExpressionSyntax use, bool isMap)
    {
        if (use.Parent is MemberAccessExpressionSyntax access && access.Expression == use)
        {
            var (now, isCall) = access.Name.Identifier.ValueText switch
            {
                "Length" => ("Count", false),
                "AddRange" => (ModuleLists.Extend, true),
                _ => (null, false),
            };
            if (now is not null && isCall == access.Parent is InvocationExpressionSyntax)
                yield return new TextChange(access.Name.Span, now);
        }
        else if (isMap && use.Parent is ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key], Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment } element && assignment.Left == element)
        {
            yield return new TextChange(TextSpan.FromBounds(use.Span.End, key.SpanStart), ".Add(");
            yield return new TextChange(TextSpan.FromBounds(key.Span.End, assignment.Right.SpanStart), ", ");
            yield return new TextChange(new TextSpan(assignment.Right.Span.End, 0), ")");
        }
    }
}
