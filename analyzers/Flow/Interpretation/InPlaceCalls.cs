using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Calls that change the object they are made on: <c>z.sigmoid_()</c>.</summary>
internal sealed class InPlaceCalls(BodyScope scope, BodyRecord record, Assignments assignments)
{
    /// <summary><c>layer.weight.fill_(0.25)</c>: nobody knows what a layer makes whose numbers are given to it.</summary>
    public void SetParts(IOperation reference, IMethodSymbol accessor, IOperation? owner, Value? before, State state)
    {
        if (owner is null || before is null || !scope.Fixpoint.Analysis.Library.Of(accessor).DecidesResults
            || (owner.Type is { } type && scope.Fixpoint.Analysis.Library.Of(type).Function is { DependsOnParts: false })
            || !AreSet(PartIn(reference.Syntax)))
            return;
        if (Hooks.MayBeOfAny(before))
            state.ForgetObjects();
        Overwrite(owner, before, Value.Unknown, state);
    }

    /// <summary><c>p.data&lt;float&gt;()[0] = 1</c>: the numbers of <c>p</c> are others now.</summary>
    public void WriteMemory(IOperation reference, IMethodSymbol accessor, IOperation? owner, Value? before, State state)
    {
        var library = scope.Fixpoint.Analysis.Library;
        if (owner is not null && before is not null && Names.MemoryWrites.OwnerOf(PartIn(reference.Syntax), library.Names) is not null && library.IsOf(accessor))
            Overwrite(owner, before, Value.Unknown, state);
    }

    /// <summary><c>layer.weight.fill_(0.25)</c>, <c>Fill(layer.weight)</c>.</summary>
    private bool AreSet(SyntaxNode part) =>
        Names.SetParts.OwnerOf(part, scope.Fixpoint.Analysis.Library.Names) is not null
        || Names.PartSetters.GivenTo(part).Any(name => scope.Fixpoint.Analysis.Index.SetsParts(name, scope.Fixpoint.Cancellation));

    /// <summary><c>layer.weight</c>; <c>net.parameters</c> of <c>net.parameters()</c>.</summary>
    private static SyntaxNode PartIn(SyntaxNode mention) => mention is InvocationExpressionSyntax call ? call.Expression : mention;

    /// <summary>After <c>z.sigmoid_()</c> the variable holds the result; whatever else names the object is not known any more.</summary>
    public Value Overwrite(IOperation overwritten, Value before, Value result, State state)
    {
        if (before == Value.None || (before == Value.Unknown && overwritten.Type is { } type && !scope.Fixpoint.Analysis.Library.MayHoldMeaning(type)))
            return before;
        var member = MemberIn(overwritten);
        if (member is not null)
            record.OverwrittenIn(member.OriginalDefinition, before);
        if (member is null || (before is not Symbolic && before != Value.Unknown))
            record.Overwritten(before);
        record.ApplyChanges(state);
        // zeros(1).add_(x) is the same object still, which is no other's.
        if (before == Value.Fresh && result == Value.Unknown)
            return before;
        assignments.Write(overwritten, result, state);
        return result;
    }

    /// <summary>The variable whose object an in-place operation changes.</summary>
    public static IOperation? OverwrittenBy(IInvocationOperation invocation)
    {
        var overwritten = invocation.Instance ?? invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;
        while (overwritten is IConversionOperation { OperatorMethod: null } conversion)
            overwritten = conversion.Operand;
        return overwritten;
    }

    /// <summary>A member with a name of its own: neither a slot of a tuple nor an element.</summary>
    private static ISymbol? MemberIn(IOperation reference) => reference switch
    {
        IFieldReferenceOperation { Field: { ContainingType.IsTupleType: false } field } => field,
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } => property,
        _ => null,
    };
}
