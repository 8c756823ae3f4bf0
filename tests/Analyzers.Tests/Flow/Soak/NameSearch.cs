using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>
/// What a closure must say, found without one: from each member forward through all that its names may lead to, with nothing
/// kept from one question to the next.
/// </summary>
internal sealed class NameSearch(IReadOnlyCollection<TreeIndex> trees, ILibraryNames library)
{
    private readonly ILookup<string, MemberText> _members = trees.SelectMany(tree => tree.Reachable).ToLookup(entry => entry.Name, entry => entry.Member);
    private readonly HashSet<string> _groups = [.. trees.SelectMany(tree => tree.Groups)];

    private readonly HashSet<string> _variables =
        [.. trees.SelectMany(tree => tree.Variables).Where(variable => !library.IsClass(variable.Type)).Select(variable => variable.Name)];

    public Interests From(MemberText start)
    {
        var found = Interests.None;
        var seen = new HashSet<MemberText> { start };
        var open = new Queue<MemberText>(seen);
        while (open.TryDequeue(out var member))
        {
            foreach (var mention in member.Mentions.SelectMany(Meanings).Distinct())
            {
                found |= library.InterestIn(mention);
                foreach (var reached in ReachedBy(mention).Where(seen.Add))
                    open.Enqueue(reached);
            }
        }

        return found;
    }

    /// <summary>A call by the name of a variable may be one of a delegate.</summary>
    private IEnumerable<Mention> Meanings(Mention mention) =>
        mention.IsCall && _variables.Contains(mention.Name) ? [mention, mention.ToDelegate()] : [mention];

    private IEnumerable<MemberText> ReachedBy(Mention mention)
    {
        IEnumerable<MemberText> named = mention.Name switch
        {
            MemberText.Element when !_members.Contains("MoveNext") && !_members.Contains("MoveNextAsync") => [],
            MemberText.Delegate => _members[mention.Name].Concat(_groups.SelectMany(name => _members[name]).Where(member => member.Shape.IsMethod)),
            _ => _members[mention.Name],
        };
        return named.Where(member => member.Shape.IsReachedBy(mention));
    }
}
