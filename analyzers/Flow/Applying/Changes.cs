using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>What a call may change in place of what it is given: as the body of what is called says, or anything, where nobody knows the body.</summary>
internal sealed class Changes(SummaryFixpoint fixpoint, IRecorder recorder)
{
    /// <summary>A parameter, or what a member holds, as a body has changed it.</summary>
    public void Overwrite(ISymbol changed, Inputs inputs)
    {
        if (changed is IParameterSymbol or ILocalSymbol)
            OverwriteAll(inputs.Of(changed));
        else
            OverwriteMember(changed, inputs);
    }

    /// <summary>
    /// <c>Undo(new Box { P = p })</c> changes <c>p</c>, and <c>net.Undo()</c> what <c>net.Of(x)</c> gave, where it was put into the member, too.
    /// </summary>
    private void OverwriteMember(ISymbol member, Inputs inputs)
    {
        var common = fixpoint.HasSource(member.ContainingType) ? fixpoint.ValueOf(member) : Value.Unknown;
        recorder.OverwrittenIn(member, common);
        foreach (var held in inputs.HeldIn(member).Append(common).SelectMany(static value => value.Within(Contents.Fact)).OfType<Fact>())
            recorder.Overwritten(held);
    }

    /// <summary>Of an object that a body has changed, whatever it holds may be what has changed.</summary>
    private void OverwriteAll(Value value)
    {
        recorder.Overwritten(value);
        foreach (var held in value is Instance ? value.Within(Contents.Fact).OfType<Fact>() : [])
            recorder.Overwritten(held);
    }

    /// <summary><c>SquashFirst(all)</c> changes a tensor in what it is given, and does not say which.</summary>
    public void OverwriteWithin(Inputs inputs)
    {
        foreach (var part in inputs.All.SelectMany(static given => given.Within(Contents.Fact | Contents.Input)))
        {
            if (part is Fact || (part is Symbolic symbolic && (symbolic.Type is not { } type || fixpoint.Analysis.Library.MayHoldMeaning(type))))
                recorder.Overwritten(part);
        }

        recorder.Overwritten(Value.Unknown);
    }

    /// <summary>Code of the program that nobody follows may do anything in place to what it is given.</summary>
    public void Fear(IEnumerable<Value> given)
    {
        foreach (var value in given.SelectMany(static value => value.Within(Contents.Fact | Contents.Input)).Where(static value => value is Fact or Parameter or Captured))
            recorder.Overwritten(value);
        if (given.Any(HoldsUnknownCapture))
            recorder.Overwritten(Value.Unknown);
    }

    private static bool HoldsUnknownCapture(Value value) =>
        (value is Closure { Captures.Values: var captured } && captured.Contains(Value.Unknown)) || value.Parts.Any(HoldsUnknownCapture);
}
