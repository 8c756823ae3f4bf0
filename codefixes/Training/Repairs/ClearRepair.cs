using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Training.Repairs;

/// <summary>
/// <c>loss.backward();</c> becomes <c>optimizer.zero_grad(); loss.backward();</c>; where the backward stands in a loop of its own, for one step behind it, before that loop.
/// </summary>
internal sealed class ClearRepair() : CompilingRepair("clear", new("Clear the gradients before", "在此之前把梯度清零"))
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (finding.AdditionalLocations is not [var step] || StatementFor(place, step.SourceSpan) is not { } statement)
            return [];
        var cleared = $"{finding.Properties[OptimizerProperties.Optimizer]}.{Optimizers.Clear}();";
        return statement.Parent switch
        {
            BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax => [StatementLines.Before(statement, cleared)],
            { } loop when LoopSyntax.IsLoop(loop) => new AddedBraces(cleared, statement).Changes(),
            _ => [],
        };
    }

    /// <summary>The statement around the backward that stands side by side with the step; in a closure that is given to the step, its own.</summary>
    private static StatementSyntax? StatementFor(SyntaxNode backward, TextSpan step)
    {
        var own = backward.FirstAncestorOrSelf<StatementSyntax>();
        if (own is null || LoopSyntax.FunctionAround(own) != LoopSyntax.FunctionAround(backward))
            return null;
        return step.Contains(backward.Span) ? own
            : own.AncestorsAndSelf().TakeWhile(static node => !LoopSyntax.IsFunction(node)).OfType<StatementSyntax>().FirstOrDefault(statement => statement.Parent?.Span.Contains(step) == true && statement is not BlockSyntax);
    }
}
