using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>One text may make several values: a helper that is given one module here and another there, a module that is applied in two places.</summary>
internal static class SharedText
{
    /// <summary>Whether the text of an activation also makes values that stay as they are.</summary>
    public static bool Makes(Func<Origin, bool> isTheSame, Removal removal, ProgramTrace trace) =>
        trace.Bodies.SelectMany(static body => body.Values).Select(static entry => entry.Value).OfType<Fact>()
            .SelectMany(static fact => fact.Origins.Items)
            .Any(other => isTheSame(other) && !removal.IsRemoved(other));
}
