using System.Globalization;
using System.Reflection;
using LibraryComparison.Calls;

namespace LibraryComparison.Functions;

/// <summary>Dimension −1 is the last one, in every function that takes a dimension.</summary>
internal sealed class LastDimension : ICheck
{
    public string Name => "dimension -1 against the last";

    public int Compared { get; private set; }

    public IEnumerable<Difference> Run()
    {
        Compared = 0;
        foreach (var method in LibraryFunctions.All)
        {
            var index = Array.FindIndex(LibraryFunctions.Rest(method), IsDimension);
            if (index >= 0 && Behaviour(method, index) is { } difference)
                yield return new Difference(Name, Signature.Of(method), difference);
        }
    }

    private static bool IsDimension(ParameterInfo parameter) =>
        parameter.Name is "dim" or "axis" or "dimension"
        && (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) is var type
        && (type == typeof(long) || type == typeof(int));

    private string? Behaviour(MethodInfo method, int index)
    {
        var declared = LibraryFunctions.Rest(method)[index].ParameterType;
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        foreach (var accepted in Accepted.Of(method).Where(accepted => accepted.First.dim() > 1))
        {
            Outcome? At(long dimension) =>
                LibraryFunctions.Call(method, accepted.First, ArgumentValues.With(accepted.Arguments, index, Convert.ChangeType(dimension, type, CultureInfo.InvariantCulture)));
            if (At(accepted.First.dim() - 1) is not { } last)
                continue;
            Compared++;
            if (At(-1) is not { } minus)
                return "throws for -1";
            return Outcome.Same(minus.Results, last.Results) ? null : $"{Outcome.Text(minus.Results)}; for the last {Outcome.Text(last.Results)}";
        }

        return null;
    }
}
