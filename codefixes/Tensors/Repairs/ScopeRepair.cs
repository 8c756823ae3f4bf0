using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Tensors.Repairs;

/// <summary>A scope that is lost ends with its block, where nothing that the block makes outlives it. Around a loop it would hold all rounds.</summary>
internal sealed class ScopeRepair : UsingRepair
{
    protected override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation) =>
        Following(place) is { } following && !following.Exists(static statement => statement.DescendantNodesAndSelf().Any(LoopSyntax.IsLoop))
        && new BlockEscapes(following, model, static method => TorchSymbols.IsTorchSharp(method.ContainingAssembly)).Find(cancellation) is { Count: 0 }
            ? base.ChangesFor(place, finding, model, cancellation)
            : [];

    private static List<StatementSyntax>? Following(SyntaxNode place) =>
        place.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax block } statement ? [.. block.Statements.SkipWhile(other => other != statement).Skip(1)] : null;
}
