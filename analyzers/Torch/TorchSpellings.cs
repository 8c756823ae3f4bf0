using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch;

/// <summary>What the tables say of names alone.</summary>
internal sealed class TorchSpellings : ILibraryNames
{
    public string Namespace => TorchNames.Namespace;

    public static readonly TorchSpellings Instance = new();

    private TorchSpellings()
    {
    }

    public Interests InterestIn(Mention mention) =>
        (MayApplyLoss(mention) ? Interests.Observation : Interests.None)
        | (RoundEvents.Words.Contains(mention.Name) ? Interests.Events : Interests.None)
        | (RoundEvents.ScopeWords.Contains(mention.Name) || RoundEvents.FreeingWords.Contains(mention.Name) ? Interests.Endings : Interests.None);

    public bool IsClass(string name) => name is "Tensor" or "Module" or "Loss" or "Sequential" || FunctionTable.IsModule(name);

    public bool MayChangeContent(string method) => ModuleLists.Changing.Contains(method) || Registrations.All.Contains(method);

    public bool MayGiveParts(string method) => ModuleLists.Giving.Contains(method);

    public bool MayReplaceResults(string method) => Hooks.Registrations.Contains(method);

    public bool DecidesResults(string member) => Weights.Members.Contains(member);

    public bool MaySetParts(string method) => InPlace.IsName(method) && !Weights.Training.Contains(method);

    public bool LoadsParts(string method) => method == Weights.Loading;

    public bool KeepsLearned(string method) => Weights.Copying.Contains(method);

    public bool MayOverwrite(string method) => InPlace.IsName(method) || InPlace.Reading.Contains(method) || Hooks.MayRegister(method);

    public bool GivesMemory(string member) => InPlace.Memory.Contains(member);

    /// <summary>A loss takes an input and a target. A module may hold a loss, but then it has source, which mentions it.</summary>
    private static bool MayApplyLoss(Mention mention) =>
        mention.MayBeMethod
        && (FunctionTable.IsLoss(mention.Name) || (MayBeApplication(mention.Name) && mention is { IsCall: false } or { Arguments: > 1 }));

    private static bool MayBeApplication(string name) => Applications.IsName(name) || name == MemberText.Delegate;
}
