using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Tensors.Repairs;

/// <summary><c>x.sum(0)</c> becomes <c>x.sum(dim: 0)</c>.</summary>
internal sealed class NamedArgumentRepair(string parameter, BilingualText title) : CompilingRepair(parameter, title)
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<ArgumentSyntax>() is { NameColon: null } argument)
            yield return new TextChange(new TextSpan(argument.SpanStart, 0), $"{Key}: ");
    }
}
