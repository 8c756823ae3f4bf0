using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace LibraryComparison.Declarations;

/// <summary>How an argument reaches a native function: in a register for whole numbers, or for a number of 4 or 8 bytes in one for floating-point numbers.</summary>
internal enum Passing
{
    Whole,
    Single,
    Double,
}

/// <summary>A native function as C# declares it.</summary>
internal sealed record Declaration(MethodInfo Method, string EntryPoint, IReadOnlyList<Passing> Arguments)
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Every declaration of the managed assembly for its native part.</summary>
    public static IReadOnlyList<Declaration> All { get; } =
    [
        .. typeof(torch).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(Any | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, Import: method.GetCustomAttribute<DllImportAttribute>()))
            .Where(declared => declared.Import is { Value: "LibTorchSharp" })
            .Select(declared => Of(declared.Method, declared.Import!))
            .OfType<Declaration>(),
    ];

    /// <returns>Null where an argument is a structure, whose place depends on its fields.</returns>
    private static Declaration? Of(MethodInfo method, DllImportAttribute import)
    {
        var arguments = method.GetParameters().Select(parameter => Of(parameter.ParameterType)).ToList();
        return arguments.Contains(null) ? null : new(method, import.EntryPoint ?? method.Name, [.. arguments.Select(argument => argument!.Value)]);
    }

    private static Passing? Of(Type type) => type switch
    {
        _ when type == typeof(float) => Passing.Single,
        _ when type == typeof(double) => Passing.Double,
        { IsValueType: false } or { IsPrimitive: true } or { IsEnum: true } or { IsByRef: true } or { IsPointer: true } => Passing.Whole,
        _ => null,
    };
}
