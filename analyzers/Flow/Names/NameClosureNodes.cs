namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>A member or a mention, and what it leads to.</summary>
internal abstract class NameClosureNode
{
    public Interests LeadsTo { get; set; }
}

/// <summary>The text of a member, of which no more is kept than how it is called: a closure keeps no tree alive.</summary>
internal sealed class MemberNode(MemberShape shape, WeakReference<TreeIndex> tree) : NameClosureNode
{
    /// <summary>Where it stands, as long as somebody holds that.</summary>
    public WeakReference<TreeIndex> Tree => tree;

    public MemberShape Shape => shape;

    /// <summary>The names that others reach it by.</summary>
    public List<NameNode> Names { get; } = [];
}

/// <summary>A name as it is used: <c>Step</c> called with two arguments is another than <c>Step</c> as a value.</summary>
internal sealed class MentionNode(Mention mention) : NameClosureNode
{
    public Mention Mention => mention;

    public List<MemberNode> MentionedBy { get; } = [];

    /// <summary>For the call of a delegate: the calls by a name that some variable has, if there are any.</summary>
    public List<MentionNode>? MayBeMeantBy { get; set; }
}

/// <summary>A name: what it is used for, and which members have it.</summary>
internal sealed class NameNode
{
    public List<MentionNode> Mentions { get; } = [];

    public List<MemberNode> Members { get; } = [];

    /// <summary>Whether a field, property or parameter of the name may hold a delegate.</summary>
    public bool MayBeDelegate { get; set; }

    /// <summary>Whether it stands where a delegate would be made of a method.</summary>
    public bool BecomesDelegate { get; set; }
}
