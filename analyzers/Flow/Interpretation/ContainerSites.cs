using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// Containers that were handed on. One that changes afterwards would leave stale copies of its content behind, so it is
/// not followed at all.
/// </summary>
internal sealed class ContainerSites
{
    private readonly HashSet<SyntaxNode> _handedOn = [];
    private readonly HashSet<SyntaxNode> _unfollowed = [];

    /// <summary>Whether a container was found to change after it was handed on since this was last asked.</summary>
    public bool HasNews { get; private set; }

    public bool IsFollowed(SyntaxNode site) => !_unfollowed.Contains(site);

    public void HandOn(SyntaxNode site) => _handedOn.Add(site);

    public void Change(SyntaxNode site)
    {
        if (_handedOn.Contains(site) && _unfollowed.Add(site))
            HasNews = true;
    }

    public void StartAgain()
    {
        HasNews = false;
        _handedOn.Clear();
    }
}
