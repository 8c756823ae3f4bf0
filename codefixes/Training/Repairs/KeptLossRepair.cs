using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Training.Repairs;

/// <summary>Changes the assignment that keeps the losses of a loop, as the finding says.</summary>
internal abstract class KeptLossRepair(string key, BilingualText title, bool isSummed) : CompilingRepair(key, title)
{
    protected sealed override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (!finding.Properties.TryGetValue(EpochLossProperties.AtKept, out var text) || finding.Properties.ContainsKey(EpochLossProperties.IsSummed) != isSummed
            || finding.AdditionalLocations is not [var kept]
            || model.SyntaxTree.GetRoot(cancellation).FindNode(kept.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { } assignment)
            yield break;
        if (isSummed)
            yield return new TextChange(assignment.OperatorToken.Span, "+=");
        yield return new TextChange(new TextSpan(assignment.Right.Span.End, 0), text!);
    }
}

/// <summary><c>sum += loss.item&lt;float&gt;();</c> becomes <c>sum += loss.item&lt;float&gt;() * y.size(0);</c>.</summary>
internal sealed class WeightedLossRepair() : KeptLossRepair("rows", new("Weight each loss by the rows of its batch", "把每个损失乘以该批次的行数"), isSummed: false);

/// <summary><c>printed = loss.item&lt;float&gt;();</c> becomes <c>printed += loss.item&lt;float&gt;() / loader.Count;</c>.</summary>
internal sealed class MeanLossRepair() : KeptLossRepair("average", new("Average over the batches", "对所有批次取平均"), isSummed: true);
