using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Tests.Flow.Toy;

/// <summary>What the names of the toy library say.</summary>
internal sealed class ToyNames : ILibraryNames
{
    /// <summary>Methods that are events, each by its place here.</summary>
    public static readonly string[] Events = ["Begin", "End", "Write"];

    public string Namespace => "Toy";

    public static readonly ToyNames Instance = new();

    private ToyNames()
    {
    }

    public Interests InterestIn(Mention mention) =>
        (Events.Contains(mention.Name) ? Interests.Events | Interests.Endings : Interests.None)
        | (mention.MayBeMethod && (mention.Name is "Observe" or "Apply" || mention is { Name: MemberText.Delegate, Arguments: 1 })
            ? Interests.Observation
            : Interests.None);

    public bool IsClass(string name) => name.EndsWith("Filter", StringComparison.Ordinal);

    public bool MayChangeContent(string method) => method == "Append";

    public bool MayGiveParts(string method) => method == "Parts";

    public bool MayReplaceResults(string method) => false;

    public bool DecidesResults(string member) => false;

    public bool MaySetParts(string method) => false;

    public bool LoadsParts(string method) => false;

    public bool KeepsLearned(string method) => false;

    public bool GivesMemory(string member) => false;

    public bool MayOverwrite(string method) => method.EndsWith('_');
}
