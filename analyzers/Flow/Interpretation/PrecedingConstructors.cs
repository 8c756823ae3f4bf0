using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// <c>: base(20, act)</c>, <c>: this(20)</c>, and the base class's constructor that runs first though no text says so: a constructor begins with the members
/// as those have left them.
/// </summary>
internal sealed class PrecedingConstructors(Applier applier, BodyRecord record)
{
    public void Leave(Summary summary, Inputs inputs, State state)
    {
        if (summary.IsOpaque)
            record.LoseConstruction(state);
        state.Members = state.Members.SetItems(summary.Members.Map(value => applier.Substitute(value, inputs)).Entries);
    }
}
