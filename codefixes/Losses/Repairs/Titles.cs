using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>What the light bulb says.</summary>
internal static class Titles
{
    private static readonly SymbolDisplayFormat MemberFormat = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly);

    public static BilingualText Remove(Removal removed, ActivationRemoval removal)
    {
        var origins = removed.Origins;
        var functions = string.Join(", ", origins.Items.Select(origin => ShortName(origin.Function, removed.Head)).Distinct());
        var (guard, guardInChinese) = removal.IsGuarded ? (" and its clamp", " 及其 clamp") : ("", "");
        var (english, chinese) = removal.Helpers.Count > 0
            ? ($"Remove the call of {HelpersOf(removal, ", ")}{guard}", $"移除对 {HelpersOf(removal, "、")} 的调用{guardInChinese}")
            : ($"Remove the {functions}{guard} in {PlacesOf(origins, "the top-level statements", ", ")}",
                $"移除 {PlacesOf(origins, "顶级语句", "、")} 中的 {functions}{guardInChinese}");
        if (removal.IsAppliedElsewhere)
            (english, chinese) = (english + ", and apply it where its result is used", chinese + "，并在其他使用其结果的地方补上");
        foreach (var repeated in removal.Repeated.GroupBy(static one => NameOf(one.Function)))
        {
            english += $" ({repeated.Key} is applied already in {MembersOf(repeated, "the top-level statements", ", ")})";
            chinese += $"（{MembersOf(repeated, "顶级语句", "、")} 自己已经做了 {repeated.Key}）";
        }

        return Noting(removal.IsSeenByOtherProjects, english, chinese);
    }

    public static BilingualText Replace(Removal replaced, bool isSeenByOtherProjects)
    {
        var functions = string.Join(", ", replaced.Origins.Items.Select(origin => ShortName(origin.Function, replaced.Head)).Distinct());
        return Noting(
            isSeenByOtherProjects,
            $"Use {WrittenFunctions.LogSoftmax.Name} instead of {functions} in {PlacesOf(replaced.Origins, "the top-level statements", ", ")}",
            $"将 {PlacesOf(replaced.Origins, "顶级语句", "、")} 中的 {functions} 改为 {WrittenFunctions.LogSoftmax.Name}");
    }

    public static BilingualText SwitchAndRemove(string loss, Removal removed, ActivationRemoval removal)
    {
        var removing = Remove(removed, removal);
        return new BilingualText($"Use {loss}; {Lowered(removing.English)}", $"改用 {loss}；{removing.Chinese}");
    }

    private static BilingualText Noting(bool isSeenByOtherProjects, string english, string chinese) =>
        isSeenByOtherProjects
            ? new BilingualText(english + " (other projects are not changed)", chinese + "（不修改其他项目）")
            : new BilingualText(english, chinese);

    private static string Lowered(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence.Substring(1);

    private static string HelpersOf(ActivationRemoval removal, string separator) =>
        string.Join(separator, removal.Helpers.Select(static helper => helper.ToDisplayString(MemberFormat)).Distinct());

    private static string PlacesOf(OrderedSet<Origin> origins, string main, string separator) =>
        string.Join(separator, origins.Items.Select(origin => NameOf(origin.Member, main)).Distinct());

    private static string MembersOf(IEnumerable<Repetition> repeated, string main, string separator) =>
        string.Join(separator, repeated.Select(one => NameOf(one.Member, main)).Distinct());

    private static string NameOf(string spelling) => spelling.Substring(spelling.LastIndexOf('.') + 1).ToLowerInvariant();

    private static string NameOf(ISymbol member, string main)
    {
        if (member is IMethodSymbol { Name: "<Main>$" })
            return main;
        return (member is IMethodSymbol { AssociatedSymbol: { } property } ? property : member).ToDisplayString(MemberFormat);
    }

    private static string ShortName(LibraryFunction function, Head head) => (function, head) switch
    {
        (LogFunction, Head.LogSoftmax) => "log(softmax)",
        (LogFunction, _) => "log(sigmoid)",
        _ => function.Name.Substring(function.Name.LastIndexOf('.') + 1).TrimEnd('_').ToLowerInvariant(),
    };
}
