using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Rules;

namespace TorchSharp.Analyzers.Losses;

/// <summary>What the light bulb says.</summary>
internal static class Titles
{
    private static readonly SymbolDisplayFormat MemberFormat = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly);

    public static BilingualText Remove(OrderedSet<Origin> origins, ActivationRemoval removal)
    {
        var functions = string.Join(", ", origins.Items.Select(static origin => ShortName(origin.Function.Name)).Distinct());
        var english = $"Remove the {functions} in {PlacesOf(origins, "the top-level statements", ", ")}";
        var chinese = $"移除 {PlacesOf(origins, "顶级语句", "、")} 中的 {functions}";
        if (removal.IsAppliedElsewhere)
            (english, chinese) = (english + ", and apply it where its result is used", chinese + "，并在其他使用其结果的地方补上");
        return removal.IsSeenByOtherProjects
            ? new BilingualText(english + " (other projects are not changed)", chinese + "（不修改其他项目）")
            : new BilingualText(english, chinese);
    }

    public static BilingualText Use(string loss, OrderedSet<Origin> removed, ActivationRemoval removal)
    {
        var removing = Remove(removed, removal);
        return new BilingualText($"Use {loss}; {Lowered(removing.English)}", $"改用 {loss}；{removing.Chinese}");
    }

    private static string Lowered(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence.Substring(1);

    private static string PlacesOf(OrderedSet<Origin> origins, string main, string separator) =>
        string.Join(separator, origins.Items.Select(origin => NameOf(origin.Member, main)).Distinct());

    private static string NameOf(ISymbol member, string main)
    {
        if (member is IMethodSymbol { IsImplicitlyDeclared: true, Name: "<Main>$" })
            return main;
        return (member is IMethodSymbol { AssociatedSymbol: { } property } ? property : member).ToDisplayString(MemberFormat);
    }

    private static string ShortName(string spelling) =>
        spelling.Substring(spelling.LastIndexOf('.') + 1).TrimEnd('_').ToLowerInvariant();
}
