using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>Returns the very objects it was given.</summary>
/// <param name="Spelling">As the tables write it.</param>
/// <param name="Returned">Which arguments: one, or the slots of a tuple.</param>
internal sealed record HandingBackFunction(string Spelling, ArgumentPositions Returned) : TorchFunction(Spelling)
{
    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins)
    {
        var returned = Returned.Positions.Where(position => position < arguments.Count).Select(position => arguments[position]).ToArray();
        return returned.Length switch
        {
            0 => Value.Unknown,
            1 => returned[0],
            _ => new TupleValue(new ValueList(returned)),
        };
    }
}

/// <summary>Positions of arguments, compared by content.</summary>
internal sealed class ArgumentPositions(params int[] positions) : IEquatable<ArgumentPositions>
{
    public IReadOnlyList<int> Positions { get; } = positions;

    public bool Equals(ArgumentPositions? other) => other is not null && Positions.SequenceEqual(other.Positions);

    public override bool Equals(object? obj) => Equals(obj as ArgumentPositions);

    public override int GetHashCode() => Positions.Count;
}
