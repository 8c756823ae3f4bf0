using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Torch.Meanings;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>Takes activations away where they are written: a call, a part of a chain, or a module that is handed in.</summary>
internal sealed class SourceRemoval(ProgramTrace trace, Contexts contexts, Removal removal, Mending mending, ProgramEdit edit)
{
    /// <summary>Whether all of them could be removed, with the clamps that guard their results.</summary>
    public bool All()
    {
        if (mending.HelperCalls.Count > 0)
            return RemoveHelperCalls();
        if (!removal.Origins.Items.All(Remove) || !Guards.All(RemoveGuard))
            return false;
        foreach (var creation in removal.Origins.Items.Select(static origin => origin.Creation?.Node).OfType<InvocationExpressionSyntax>().Where(edit.IsChanged))
            new UnusedArguments(creation, input: null, trace, edit).Remove();
        return true;
    }

    /// <summary>A probability is clamped to keep its logarithm finite; logits must not be.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Guards { get; } = mending.Wanted.OfType<InvocationExpressionSyntax>()
        .Where(call => trace.ModelOf(call).GetSymbolInfo(call, trace.Cancellation).Symbol is IMethodSymbol method
            && trace.Flow.Library.Of(method).Function is ClampFunction)
        .ToList();

    private bool RemoveHelperCalls()
    {
        if (!mending.HelperCalls.All(RemoveHelperCall) || !Guards.All(RemoveGuard))
            return false;
        RemoveUnusedHelpers();
        return true;
    }

    private bool RemoveHelperCall(HelperCall helped) =>
        edit.IsChanged(helped.Call) || (!contexts.ValuesOf(helped.Input).Any(IsSquashed) && Unwrap(helped.Call, helped.Input));

    /// <summary>Whoever else may call a helper that others can see still finds it; what is explained in a comment is kept.</summary>
    private void RemoveUnusedHelpers()
    {
        foreach (var helped in mending.HelperCalls.GroupBy(static helped => helped.Activation).Select(static calls => calls.First()))
        {
            if (Holder.OfHelper(helped.Helper, trace) is { } held
                && held.RemoveUnlessUsed(edit, mention => mending.HelperCalls.Any(removed => removed.Call.Expression.Contains(mention))))
                RemoveHolder(helped.Activation);
        }
    }

    private bool RemoveGuard(InvocationExpressionSyntax clamp)
    {
        if (edit.IsChanged(clamp))
            return true;
        if (Calls.InputOf(clamp, trace) is not { } input || !new ClampBounds(clamp, input, trace).KeepProbabilities())
            return false;
        return Unwrap(clamp, input);
    }

    private bool Remove(Origin origin)
    {
        if (origin.Creation is null || IsMadeHere(origin))
            return !SharedText.Makes(other => other.Site == origin.Site, removal, trace) && RemoveCall(origin);
        if (SharedText.Makes(other => other.Creation == origin.Creation, removal, trace))
            return false;
        if (origin.Creation == origin.Site)
            return new ChainPart(origin.Creation.Node!, trace, edit, mending.Wrapped.Count > 0).Remove();
        return ModuleCreation.ReplaceByIdentity(origin.Creation.Node!, trace, edit);
    }

