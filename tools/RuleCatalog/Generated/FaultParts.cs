using System.Text.RegularExpressions;
using TorchSharp.Analyzers.Torch.Facts;

namespace RuleCatalog.Generated;

/// <summary>
/// The parts of the page about TorchSharp's differences that the table of its faults has: for each fault its members, what happens and what to do,
/// the versions, and where the rule says more. The programs beside them are written by hand, and run by the tests.
/// </summary>
internal static partial class FaultParts
{
    /// <summary>The rule that reports the rows of the table.</summary>
    private const string Rule = "TSA6001";

    /// <exception cref="InvalidDataException">The page lacks the part of a fault.</exception>
    public static string Replace(string page, Language language) =>
        LibraryFaults.All.Aggregate(page, (text, fault) => MarkedPart.Replace(
            text, Part(fault, language), $"<!-- fault {fault.Anchor}: written by tools/RuleCatalog -->\n", $"<!-- /fault {fault.Anchor} -->"));

    private static string Part(LibraryFault fault, Language language)
    {
        var members = Named(fault).Select(Spelled).Distinct().Select(member => $"`{member}`").ToList();
        var subject = (members.Count > 1 ? language.EachOf : "") + string.Join(language.ListSeparator, members);
        var versions = string.Format(language.Culture, language.VersionsOfFault, fault.Since ?? KnownVersions.All[0], fault.Last ?? KnownVersions.All[^1]);
        var rule = string.Format(language.Culture, language.ReportedBy, $"[{Rule}](rules/{Rule}.md#{fault.Anchor})");
        return $"{subject}{language.BetweenWords}{fault.Says.ToString(language.Culture)} {versions} {rule}\n";
    }

    /// <summary><c>Distribution.entropy</c> is only looked at where a Geometric was made: the first member is the one that is wrong, the others are ways to it.</summary>
    private static IEnumerable<string> Named(LibraryFault fault) => fault.When is FaultCondition.MadeBy ? fault.Members.Take(1) : fault.Members;

    /// <summary>As a caller spells it: <c>functional.hardtanh</c> for <c>M:TorchSharp.torch.nn.functional.hardtanh(…)</c>.</summary>
    private static string Spelled(string documentationId) =>
        Outside().Replace(documentationId, "").Split('(')[0].Replace(".#ctor", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^M:TorchSharp\.(Modules\.|torch\.nn\.(?=functional|init)|torch\.optim\.lr_scheduler\.(impl\.)?|torch\.(?=nn|optim|distributions|special|Tensor))?")]
    private static partial Regex Outside();
}
