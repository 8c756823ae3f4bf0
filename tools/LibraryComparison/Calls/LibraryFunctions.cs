using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace LibraryComparison.Calls;

/// <summary>The functions of the library that can be called with random tensors.</summary>
internal static class LibraryFunctions
{
    /// <summary>They end, move or hide the tensor, show it, or ask for what is not on every machine: there is nothing to compare.</summary>
    private static readonly HashSet<string> WithoutResult =
    [
        "Dispose", "DetachFromDisposeScope", "MoveToOuterDisposeScope", "MoveToOtherDisposeScope", "DecoupleFromNativeHandle", "GetHashCode", "GetType", "cuda", "mps",
        "meta", "share_memory_", "pin_memory", "print", "save", "Save", "Load", "set_", "resize_", "resize_as_", "backward", "register_hook", "storage", "data_ptr", "tobytes",
    ];

    private static readonly IReadOnlyList<Type> Holders =
        [typeof(torch), typeof(torch.special), typeof(torch.nn.functional), typeof(torch.fft), typeof(torch.linalg)];

    public static IReadOnlyList<MethodInfo> OfTensor { get; } =
        [.. typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(IsCallable)];

    public static IReadOnlyList<MethodInfo> Static { get; } =
    [
        .. Holders
            .SelectMany(holder => holder.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => IsCallable(method) && method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Tensor)),
    ];

    public static IEnumerable<MethodInfo> All => OfTensor.Concat(Static);

    /// <summary>What a method takes besides the tensor that it works on.</summary>
    public static ParameterInfo[] Rest(MethodInfo method) => method.IsStatic ? method.GetParameters()[1..] : method.GetParameters();

    /// <summary>Calls a method on a copy of a tensor; null where it throws.</summary>
    public static Outcome? Call(MethodInfo method, Tensor on, object?[] rest)
    {
        var (first, copies) = (on.clone(), rest.Select(value => value is Tensor tensor ? tensor.clone() : value).ToArray());
        return method.IsStatic ? Outcome.Of(method, null, [first, .. copies]) : Outcome.Of(method, first, copies);
    }

    private static bool IsCallable(MethodInfo method) =>
        !method.IsGenericMethod && !method.IsSpecialName && !WithoutResult.Contains(method.Name)
        && method.GetParameters().All(parameter => !parameter.ParameterType.IsByRef && !parameter.IsOut && !parameter.ParameterType.IsSubclassOf(typeof(Delegate)));
}
