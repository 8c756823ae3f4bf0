using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Uses;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Removes the activation at its source, and applies it again wherever its result is used for something else than a loss.</summary>
internal sealed class RemoveActivation() : Repair(nameof(RemoveActivation))
{
    public override async Task<RepairOffer?> ForAsync(Finding finding, CancellationToken cancellation)
    {
        var removal = finding.Removal(static (loss, _, _) => loss.Kind is LossKind.BinaryCrossEntropyWithLogits or LossKind.CrossEntropy);
        var edit = new ProgramEdit(finding.Project);
        if (ActivationRemoval.Into(edit, finding, removal) is not { } done)
            return null;
        return new RepairOffer(done.Title, await edit.ApplyAsync(cancellation).ConfigureAwait(false));
    }
}

/// <summary>The edit that several repairs have in common.</summary>
internal sealed record ActivationRemoval(BilingualText Title)
{
    public static ActivationRemoval? Into(ProgramEdit edit, Finding finding, Removal removal)
    {
        if (Mending.Of(finding.Trace, finding.Contexts, removal) is not { } mending)
            return null;
        var activation = AppliedActivation.Of(removal.Origins, removal.Meaning, finding.Trace.ModelOf);
        if (activation is null && mending.Wrapped.Count > 0)
            return null;
        var needsMending = mending.Wrapped.Count > 0;
        if (!new SourceRemoval(finding.Trace, finding.Contexts, removal, mending, edit).All())
            return null;
        foreach (var wrapped in mending.Wrapped)
            Wrap(wrapped, activation!, finding, edit);
        return new ActivationRemoval(Titles.Remove(removal.Origins, needsMending && mending.Wrapped.Count > 0));
    }

    private static void Wrap(SyntaxNode expression, AppliedActivation activation, Finding finding, ProgramEdit edit)
    {
        var model = finding.Trace.ModelOf(expression);
        edit.Rewrite(expression, current =>
            activation.ApplyTo((Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionSyntax)current, model, expression.SpanStart).WithTriviaFrom(current));
    }
}
