using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>How a message names the places of its story.</summary>
internal static class Places
{
    private static readonly SymbolDisplayFormat MemberFormat = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly);

    /// <summary>All activations with their places.</summary>
    public static BilingualText Of(OrderedSet<Origin> origins)
    {
        var texts = origins.Items.Select(static origin => Of(origin.Function.Name, origin.Site, origin.Member)).ToList();
        return new BilingualText(
            string.Join(", ", texts.Select(static text => text.English).Distinct()),
            string.Join("、", texts.Select(static text => text.Chinese).Distinct()));
    }

    /// <summary>"'torch.sigmoid' in ProbabilityTagger.forward (Model.cs:27)".</summary>
    public static BilingualText Of(string function, Place place, ISymbol member)
    {
        var (english, chinese) = NameOf(member);
        return new BilingualText($"'{function}' in {english} ({place.File}:{place.Line})", $"{chinese}（{place.File}:{place.Line}）中的 '{function}'");
    }

    /// <summary>The places that are not the finding's own: each activation, then the loss.</summary>
    public static IEnumerable<Location> Related(OrderedSet<Origin> origins, Site loss) =>
        origins.Items.Select(static origin => origin.Site.Location).Append(loss.Call.Location);

    private static (string English, string Chinese) NameOf(ISymbol member)
    {
        if (member is IMethodSymbol { Name: "<Main>$" })
            return ("the top-level statements", "顶级语句");
        var name = member is IMethodSymbol { AssociatedSymbol: { } property } ? property : member;
        var text = name.ToDisplayString(MemberFormat);
        return (text, text);
    }
}
