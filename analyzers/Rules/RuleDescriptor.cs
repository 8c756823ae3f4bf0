using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Rules;

/// <summary>Makes the descriptors of all rules, so that categories, severities and help links cannot differ between them.</summary>
internal static class RuleDescriptor
{
    public static DiagnosticDescriptor Create(string id, Promise promise, BilingualText title, BilingualText message) =>
        Create(id, promise, title, message, isOn: true);

    /// <summary>A rule that runs only where it is asked for: in the mode <c>All</c>, or by its ID.</summary>
    public static DiagnosticDescriptor CreateOff(string id, Promise promise, BilingualText title, BilingualText message) =>
        Create(id, promise, title, message, isOn: false);

    private static DiagnosticDescriptor Create(string id, Promise promise, BilingualText title, BilingualText message, bool isOn) =>
        new(id, title, message, RuleFamily.Of(id), promise.DefaultSeverity(), isEnabledByDefault: isOn, helpLinkUri: HelpLink(id));

    private static string HelpLink(string id) => $"{Pages.Address}docs/rules/{id}.md";
}
