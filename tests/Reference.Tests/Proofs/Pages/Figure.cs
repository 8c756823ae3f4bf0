using System.Globalization;

namespace TorchSharp.Reference.Tests.Proofs.Pages;

/// <summary>
/// A number as a rule's page prints it. "0.693" promises every digit shown, "0" promises exactly that value, "&gt; 0.75" a bound, "NaN" and "∞" themselves.
/// </summary>
internal sealed record Figure(string Text, char Relation, double Value, double Tolerance)
{
    private const string Bounds = "<>";
    private const char Equal = '=';
    private const string Infinite = "∞";

    public static Figure Parse(string text)
    {
        var relation = Bounds.Contains(text[0], StringComparison.Ordinal) ? text[0] : Equal;
        var number = text.TrimStart('<', '>', ' ');
        var value = number == Infinite ? double.PositiveInfinity : double.Parse(number.Replace('−', '-'), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        return new Figure(text, relation, value, HalfOfTheLastDigit(number));
    }

    public bool Holds(double measured) => Relation switch
    {
        '<' => measured < Value,
        '>' => measured > Value,
        _ when double.IsNaN(Value) => double.IsNaN(measured),
        _ when double.IsInfinity(Value) => double.IsPositiveInfinity(measured),
        _ => Math.Abs(measured - Value) <= Tolerance,
    };

    private static double HalfOfTheLastDigit(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : 0.5 * Math.Pow(10, point + 1 - number.Length);
    }
}
