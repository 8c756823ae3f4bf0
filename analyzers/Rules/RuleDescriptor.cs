using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Rules;

/// <summary>Makes the descriptors of all rules, so that categories, severities and help links cannot differ between them.</summary>
internal static class RuleDescriptor
{
    public static DiagnosticDescriptor Create(string id, Promise promise, BilingualText title, BilingualText message) =>
        new(id, title, message, RuleFamily.Of(id), promise.DefaultSeverity(), isEnabledByDefault: true, helpLinkUri: HelpLink(id));

    private static string HelpLink(string id) => $"{Pages.Address}docs/rules/{id}.md";
}
