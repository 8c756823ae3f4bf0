using System.Collections.Immutable;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>What a finding about an optimizer tells its fix.</summary>
internal static class OptimizerProperties
{
    /// <summary>The variable that holds it.</summary>
    public const string Optimizer = nameof(Optimizer);

    /// <summary>Set where nothing clears its gradients yet.</summary>
    public const string NeedsClear = nameof(NeedsClear);

    public static ImmutableDictionary<string, string?> Of(string optimizer, bool isCleared) => isCleared ? Of(optimizer) : Of(optimizer).Add(NeedsClear, "");

    public static ImmutableDictionary<string, string?> Of(string optimizer) => ImmutableDictionary<string, string?>.Empty.Add(Optimizer, optimizer);
}
