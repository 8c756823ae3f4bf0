using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;

namespace TorchSharp.Analyzers.Training.Repairs;

/// <summary>The statement of the finding goes behind the one that the finding names, with the comment on its line: <c>backward(); zero_grad(); step();</c> becomes <c>backward(); step(); zero_grad();</c>.</summary>
internal sealed class MoveRepair() : CompilingRepair("move", new("Put it in its place", "放到正确的位置"))
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        var root = model.SyntaxTree.GetRoot(cancellation);
        if (finding.AdditionalLocations is not [var other] || place.FirstAncestorOrSelf<StatementSyntax>() is not { } moved || root.FindNode(other.SourceSpan).FirstAncestorOrSelf<StatementSyntax>() is not { } behind)
            return [];
        var text = model.SyntaxTree.GetText(cancellation);
        var own = TextSpan.FromBounds(moved.SpanStart, StatementLines.EndOf(moved, text));
        return [new TextChange(WithLine(own, text), ""), StatementLines.After(behind, text.ToString(own))];
    }

    /// <summary>A statement that has its lines to itself takes them along; another leaves no gap.</summary>
    private static TextSpan WithLine(TextSpan own, SourceText text)
    {
        var (first, last) = (text.Lines.GetLineFromPosition(own.Start), text.Lines.GetLineFromPosition(own.End));
        var isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, own.Start))) && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(own.End, last.End)));
        if (isAlone)
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
        return own.End < text.Length && text[own.End] == ' ' ? TextSpan.FromBounds(own.Start, own.End + 1) : own;
    }
}
