using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Losses.Uses;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>An activation removed at its source and applied again where its result is needed.</summary>
/// <param name="IsGuarded">Whether its result was clamped, and no longer is.</param>
/// <param name="IsAppliedElsewhere">Whether it is needed anywhere.</param>
/// <param name="Helpers">The functions whose calls were removed instead, because they do nothing but apply it.</param>
/// <param name="IsSeenByOtherProjects">Whether code in other projects, which stays as it is, may call what now returns something else.</param>
internal sealed record ActivationRemoval(bool IsGuarded, bool IsAppliedElsewhere, IReadOnlyList<IMethodSymbol> Helpers, bool IsSeenByOtherProjects)
{
    /// <summary>Who applies sigmoid or softmax to the result anyway, and now to what it was made of.</summary>
    public IReadOnlyList<Repetition> Repeated { get; init; } = [];

    /// <summary>Makes the edit, or gives null where it cannot be shown to be right.</summary>
    /// <param name="edit">Where to make it.</param>
    /// <param name="finding">What it mends.</param>
    /// <param name="removal">What goes.</param>
    /// <param name="leavesRepeated">Whether it is not applied again where sigmoid or softmax is applied anyway; null then if there is no such place.</param>
    public static ActivationRemoval? Into(ProgramEdit edit, Finding finding, Removal removal, bool leavesRepeated)
    {
        if (new ChosenActivations(finding.Trace, finding.Contexts).Any(removal.Origins)
            || (leavesRepeated ? finding.MendingsOf(removal).LeavingRepeated() : finding.MendingsOf(removal).Whole()) is not { } mending)
            return null;
        var activation = AppliedActivation.Of(removal.Origins, removal.Meaning, finding);
        var source = new SourceRemoval(finding.Trace, finding.Contexts, removal, mending, edit);
        if ((activation is null && mending.Wrapped.Count > 0) || !source.All())
            return null;
        foreach (var wrapped in mending.Wrapped)
            activation!.Wrap((ExpressionSyntax)wrapped, finding, edit);
        return new ActivationRemoval(
            source.Guards.Count > 0, mending.Wrapped.Count > 0, [.. mending.HelperCalls.Select(static helped => helped.Helper)],
            IsSeenByOtherProjects: AreSeen(mending.Changed, finding))
        {
            Repeated = [.. mending.Repeated.Select(place => Repetition.At(place, finding)).OfType<Repetition>().Distinct()],
        };
    }

    /// <summary>Whether code in other projects may call one of these functions.</summary>
    public static bool AreSeen(IEnumerable<SyntaxNode> functions, Finding finding) =>
        HasDependents(finding.Project) && functions.Any(function => IsVisible(function, finding));

    private static bool HasDependents(Project project) =>
        project.Solution.GetProjectDependencyGraph().GetProjectsThatDirectlyDependOnThisProject(project.Id).Any();

    private static bool IsVisible(SyntaxNode function, Finding finding)
    {
        if (function is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            return false;
        var declaration = function is ArrowExpressionClauseSyntax { Parent: { } property } ? property : function;
        for (var symbol = finding.Trace.ModelOf(declaration).GetDeclaredSymbol(declaration); symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal)
                return false;
        }

        return true;
    }
}