    /// <summary>Whether the module belongs to the class that applies it, so that it can go together with its use.</summary>
    private bool IsMadeHere(Origin origin)
    {
        var creation = origin.Creation!.Node!;
        if (creation == origin.Site.Node)
            return false;
        var isHeldOrApplied = creation.Parent is EqualsValueClauseSyntax or AssignmentExpressionSyntax
            || (creation.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } && call == origin.Site.Node);
        return isHeldOrApplied && SymbolEqualityComparer.Default.Equals(TypeAround(creation), TypeAround(origin.Site.Node!));
    }

    private ISymbol? TypeAround(SyntaxNode node) => trace.BodyAround(node)?.Member.ContainingType;

    private bool RemoveCall(Origin origin)
    {
        if (origin.Site.Node is not { } site || edit.IsChanged(site))
            return true;
        if (site is not InvocationExpressionSyntax call || (Calls.InputOf(call, trace) ?? InputOfDelegate(call, origin)) is not { } input)
            return false;
        if (UsesParameter(call, input))
            return false;
        if (contexts.ValuesOf(input).Any(IsSquashed) && !(origin.Function is LogFunction && RemoveInner(input)))
            return false;
        return Unwrap(call, input);
    }

    /// <summary>A helper with an axis of its own would be left with a parameter that means nothing: there the call of the helper is what should go.</summary>
    private bool UsesParameter(InvocationExpressionSyntax call, ExpressionSyntax input) =>
        call.ArgumentList.Arguments.Where(argument => !argument.Contains(input)).SelectMany(static argument => argument.Expression.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>()
            .Any(name => trace.ModelOf(name).GetSymbolInfo(name, trace.Cancellation).Symbol is IParameterSymbol { ContainingSymbol: not IMethodSymbol { MethodKind: MethodKind.Constructor } });

    /// <summary>What a delegate is given that a field or variable holds, if it is the activation wherever it comes from.</summary>
    private ExpressionSyntax? InputOfDelegate(InvocationExpressionSyntax call, Origin origin) =>
        trace.ModelOf(call).GetOperation(call, trace.Cancellation) is IInvocationOperation
        {
            TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance.Syntax: ExpressionSyntax held, Arguments: [{ Value.Syntax: ExpressionSyntax input }]
        }
        && Holder.Of(held, trace) is not null && contexts.ValuesOf(held).All(value => IsDelegateOf(value, origin))
            ? input
            : null;

    private static bool IsDelegateOf(Value value, Origin origin) =>
        value is LibraryObject { Function.Name: var name, Creations.Items: var delegates } && name == origin.Function.Name && delegates.All(static creation => creation.IsDelegate);

    /// <summary>Of a logarithm: the activation within, if it is only there for the logarithm.</summary>
    private bool RemoveInner(ExpressionSyntax input) =>
        contexts.ValuesOf(input).All(value => value is Fact { Origins.Items: var inner }
            && inner.All(origin => IsOnlyFor(origin.Site.Node!, input) && (origin.Creation is null || IsMadeHere(origin)) && RemoveCall(origin)));

    private bool IsOnlyFor(SyntaxNode activation, ExpressionSyntax input) =>
        Expressions.Unwrapped(input) == activation
        || (activation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
            && Holder.Of(trace.ModelOf(declarator).GetDeclaredSymbol(declarator, trace.Cancellation), trace) is { Mentions: [var mention] }
            && mention == Expressions.Unwrapped(input));

    /// <summary>Puts the input into the place of the call.</summary>
    private bool Unwrap(InvocationExpressionSyntax call, ExpressionSyntax input)
    {
        var innermost = InnermostOf(input);
        if (call.Parent is ExpressionStatementSyntax overwriting)
            edit.Remove(overwriting);
        else if (call.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax reassigning } assignment
            && assignment.Left.ToString() == Expressions.Bare(innermost).ToString())
            edit.Remove(reassigning);
        else if (!new Lifetime(trace, contexts, mending.Changed, edit).Extend(innermost, call))
            return false;
        else if (!IsAlias(call, innermost))
            edit.Rewrite(call, current => Calls.InputOf((InvocationExpressionSyntax)current, call, input).InPlaceOf((ExpressionSyntax)current, call));
        RemoveHolder(call);
        new UnusedArguments(call, input, trace, edit).Remove();
        return true;
    }

    private bool IsAlias(InvocationExpressionSyntax call, ExpressionSyntax input)
    {
        var alias = new LocalAlias(call, input, trace, mending.Wrapped.Contains, mending.Wanted.Contains, edit);
        var isAlias = alias.Resolve();
        mending.Leave(alias.Kept);
        return isAlias;
    }

    /// <summary>Of <c>log(softmax(z))</c>, whose softmax is gone already, z.</summary>
    private ExpressionSyntax InnermostOf(ExpressionSyntax input) =>
        Expressions.Unwrapped(input) is InvocationExpressionSyntax inner && edit.IsChanged(inner) && Calls.InputOf(inner, trace) is { } innermost ? innermost : input;

    private static bool IsSquashed(Value value) => value is Fact { Meaning: HeadMeaning { Head: not Head.Logits } };

    private void RemoveHolder(InvocationExpressionSyntax call)
    {
        if (trace.ModelOf(call).GetOperation(call, trace.Cancellation) is IInvocationOperation { Instance.Syntax: ExpressionSyntax receiver } operation
            && (operation.TargetMethod.MethodKind == MethodKind.DelegateInvoke || trace.Flow.Library.Of(operation.TargetMethod).IsApplication)
            && Holder.Of(receiver, trace) is { } held)
            held.RemoveUnlessUsed(edit, mention => receiver.Contains(mention));
    }
}
