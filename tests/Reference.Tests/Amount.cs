using System.Globalization;

namespace TorchSharp.Reference.Tests;

/// <summary>
/// How often a test of chance is repeated: a few times in every run of the tests, so that they take seconds, and thousands of times where an environment
/// variable says so (<c>REFERENCE_KILLS</c>, <c>REFERENCE_RACES</c>, <c>REFERENCE_DAMAGES</c>).
/// </summary>
internal static class Amount
{
    public static int Of(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } number ? int.Parse(number, CultureInfo.InvariantCulture) : usual;
}
