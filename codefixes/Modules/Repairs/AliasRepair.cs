using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Modules.Repairs;

/// <summary><c>return x;</c> becomes <c>return x.alias();</c>: the same numbers under a handle of its own.</summary>
internal sealed class AliasRepair() : LocalRepair("Alias", new("Return another handle of the tensor", "返回同一张量的另一个句柄"))
{
    private const string Call = "." + ModuleMembers.Alias + "()";

    protected override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (place is not ExpressionSyntax expression)
            return [];
        return expression is IdentifierNameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax
            ? [new TextChange(new TextSpan(expression.Span.End, 0), Call)]
            : [new TextChange(new TextSpan(expression.SpanStart, 0), "("), new TextChange(new TextSpan(expression.Span.End, 0), ")" + Call)];
    }
}
