using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Members that say something about a tensor without looking at its numbers.</summary>
internal static class NumberFree
{
    public static bool Is(ISymbol member) => NumberFreeMembers.All.Contains(member.Name) && member.ContainingAssembly.Name == TorchNames.Assembly;
}
