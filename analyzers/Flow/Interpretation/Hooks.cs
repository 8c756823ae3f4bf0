using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Functions that run whenever an object is applied, and may replace its result.</summary>
internal static class Hooks
{
    /// <summary>Whether nobody can tell which object it is: <c>foreach (var m in net.modules()) if (m is Linear a) …</c>.</summary>
    public static bool MayBeOfAny(Value? target) => target is null or LibraryObject { Creations.Items.IsEmpty: true } || target == Value.Unknown || target == Value.Fresh;

    /// <summary><c>(_, _, z) => { seen.Add(z); return z; }</c> gives back what it was given last, as it is.</summary>
    public static bool OnlyLooks(Value function) =>
        function is Closure { Function.Parameters: [.., var given], Summary: { ChangesUnknown: false, Changed: var changed, Returns: var returned } }
        && !changed.Contains(given) && (returned == Value.Null || returned.Equals(new Parameter(given)));
}
