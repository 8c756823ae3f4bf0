using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The groups of weights that an optimizer is visibly made with.</summary>
internal static class GroupsOfOptimizer
{
    /// <summary>The creations of its groups that can be seen; none where it has no groups, or they come from elsewhere.</summary>
    public static IReadOnlyList<IObjectCreationOperation> In(IOperation optimizer, VisibleValues visible)
    {
        var parameters = LibraryCall.ArgumentsOf(optimizer).FirstOrDefault(static argument => argument.Parameter?.Name == FaultMembers.Parameters);
        if (parameters is null)
            return [];
        return
        [
            .. ListedValues.In(visible.Source(parameters.Value)).Select(visible.Source).OfType<IObjectCreationOperation>()
                .Where(static creation => creation.Type is { Name: FaultMembers.ParamGroup } type && TorchSymbols.IsTorchSharp(type.ContainingAssembly)),
        ];
    }
}
