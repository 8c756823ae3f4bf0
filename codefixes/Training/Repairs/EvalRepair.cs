using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Training.Repairs;

/// <summary><c>using (no_grad()) { … }</c> becomes <c>model.eval(); using (no_grad()) { … } model.train();</c>, the last where training goes on; and so at each place.</summary>
internal sealed class EvalRepair() : CompilingRepair("measured", new("Measure it in evaluation mode", "在评估模式下衡量"))
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        var (root, locations) = (model.SyntaxTree.GetRoot(cancellation), finding.AdditionalLocations.Prepend(finding.Location).ToList());
        var (name, restored) = (finding.Properties[MeasuredProperties.Model]!, finding.Properties[MeasuredProperties.Restored]!);
        var changes = new HashSet<TextChange>();
        for (var i = 0; i < restored.Length; i++)
        {
            if (PlaceAt(root, locations[2 * i], locations[(2 * i) + 1]) is not { Before.Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax } edit)
                return [];
            changes.Add(StatementLines.Before(edit.Before, $"{name}.{ModeLayers.Eval}();"));
            if (restored[i] != MeasuredProperties.IsRestored)
                continue;
            if (edit.After is not { } last || MayLeave(edit.Before, last))
                return [];
            changes.Add(StatementLines.After(last, $"{name}.{ModeLayers.Train}();"));
        }

        return changes;
    }

    /// <summary>The statement before which the mode is set, and the one behind which it is put back: around the handle, or around the call of a method that opens its own.</summary>
    private static (StatementSyntax Before, StatementSyntax? After)? PlaceAt(SyntaxNode root, Location call, Location handle)
    {
        var measured = root.FindNode(call.SourceSpan, getInnermostNodeForTie: true);
        if (handle.SourceTree == root.SyntaxTree && root.FindNode(handle.SourceSpan, getInnermostNodeForTie: true) is var opened && LoopSyntax.FunctionAround(opened) == LoopSyntax.FunctionAround(measured) && opened.FirstAncestorOrSelf<StatementSyntax>() is { } around)
            return around is UsingStatementSyntax ? (around, around) : (around, LastOf(around));
        return measured.FirstAncestorOrSelf<StatementSyntax>() is { } statement && LoopSyntax.FunctionAround(statement) == LoopSyntax.FunctionAround(measured) ? (statement, statement) : null;
    }

    /// <summary>A <c>using var</c> holds until its block ends.</summary>
    private static StatementSyntax? LastOf(StatementSyntax held) => held.Parent switch
    {
        BlockSyntax block => block.Statements.Last(),
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members.OfType<GlobalStatementSyntax>().Last().Statement,
        _ => null,
    };

    /// <summary>Behind a <c>return</c> nothing puts the mode back.</summary>
    private static bool MayLeave(StatementSyntax first, StatementSyntax last) => first.Parent!.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax).Any(node =>
        node is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or YieldStatementSyntax && node.SpanStart >= first.SpanStart && node.Span.End <= last.Span.End && !IsOfLoopWithin(node, first, last));

    private static bool IsOfLoopWithin(SyntaxNode jump, StatementSyntax first, StatementSyntax last) =>
        jump is BreakStatementSyntax or ContinueStatementSyntax && jump.Ancestors().FirstOrDefault(LoopSyntax.IsLoop) is { } loop && loop.SpanStart >= first.SpanStart && loop.Span.End <= last.Span.End;
}
