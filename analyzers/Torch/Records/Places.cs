using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>How a message names the places of its story. What stands on the squiggled line needs no place: the reader is there.</summary>
/// <param name="squiggle">Where the finding stands.</param>
internal sealed class Places(Place squiggle)
{
    /// <summary>More than these are only counted.</summary>
    private const int MostNamed = 2;

    private static readonly SymbolDisplayFormat MemberFormat = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly);

    /// <summary>One of several: "'torch.sigmoid' in Tagger.forward (Tagger.cs:20) or 'Tanh' in Other.forward (Other.cs:7)".</summary>
    public BilingualText OneOf(IReadOnlyList<SeenActivation> all)
    {
        var texts = all.Select(one => Of(one.Function, one.Place, one.Member)).GroupBy(static text => text.English).Select(static same => same.First()).ToList();
        var left = texts.Count - MostNamed;
        return left > 0 ? AndMore(texts[0], texts[1], left) : new BilingualText(
            string.Join(" or ", texts.Select(static text => text.English)),
            string.Join(" 或 ", texts.Select(static text => text.Chinese)));
    }

    /// <summary>"'torch.sigmoid' in Tagger.forward (Tagger.cs:20)".</summary>
    public BilingualText Of(string function, Place place, ISymbol member)
    {
        if (IsOnSquiggledLine(place))
            return new BilingualText($"'{function}'", $"'{function}'");
        var (english, chinese) = NameOf(member);
        return new BilingualText($"'{function}' in {english} ({place.File}:{place.Line})", $"{chinese}（{place.File}:{place.Line}）中的 '{function}'");
    }

    private bool IsOnSquiggledLine(Place place) =>
        place.Node?.SyntaxTree == squiggle.Node?.SyntaxTree && place.Line == squiggle.Line;

    private static BilingualText AndMore(BilingualText first, BilingualText second, int left) => new(
        $"{first.English}, {second.English} or {(left == 1 ? "one other place" : $"one of {left} other places")}",
        $"{first.Chinese}、{second.Chinese} 或另外 {left} 处{(left == 1 ? "" : "之一")}");

    private static (string English, string Chinese) NameOf(ISymbol member) => member switch
    {
        IMethodSymbol { Name: "<Main>$" } => ("the top-level statements", "顶级语句"),
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.Name: var type } => ($"the constructor of {type}", $"{type} 的构造函数"),
        IMethodSymbol { AssociatedSymbol: { } property } => Same(property),
        _ => Same(member),
    };

    private static (string English, string Chinese) Same(ISymbol member) => (member.ToDisplayString(MemberFormat), member.ToDisplayString(MemberFormat));
}
