using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Torch;

/// <summary>What the tables say of names alone.</summary>
internal sealed class TorchSpellings : ILibraryNames
{
    public static readonly TorchSpellings Instance = new();

    private TorchSpellings()
    {
    }

    public Interests InterestIn(Mention mention) => MayApplyLoss(mention) ? Interests.Observation : Interests.None;

    public bool IsClass(string name) => name is "Tensor" or "Module" or "Loss" or "Sequential" || FunctionTable.IsModule(name);

    /// <summary>A loss takes an input and a target. A module may hold a loss, but then it has source, which mentions it.</summary>
    private static bool MayApplyLoss(Mention mention) =>
        mention.MayBeMethod
        && (FunctionTable.IsLoss(mention.Name) || (mention.Name is "forward" or "call" or MemberText.Delegate && mention is { IsCall: false } or { Arguments: > 1 }));
}
