namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// <c>Fit</c> calls <c>Step</c>, <c>Step</c> calls <c>Observe</c>: so <c>Fit</c> leads to <c>Observe</c>. That is decided from the text alone. Most members lead
/// to nothing, and need not be bound, which costs more than all else.
/// <para>
/// It only grows: a new text adds what it mentions, and what it leads to spreads backwards to whom it is mentioned by. What an
/// edit took out may keep leading somewhere, which costs a needless look; nobody is ever turned away.
/// </para>
/// </summary>
internal sealed class NameClosure
{
    private readonly ILibraryNames _library;
    private readonly Dictionary<string, NameNode> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<Mention, MentionNode> _mentions = [];
    private readonly Stack<NameClosureNode> _raised = new();
    private readonly NameNode _delegates;
    private readonly NameNode _elements;

    /// <summary>Whether a class of the source is moved by a foreach; else a property Current is none's.</summary>
    private bool _hasEnumerators;

    public NameClosure(ILibraryNames library)
    {
        _library = library;
        _delegates = NodeOf(MemberText.Delegate);
        _elements = NodeOf(MemberText.Element);
    }

    /// <summary>Takes in what a tree mentions, and gives a node for each of its members, in their order.</summary>
    public MemberNode[] Add(TreeIndex tree)
    {
        var reference = new WeakReference<TreeIndex>(tree);
        var nodes = new Dictionary<MemberText, MemberNode>(tree.Reachable.Count);
        foreach (var (name, text) in tree.Reachable)
            AddReachable(name, MemberOf(text));
        var members = new MemberNode[tree.Members.Count];
        for (var i = 0; i < members.Length; i++)
            members[i] = MemberOf(tree.Members[i]);
        foreach (var variable in tree.Variables)
        {
            if (!_library.IsClass(variable.Type))
                MayBeDelegate(NodeOf(variable.Name));
        }

        foreach (var name in tree.Groups)
            BecomesDelegate(NodeOf(name));
        foreach (var node in nodes)
            AddMentions(node.Value, node.Key);
        Spread();
        return members;

        MemberNode MemberOf(MemberText text)
        {
            if (!nodes.TryGetValue(text, out var node))
                nodes.Add(text, node = new MemberNode(text.Shape, reference));
            return node;
        }
    }

    /// <summary>The trees with members that mention a name, however they use it.</summary>
    public HashSet<TreeIndex> Mentioning(string name)
    {
        var found = new HashSet<TreeIndex>();
        if (!_names.TryGetValue(name, out var node))
            return found;
        foreach (var member in node.Mentions.SelectMany(static mention => mention.MentionedBy))
        {
            if (member.Tree.TryGetTarget(out var tree))
                found.Add(tree);
        }

        return found;
    }

    private void AddReachable(string name, MemberNode member)
    {
        var node = NodeOf(name);
        Reach(node, member);
        if (node.BecomesDelegate && member.Shape.IsMethod)
            Reach(_delegates, member);
        if (name is "MoveNext" or "MoveNextAsync" && !_hasEnumerators)
        {
            _hasEnumerators = true;
            foreach (var current in _elements.Members)
                RaiseMentions(_elements, current);
        }
    }

    /// <summary>A member that has just been read leads nowhere yet; one that becomes a delegate may.</summary>
    private void Reach(NameNode name, MemberNode member)
    {
        name.Members.Add(member);
        member.Names.Add(name);
        RaiseMentions(name, member);
    }

    private void AddMentions(MemberNode member, MemberText text)
    {
        foreach (var mention in text.Mentions)
        {
            var node = NodeOf(mention);
            node.MentionedBy.Add(member);
            Raise(member, node.LeadsTo);
        }
    }

    /// <summary><c>_step(x, y)</c> may call whatever a delegate can be made of, if a variable has the name.</summary>
    private void MayBeDelegate(NameNode name)
    {
        if (name.MayBeDelegate)
            return;
        name.MayBeDelegate = true;
        for (var i = 0; i < name.Mentions.Count; i++)
            LinkToDelegate(name.Mentions[i]);
    }

    /// <summary><c>Func&lt;int, int&gt; f = Step;</c> makes a delegate of every method of the name.</summary>
    private void BecomesDelegate(NameNode name)
    {
        if (name.BecomesDelegate || name == _delegates)
            return;
        name.BecomesDelegate = true;
        foreach (var member in name.Members)
        {
            if (member.Shape.IsMethod)
                Reach(_delegates, member);
        }
    }

    private void LinkToDelegate(MentionNode call)
    {
        if (!call.Mention.IsCall)
            return;
        var target = NodeOf(call.Mention.ToDelegate());
        (target.MayBeMeantBy ??= []).Add(call);
        Raise(call, target.LeadsTo);
    }

    private NameNode NodeOf(string name)
    {
        if (!_names.TryGetValue(name, out var node))
            _names.Add(name, node = new NameNode());
        return node;
    }

    private MentionNode NodeOf(Mention mention)
    {
        if (_mentions.TryGetValue(mention, out var known))
            return known;
        var node = new MentionNode(mention) { LeadsTo = _library.InterestIn(mention) };
        _mentions.Add(mention, node);
        var name = NodeOf(mention.Name);
        name.Mentions.Add(node);
        foreach (var member in name.Members)
        {
            if (IsReached(name, member, node))
                node.LeadsTo |= member.LeadsTo;
        }

        if (name.MayBeDelegate)
            LinkToDelegate(node);
        return node;
    }

    private bool IsReached(NameNode name, MemberNode member, MentionNode mention) =>
        (name != _elements || _hasEnumerators) && member.Shape.IsReachedBy(mention.Mention);

    private void RaiseMentions(NameNode name, MemberNode member)
    {
        if (member.LeadsTo == Interests.None)
            return;
        foreach (var mention in name.Mentions)
        {
            if (IsReached(name, member, mention))
                Raise(mention, member.LeadsTo);
        }
    }

    private void Raise(NameClosureNode node, Interests interests)
    {
        if ((node.LeadsTo | interests) == node.LeadsTo)
            return;
        node.LeadsTo |= interests;
        _raised.Push(node);
    }

    private void Spread()
    {
        while (_raised.Count > 0)
        {
            switch (_raised.Pop())
            {
                case MentionNode mention:
                    foreach (var member in mention.MentionedBy)
                        Raise(member, mention.LeadsTo);
                    foreach (var call in mention.MayBeMeantBy ?? [])
                        Raise(call, mention.LeadsTo);
                    break;
                case MemberNode member:
                    foreach (var name in member.Names)
                        RaiseMentions(name, member);
                    break;
            }
        }
    }
}
