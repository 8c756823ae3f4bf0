using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A target whose visible type the loss throws for.</summary>
internal static class RefusedTarget
{
    /// <summary>The target, its type and the loss; null where it is taken, or nobody can tell.</summary>
    public static (IOperation Target, string Type, string Loss, string Wanted)? Of(LibraryCall call) =>
        LossOf(call) is { } loss && TargetTypes.Of.TryGetValue(loss, out var types) && call.Argument(TargetTypes.Position)?.Value is { } target
        && new VisibleElementType(call.Visible).NameOf(target) is { } type && types.Refused.Contains(type) && !TypeQuestion.IsIn(call.Node) && !Trial.Is(call)
            ? (target, type, loss, types.Wanted) : null;

    private static string? LossOf(LibraryCall call) => Applications.IsName(call.Method.Name) ? call.AppliedClass : call.Method.IsStatic ? call.Method.Name : null;
}
