using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What a flow capture holds: its value, and the operation if it is written through.</summary>
internal sealed record CapturedOperand(Value Value, IOperation Operation)
{
    /// <summary>Whether what it holds is declared not to be null.</summary>
    public bool IsNeverNull { get; init; }

    /// <summary>Whether it is null only where its value says so.</summary>
    public bool IsKnownWhereNull { get; init; }

    /// <summary>What is written through it on the other paths to this point: <c>(b ? ref p : ref q) = z</c> writes one of the two.</summary>
    public ImmutableArray<IOperation> Others { get; init; } = ImmutableArray<IOperation>.Empty;

    public CapturedOperand JoinWith(CapturedOperand other, Value joined) =>
        joined.Equals(Value) && (IsNeverNull, IsKnownWhereNull) == (other.IsNeverNull, other.IsKnownWhereNull) && OthersWith(other) == Others ? this : this with
        {
            Value = joined,
            Others = OthersWith(other),
            IsNeverNull = IsNeverNull && other.IsNeverNull,
            IsKnownWhereNull = IsKnownWhereNull && other.IsKnownWhereNull,
        };

    private ImmutableArray<IOperation> OthersWith(CapturedOperand other)
    {
        var others = Others;
        foreach (var operation in other.Others.Insert(0, other.Operation))
        {
            if (operation != Operation && !others.Contains(operation))
                others = others.Add(operation);
        }

        return others;
    }
}
