using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Tensors.Repairs;

/// <summary><c>x.norm(2)</c> becomes <c>x.norm(2f)</c>, and <c>x.norm(Order)</c> becomes <c>x.norm(p: Order)</c>.</summary>
internal sealed class OrderRepair(string parameter, BilingualText title) : CompilingRepair(parameter, title)
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<ArgumentSyntax>() is { NameColon: null } argument)
        {
            yield return argument.Expression is LiteralExpressionSyntax literal
                ? new TextChange(new TextSpan(literal.Span.End, 0), "f")
                : new TextChange(new TextSpan(argument.SpanStart, 0), $"{Key}: ");
        }
    }
}
