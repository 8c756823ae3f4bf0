using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers;

/// <summary>The base of the fixes for findings about losses: offers each repair that can be shown to be right.</summary>
public abstract class LossFix : CodeFixProvider
{
    /// <summary>The repairs, best first.</summary>
    private protected abstract IReadOnlyList<Repair> Repairs { get; }

    /// <summary>The rule that these repairs answer; FixAll asks it again after each edit.</summary>
    private protected abstract DiagnosticAnalyzer Rule { get; }

    public sealed override FixAllProvider GetFixAllProvider() => new OrderedFixAll(Rule);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await Finding.OfAsync(context.Document.Project, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } finding)
                continue;
            var isAnyOffered = false;
            foreach (var repair in Repairs.Where(repair => isAnyOffered || !repair.IsSecondBest))
            {
                if (await repair.ForAsync(finding, context.CancellationToken).ConfigureAwait(false) is not { } offer)
                    continue;
                context.RegisterCodeFix(ActionOf(offer, repair.Key), diagnostic);
                isAnyOffered = true;
            }
        }
    }

    private static CodeAction ActionOf(RepairOffer offer, string key) =>
        CodeAction.Create(offer.Title.ToString(formatProvider: null), _ => Task.FromResult(offer.Solution), key);
}
