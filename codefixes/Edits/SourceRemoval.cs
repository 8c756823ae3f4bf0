using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Tracing;
using TorchSharp.Analyzers.Uses;

namespace TorchSharp.Analyzers.Edits;

/// <summary>Takes activations away where they are written: a call, a part of a chain, or a module that is handed in.</summary>
internal sealed class SourceRemoval(ProgramTrace trace, Contexts contexts, Removal removal, Mending mending, ProgramEdit edit)
{
    /// <summary>Whether all of them could be removed.</summary>
    public bool All() => removal.Origins.Items.All(Remove);

    /// <summary>Whether the same text also makes values that stay as they are.</summary>
    private bool IsShared(Func<Origin, bool> isTheSame) =>
        trace.Bodies.SelectMany(static body => body.Values).Select(static entry => entry.Value).OfType<Fact>()
            .SelectMany(static fact => fact.Origins.Items)
            .Any(other => isTheSame(other) && !removal.IsRemoved(other));

    private bool Remove(Origin origin)
    {
        if (origin.Creation is null || IsMadeHere(origin))
            return !IsShared(other => other.Site == origin.Site) && RemoveCall(origin.Site);
        if (IsShared(other => other.Creation == origin.Creation))
            return false;
        if (origin.Creation == origin.Site)
            return new ChainPart(origin.Creation, trace, edit, mending.Wrapped.Count > 0).Remove();
        return ModuleCreation.ReplaceByIdentity(origin.Creation, trace, edit);
    }

    /// <summary>Whether the module belongs to the class that applies it, so that it can go together with its use.</summary>
    private bool IsMadeHere(Origin origin)
    {
        var creation = origin.Creation!;
        if (creation == origin.Site)
            return false;
        var isHeldOrApplied = creation.Parent is EqualsValueClauseSyntax or AssignmentExpressionSyntax
            || (creation.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } && call == origin.Site);
        return isHeldOrApplied && SymbolEqualityComparer.Default.Equals(TypeAround(creation), TypeAround(origin.Site));
    }

    private ISymbol? TypeAround(SyntaxNode node) => trace.BodyAround(node)?.Member.ContainingType;

    private bool RemoveCall(SyntaxNode site)
    {
        if (edit.IsChanged(site))
            return true;
        if (site is not InvocationExpressionSyntax call || trace.ModelOf(call).GetOperation(call, trace.Cancellation) is not IInvocationOperation operation
            || InputOf(operation) is not { } input || contexts.ValuesOf(input).Any(IsSquashed))
            return false;
        if (call.Parent is ExpressionStatementSyntax overwriting)
            edit.Remove(overwriting);
        else if (call.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax reassigning } assignment
            && assignment.Left.ToString() == Expressions.Bare(input).ToString())
            edit.Remove(reassigning);
        else if (!new LocalAlias(call, input, trace, mending, edit).Resolve())
            edit.Rewrite(call, current => InputOf((InvocationExpressionSyntax)current, call, input).InPlaceOf((ExpressionSyntax)current, call));
        RemoveHolder(operation);
        return true;
    }

    private static bool IsSquashed(Value value) => value is Fact { Meaning: HeadMeaning { Head: not Head.Logits } };

    /// <summary>None for a delegate: what it stands for here, it need not stand for elsewhere.</summary>
    private ExpressionSyntax? InputOf(IInvocationOperation call)
    {
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
            return null;
        var input = call.Instance is { } receiver && !trace.Flow.Library.IsApplication(call.TargetMethod)
            ? receiver.Syntax
            : call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value.Syntax;
        return input as ExpressionSyntax;
    }

    /// <summary>The input in the call as it is by now: other edits may have changed it.</summary>
    private static ExpressionSyntax InputOf(InvocationExpressionSyntax current, InvocationExpressionSyntax original, ExpressionSyntax input)
    {
        for (var i = 0; i < original.ArgumentList.Arguments.Count; i++)
        {
            if (original.ArgumentList.Arguments[i].Span.Contains(input.Span))
                return current.ArgumentList.Arguments[i].Expression;
        }

        return ((MemberAccessExpressionSyntax)current.Expression).Expression;
    }

    private void RemoveHolder(IInvocationOperation operation)
    {
        if (trace.Flow.Library.IsApplication(operation.TargetMethod) && operation.Instance?.Syntax is ExpressionSyntax receiver
            && Holder.Of(receiver, trace) is { } held)
            held.RemoveUnlessUsed(edit, mention => receiver.Contains(mention));
    }
}
