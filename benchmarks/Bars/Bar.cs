using System.Globalization;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>A promise about speed or recall: a ratio or a count, and what it may be at most.</summary>
/// <param name="Spread">Where the true median lies, 19 times in 20; null for a count, which has no noise.</param>
internal sealed record Bar(string Name, double Value, double Limit, (double Low, double High)? Spread = null)
{
    /// <summary>Whether the limit is what it must be at least.</summary>
    public bool IsLeast { get; init; }

    public bool IsMet => IsLeast ? Value >= Limit : Value <= Limit;

    /// <summary>All bars, one a line.</summary>
    public static void Print(IReadOnlyList<Bar> bars, TextWriter output)
    {
        var width = bars.Max(static bar => bar.Name.Length);
        output.WriteLine($"{"bar".PadRight(width)}  {"measured",8}  {"95 % of the median",18}  {"promised",13}");
        foreach (var bar in bars)
            output.WriteLine(bar.Line(width));
    }

    private string Line(int width)
    {
        var spread = Spread is var (low, high) ? string.Create(CultureInfo.InvariantCulture, $"{low:0.000} - {high:0.000}") : "a count";
        var promised = string.Create(CultureInfo.InvariantCulture, $"{(IsLeast ? "at least" : "at most")} {Limit:0.00}");
        return string.Create(
            CultureInfo.InvariantCulture, $"{Name.PadRight(width)}  {Value,8:0.000}  {spread,18}  {promised,13}  {(IsMet ? "met" : "MISSED")}");
    }
}
