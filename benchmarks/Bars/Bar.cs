using System.Globalization;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>A promise about speed: a ratio or a count, and what it may be at most.</summary>
internal sealed record Bar(string Name, double Value, double Limit)
{
    public bool IsMet => Value <= Limit;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(IsMet ? "met   " : "MISSED")}  {Name,-78} {Value,8:0.000}  (at most {Limit:0.00})");
}
