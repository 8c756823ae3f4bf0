using Microsoft.CodeAnalysis;

namespace RuleCatalog;

/// <summary>One rule, as its analyzer and its fixes declare it.</summary>
internal sealed record Rule(DiagnosticDescriptor Descriptor, Type Analyzer, IReadOnlyList<Type> Fixes)
{
    public string Id => Descriptor.Id;

    public string Category => Descriptor.Category;

    /// <summary>The word that release tracking and editors use; a rule that is off until asked for has none of its own.</summary>
    public string Severity => Descriptor.IsEnabledByDefault ? Descriptor.DefaultSeverity.ToString() : "Disabled";

    public string Title(Language language) => Descriptor.Title.ToString(language.Culture);
}
