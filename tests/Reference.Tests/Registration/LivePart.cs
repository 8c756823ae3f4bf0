using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace TorchSharp.Reference.Tests.Registration;

/// <summary>The parts that a field holds at run time, whatever they lie in: modules that need registration, and weights.</summary>
internal static class LivePart
{
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<object> In(object? value) => value switch
    {
        null or string => [],
        Parameter or torch.Tensor => [value],
        Sequential chain => chain.named_children().SelectMany(static child => In(child.module)),
        ModuleDict<torch.nn.Module<torch.Tensor, torch.Tensor>> named => named.values().SelectMany(In),
        IEnumerable all => all.Cast<object>().SelectMany(In),
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => In(tuple[i])),
        torch.nn.Module module => [module],
        Delegate { Target: { } target } => target is torch.nn.Module applied ? [applied] : target.GetType().GetFields(Everything).SelectMany(field => In(field.GetValue(target))),
        _ when value.GetType().Name.StartsWith("KeyValuePair", StringComparison.Ordinal) => In(value.GetType().GetProperty("Value")!.GetValue(value)),
        _ when value.GetType().Name.StartsWith("Lazy", StringComparison.Ordinal) => In(value.GetType().GetProperty("Value")!.GetValue(value)),
        _ => [],
    };

    /// <summary>Whether it has to be registered at all: a ReLU has nothing to lose.</summary>
    public static bool NeedsRegistration(object part) => part is Parameter || (part is torch.nn.Module module && module is not (ReLU or Tanh));
}
