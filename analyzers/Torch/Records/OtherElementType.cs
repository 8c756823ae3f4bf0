using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A tensor whose type is visible is read as another one.</summary>
internal static class OtherElementType
{
    /// <summary>What the tensor is of, and the type of C# that reads it; null where it is read rightly, or nobody can tell.</summary>
    public static (string Element, string Type)? Of(LibraryCall call) =>
        call.Receiver is { } tensor && call.Method.TypeArguments is [{ SpecialType: not SpecialType.None } asked]
        && new VisibleElementType(call.Visible).NameOf(tensor) is { } element && ElementTypes.Keywords.TryGetValue(element, out var type)
        && asked.ToDisplayString() != type && !TypeQuestion.IsIn(call.Node) && !Trial.Is(call)
            ? (element, type) : null;
}
