using System.Reflection;
using TorchSharp;

namespace LibraryComparison.Calls;

/// <summary>Members as a reader of C# writes them.</summary>
internal static class Signature
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
    };

    public static string Of(MethodBase method) =>
        $"{Holder(method.DeclaringType!)}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => Of(parameter.ParameterType)))})";

    public static string Holder(Type type) => (type.FullName ?? type.Name).Replace("TorchSharp.", "", StringComparison.Ordinal)
        .Replace("Modules.", "", StringComparison.Ordinal).Replace('+', '.').Replace("torch.Tensor", "Tensor", StringComparison.Ordinal);

    private static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (type.IsGenericType && type.Name.StartsWith("ValueTuple", StringComparison.Ordinal))
            return $"({string.Join(", ", type.GetGenericArguments().Select(Of))})";
        if (type.IsGenericType)
            return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
        return Keywords.GetValueOrDefault(type, type.Name);
    }
}
