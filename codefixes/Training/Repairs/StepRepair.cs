using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Training.Repairs;

/// <summary><c>loss.backward();</c> becomes <c>loss.backward(); optimizer.step();</c>, with a <c>zero_grad</c> before it where there is none.</summary>
internal sealed class StepRepair() : CompilingRepair("step behind", new("Step behind the backward", "在 backward 之后更新"))
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement)
            yield break;
        var optimizer = finding.Properties[OptimizerProperties.Optimizer];
        if (finding.Properties.ContainsKey(OptimizerProperties.NeedsClear))
            yield return StatementLines.Before(statement, $"{optimizer}.{Optimizers.Clear}();");
        yield return StatementLines.After(statement, $"{optimizer}.{Optimizers.Step}();");
    }
}
