using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What is left of what was known after a call: members that it may have written, containers that it may have changed, out parameters.</summary>
internal sealed class CalleeEffects(BodyScope scope, BodyRecord record, Applier applier, Assignments assignments)
{
    /// <summary>A call of a method with source may write whatever is not set by construction, and change the containers it is given.</summary>
    public void Forget(Call call, State state, ContainerCalls containers)
    {
        record.ApplyChanges(state);
        ProgramRan(state);
        if (call is { HoldsContainer: false, Target: not Container })
            return;
        var summary = applier.SummaryOf(call.Method);
        if (call.Target is Container extended && summary.MentionsReceiver)
            containers.Change(extended, Items.Anything, state);
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var parameter = call.Method.OriginalDefinition.Parameters[i];
            if (call.Arguments[i] is not Container reference)
                continue;
            if (Dispatch.IsDispatched(call.Method) || summary.IsOpaque || summary.Changed.Contains(parameter) || summary.Kept.Contains(parameter))
                containers.Change(reference, Items.Anything, state);
            else if (call.Method.RefKind != RefKind.None || summary.MayGive.Contains(parameter) || GivesBack(summary, parameter))
                state.Name(reference);
        }
    }

    /// <summary><c>Same(parts)</c> gives another name to <c>parts</c>.</summary>
    private static bool GivesBack(Summary summary, IParameterSymbol parameter) =>
        summary.Outs.Values.Append(summary.Returns).SelectMany(static value => value.Within(Contents.Input)).Contains(new Parameter(parameter));

    /// <summary>
    /// The one answer to what is left where code of the program may have run that nobody followed here: of members, what nobody but construction
    /// writes; of containers with other names, those of kinds that nothing changes.
    /// </summary>
    public void ProgramRan(State state)
    {
        state.HasGivenChanged |= (scope.Fixpoint.Analysis.Contents.ChangedIn(scope.Fixpoint.Cancellation) & ContentKinds.Elements) != 0;
        if (state.Escaped.Count > 0)
            state.LoseEscaped(scope.Fixpoint.Analysis.Contents.ChangedIn(scope.Fixpoint.Cancellation));
        ForgetMembers(state);
    }

    private void ForgetMembers(State state)
    {
        foreach (var entry in state.Members.Entries)
        {
            var member = entry.Key;
            if (member is IFieldSymbol or IPropertySymbol && !scope.Fixpoint.Members.IsSetByConstruction(member, scope.Fixpoint.Cancellation))
            {
                state.LoseSightOf(entry.Value);
                state.Members = state.Members.Remove(member);
            }
        }
    }

    /// <summary>What a call leaves in the variables that it is given by reference.</summary>
    public void WriteReferences(IEnumerable<IArgumentOperation> arguments, Func<IParameterSymbol, Value> left, State state)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && MayWrite(argument, parameter))
            {
                assignments.Write(argument.Value, left(parameter), state);
                if (argument.Value is IArrayElementReferenceOperation element && parameter.DeclaringSyntaxReferences.IsEmpty)
                    assignments.Elements.LoseElements(element, state);
            }
        }
    }

    /// <summary><c>Set(in x)</c>: <c>Unsafe.AsRef(in slot) = y</c> writes what only promises to be read.</summary>
    private bool MayWrite(IArgumentOperation argument, IParameterSymbol parameter) =>
        parameter.RefKind is RefKind.Ref or RefKind.Out
        || (parameter.RefKind != RefKind.None && argument.Value.Type is { IsReferenceType: true } && scope.Fixpoint.Analysis.Index.IsMentioned("AsRef", scope.Fixpoint.Cancellation));

    /// <summary>What an out parameter holds after a call.</summary>
    public Value OutOf(Call call, IParameterSymbol parameter, State state)
    {
        var method = call.Method;
        if (parameter.RefKind != RefKind.Out && !IsOfOneVariable(call, parameter))
            return Value.Unknown;
        if (method.MethodKind != MethodKind.Ordinary || Dispatch.IsDispatched(method) || !scope.Fixpoint.HasSource(method.ContainingType))
            return Value.Unknown;
        var target = call.Target is null ? null : state.Give(call.Target);
        var summary = applier.SummaryOf(method);
        if (summary.Outs.Find(parameter.OriginalDefinition) is not { } left)
            return Value.Unknown;
        var given = applier.Substitute(left, new Inputs(method, target, call.Arguments.Map(state.Give), ValueMap.Empty));
        if (summary.KeepsGiven)
            state.LoseSightOf(given);
        return given;
    }

    /// <summary><c>Fill(ref p)</c>: a variable that the method knows by one name only.</summary>
    private static bool IsOfOneVariable(Call call, IParameterSymbol parameter) =>
        call.Operation is IInvocationOperation { Arguments: var arguments }
        && arguments.FirstOrDefault(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter, parameter))?.Value is ILocalReferenceOperation { Local: { RefKind: RefKind.None } local }
        && arguments.Count(argument => argument.Value is ILocalReferenceOperation other && SymbolEqualityComparer.Default.Equals(other.Local, local)) == 1;

    /// <summary><c>void Extend(List&lt;M&gt; all) { all.Add(act); }</c> keeps no copy of <c>all</c>, so the caller may follow it further.</summary>
    public bool KeepsNothing(IMethodSymbol method) =>
        method is { ReturnsVoid: true, IsAsync: false } && !Dispatch.IsDispatched(method)
        && applier.SummaryOf(method) is { IsOpaque: false, IsTruncated: false } summary
        && !summary.Outs.Values.AnySymbolic && summary.Kept.IsEmpty && summary.Writes.Entries.All(static write => IsNumber(write.Key));

    private static bool IsNumber(ISymbol member) =>
        ((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type) is { IsValueType: true, SpecialType: not SpecialType.None };
}
