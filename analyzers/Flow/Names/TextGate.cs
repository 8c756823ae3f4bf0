using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// Decides by the text alone whether a member can reach an observed function: one is applied where its name, or the name of
/// what applies any object, or a delegate's, stands; in the member itself or in any that its names may lead to. Most members
/// cannot, and need not even be bound, which costs more than all else.
/// </summary>
internal sealed class TextGate(ILibrary library, Func<SourceIndex> index)
{
    private readonly ConcurrentDictionary<Mention, bool> _known = new();

    public bool MayObserve(MemberText member) => Applies(member) || LeadsToApplication(member);

    private bool Applies(MemberText member)
    {
        foreach (var mention in member.Mentions)
        {
            if (mention.MayBeMethod && (library.MayObserve(mention) || (IsDelegate(mention) && library.MayObserve(mention.ToDelegate()))))
                return true;
        }

        return false;
    }

    private bool IsDelegate(Mention mention)
    {
        if (!mention.IsCall)
            return false;
        foreach (var type in index().TypesOfVariable(mention.Name))
        {
            if (!library.IsClass(type))
                return true;
        }

        return false;
    }

    /// <summary>Most names that a text mentions are those of nothing in the source.</summary>
    private bool MayLeadOn(Mention mention) => mention.Name == MemberText.Delegate || index().MembersOf(mention.Name).Count > 0;

    private IEnumerable<MemberText> ReachedBy(Mention mention)
    {
        var named = mention.Name == MemberText.Element && !index().HasEnumerators ? [] : index().MembersOf(mention.Name);
        var all = mention.Name == MemberText.Delegate ? named.Concat(index().MembersAsDelegates) : named;
        return all.Where(member => member.IsReachedBy(mention));
    }

    /// <summary>A search through the names; from where it found something, and from where it did not, nobody need search again.</summary>
    private bool LeadsToApplication(MemberText start)
    {
        var from = new Dictionary<Mention, Mention?>();
        var open = new Queue<Mention>();
        Enter(start, null);
        while (open.Count > 0)
        {
            var mention = open.Dequeue();
            if (_known.TryGetValue(mention, out var known))
            {
                if (!known)
                    continue;
                return Found(mention);
            }

            foreach (var member in ReachedBy(mention))
            {
                if (Applies(member))
                    return Found(mention);
                Enter(member, mention);
            }
        }

        foreach (var mention in from.Keys)
            _known.TryAdd(mention, false);
        return false;

        void Enter(MemberText member, Mention? origin)
        {
            foreach (var mention in member.Mentions)
            {
                EnterOne(mention, origin);
                if (IsDelegate(mention))
                    EnterOne(mention.ToDelegate(), origin);
            }
        }

        void EnterOne(Mention mention, Mention? origin)
        {
            if (!MayLeadOn(mention) || from.ContainsKey(mention))
                return;
            from.Add(mention, origin);
            open.Enqueue(mention);
        }

        bool Found(Mention? mention)
        {
            for (; mention is not null; mention = from[mention])
                _known[mention] = true;
            return true;
        }
    }
}
