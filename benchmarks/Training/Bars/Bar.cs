using System.Globalization;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>A promise about speed or memory, and what came of it.</summary>
internal sealed record Bar(string Name, string Measured, string Promise, bool IsMet)
{
    public static Bar AtLeast(string name, double value, double limit) => new(name, Text(value), $"at least {Text(limit)}", value >= limit);

    public static Bar AtMost(string name, double value, double limit) => new(name, Text(value), $"at most {Text(limit)}", value <= limit);

    public override string ToString() => $"{(IsMet ? "met   " : "MISSED")}  {Name}: {Measured} ({Promise})";

    private static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
