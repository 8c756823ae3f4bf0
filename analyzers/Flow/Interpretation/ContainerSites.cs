using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// Containers that were handed on, and variables that were captured. What changes afterwards would leave stale copies behind, so it is
/// not followed at all.
/// </summary>
internal sealed class ContainerSites
{
    private readonly HashSet<SyntaxNode> _handedOn = [];
    private readonly HashSet<SyntaxNode> _unfollowed = [];

    private readonly HashSet<ISymbol> _changedCaptured = new(SymbolEqualityComparer.Default);

    private readonly HashSet<ISymbol> _writtenLater = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a container was found to change after it was handed on, or a variable after it was captured, since this was last asked.</summary>
    public bool HasNews { get; private set; }

    public bool IsFollowed(SyntaxNode site) => !_unfollowed.Contains(site);

    public void HandOn(SyntaxNode site) => _handedOn.Add(site);

    public void Change(SyntaxNode site)
    {
        if (_handedOn.Contains(site) && _unfollowed.Add(site))
            HasNews = true;
    }

    /// <summary>Whether who captures a variable finds in it what it holds now.</summary>
    public bool IsSettled(ISymbol variable) => !_changedCaptured.Contains(variable);

    public void ChangeCaptured(ISymbol variable) => HasNews |= _changedCaptured.Add(variable);

    /// <summary>Whether a function that was handed to somebody writes a member, whenever it runs.</summary>
    public bool IsWrittenLater(ISymbol member) => _writtenLater.Contains(member);

    public void WriteLater(ISymbol member) => HasNews |= _writtenLater.Add(member);

    public void StartAgain()
    {
        HasNews = false;
        _handedOn.Clear();
    }
}
