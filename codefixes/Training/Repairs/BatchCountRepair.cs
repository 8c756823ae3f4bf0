using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Training.Repairs;

/// <summary><c>sum / (rows / size)</c> becomes <c>sum / loader.Count</c>.</summary>
internal sealed class BatchCountRepair() : CompilingRepair("count", new("Divide by the number of batches", "除以批次数"))
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        var divisor = place switch { BinaryExpressionSyntax division => division.Right, AssignmentExpressionSyntax division => division.Right, _ => null };
        if (divisor is not null && finding.Properties.TryGetValue(EpochLossProperties.Divisor, out var count))
            yield return new TextChange(divisor.Span, count!);
    }
}
