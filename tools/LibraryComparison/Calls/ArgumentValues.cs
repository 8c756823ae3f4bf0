using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace LibraryComparison.Calls;

/// <summary>Values for parameters: a usual one, and others that should make a difference.</summary>
internal static class ArgumentValues
{
    /// <summary>Usual arguments, or null where a parameter is of a type that nothing is known of.</summary>
    public static object?[]? Usual(IEnumerable<ParameterInfo> parameters, Input input)
    {
        var values = parameters.Select(parameter => (Known: TryUsual(parameter, input, out var value), Value: value)).ToList();
        return values.All(value => value.Known) ? [.. values.Select(value => value.Value)] : null;
    }

    /// <summary>The usual arguments, then for each option one list in which it alone has another value.</summary>
    public static IEnumerable<object?[]> Variants(IReadOnlyList<ParameterInfo> parameters, object?[] usual)
    {
        yield return usual;
        for (var i = 0; i < parameters.Count; i++)
        {
            foreach (var other in Others(parameters[i], usual[i]))
                yield return With(usual, i, other);
        }
    }

    public static object?[] With(object?[] arguments, int index, object? value)
    {
        object?[] changed = [.. arguments];
        changed[index] = value;
        return changed;
    }

    /// <summary>Other values of a parameter than the given one.</summary>
    public static IEnumerable<object?> Others(ParameterInfo parameter, object? usual)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type == typeof(bool))
            return [usual is not true];
        if (type.IsEnum && type != typeof(ScalarType))
            return Enum.GetValues(type).Cast<object?>().Where(value => !Equals(value, usual));
        if (type == typeof(double))
            return [usual is double number ? number + 0.25 : 0.25];
        return type == typeof(float) ? [usual is float single ? single + 0.25f : 0.25f] : [];
    }

    private static bool TryUsual(ParameterInfo parameter, Input input, out object? value)
    {
        if (parameter.HasDefaultValue)
        {
            // A struct's default is null in the metadata.
            value = parameter.DefaultValue ?? (parameter.ParameterType is { IsValueType: true } type ? Activator.CreateInstance(type) : null);
            return true;
        }

        value = OfType(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, input);
        return value is not null;
    }

    private static object? OfType(Type type, Input input) => type switch
    {
        _ when type == typeof(Tensor) => input.Other(),
        _ when type == typeof(Tensor[]) || type == typeof(IList<Tensor>) || type == typeof(IEnumerable<Tensor>) => new[] { input.Other() },
        _ when type == typeof(Scalar) => (Scalar)0.5,
        _ when type == typeof(double) => 0.5,
        _ when type == typeof(float) => 0.5f,
        _ when type == typeof(long) => 1L,
        _ when type == typeof(int) => 1,
        _ when type == typeof(bool) => false,
        _ when type == typeof(long[]) || type == typeof(ReadOnlySpan<long>) => new[] { 1L },
        _ when type == typeof(int[]) => new[] { 1 },
        _ when type == typeof(ScalarType) => ScalarType.Float64,
        { IsEnum: true } => Enum.GetValues(type).GetValue(0),
        _ => null,
    };
}
