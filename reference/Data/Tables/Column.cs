using System.Globalization;

namespace TorchSharp.Reference.Data.Tables;

/// <summary>What a file says of one of its columns.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsBinary">Whether it holds 0 and 1 only.</param>
/// <param name="Omitted">The value that a sparse row means when it does not mention the column.</param>
/// <param name="IsPassedOver">Whether nobody wants its values: whatever stands there is right, a missing value too.</param>
internal record Column(string Name, bool IsBinary = false, float Omitted = 0, bool IsPassedOver = false)
{
    /// <summary>Turns text into a number that this column may hold.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">The line in which it stands.</param>
    /// <param name="position">Where in the line it begins.</param>
    /// <exception cref="InvalidDataException">It is no such number.</exception>
    public virtual float Parse(string text, TextLine line, int position)
    {
        if (IsPassedOver)
            return 0;
        if (IsMissing(text))
            throw line.Expected($"{Wanted}; rows with missing values must be completed or removed first", position, text);

        // What float32 cannot hold is parsed as infinite.
        if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !float.IsFinite(value))
            throw line.Expected(char.IsLetter(text[0]) ? $"{Wanted}{ForText}" : Wanted, position, text);

        return !IsBinary || value is 0 or 1 ? value : throw line.Expected(Wanted, position, text);
    }

    /// <summary>What to do about a column that holds text, where the reader can do something.</summary>
    public string ForText { get; init; } = "";

    /// <summary>Whether a field says that its value is not known, in one of the ways in which tables say so.</summary>
    public static bool IsMissing(string text) => text.ToUpperInvariant() is "" or "?" or "NA" or "N/A" or "NAN" or "NULL" or "NONE";

    private string Wanted => IsBinary ? $"0 or 1 for '{Name}'" : $"a finite float32 number for '{Name}'";
}
