using System.Globalization;

namespace Samples.Common.Commands;

/// <summary>The numbers that are allowed somewhere, on a command line and in a file alike.</summary>
internal readonly record struct WholeNumbers(int Least, int Most)
{
    public bool Contains(int number) => number >= Least && number <= Most;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"a whole number from {Least} to {Most}");
}
