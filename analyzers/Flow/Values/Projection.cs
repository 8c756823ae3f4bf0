namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>
/// <c>rows.Select(model.forward)</c>: what will be made of the elements of others. Nothing runs before somebody runs over it, and then with what
/// the others hold at that time.
/// </summary>
/// <param name="Sources">Whose elements: one container's, or those of several side by side.</param>
/// <param name="Selector">What makes an element of one of each; null where the elements stay what they are.</param>
/// <param name="Site">Where it is written.</param>
internal sealed record Projection(ValueList Sources, Value? Selector, Site Site) : Value
{
    /// <summary><c>all.Where(IsLong)</c>: the selector is only asked.</summary>
    public bool KeepsElements { get; init; }

    /// <summary><c>some.Concat(others)</c>: the elements come one after the other, and not side by side.</summary>
    public bool IsJoined { get; init; }

    public override ValueList Parts => Selector is null ? Sources : Sources.Append(Selector);

    public override Value Map(Func<Value, Value> map)
    {
        var (sources, selector) = (Sources.Map(map), Selector is null ? null : map(Selector));
        return ReferenceEquals(sources, Sources) && ReferenceEquals(selector, Selector) ? this : this with { Sources = sources, Selector = selector };
    }
}
