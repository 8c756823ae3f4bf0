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

    public CapturedOperand JoinWith(CapturedOperand other, Value joined) =>
        joined.Equals(Value) && (IsNeverNull, IsKnownWhereNull) == (other.IsNeverNull, other.IsKnownWhereNull) ? this : this with
        {
            Value = joined,
            IsNeverNull = IsNeverNull && other.IsNeverNull,
            IsKnownWhereNull = IsKnownWhereNull && other.IsKnownWhereNull,
        };
}
