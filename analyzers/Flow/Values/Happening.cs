using TorchSharp.Analyzers.Flow.Events;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>Something that happens at a place of a body: an event of the library, or a call of code in which events happen.</summary>
/// <param name="Place">The call.</param>
/// <param name="Events">What happens there.</param>
/// <param name="Once">Of that, what happens in no loop of the code that is called: <c>Step(x)</c> does it once, <c>Epoch(all)</c> again and again.</param>
internal sealed record Happening(Place Place, Traces<Value> Events, Traces<Value> Once)
{
    public Happening(Place place, Traces<Value> events)
        : this(place, events, events)
    {
    }
}
