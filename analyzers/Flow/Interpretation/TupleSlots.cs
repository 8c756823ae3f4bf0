using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Which slot of its tuple a field is, by whatever name it is read.</summary>
internal static class TupleSlots
{
    public static int IndexOf(IFieldSymbol field)
    {
        var name = (field.CorrespondingTupleField ?? field).Name;
        return name.StartsWith("Item", StringComparison.Ordinal)
            && int.TryParse(name.Substring(4), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number - 1
            : int.MaxValue;
    }
}
