using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Texts;

/// <summary>A text in English and Chinese, kept together in the rule's own file, which answers in the culture it is asked for.</summary>
internal sealed class BilingualText(string english, string chinese) : LocalizableString
{
    public static readonly BilingualText Empty = new("", "");

    /// <summary>More words behind these.</summary>
    public BilingualText Then(string moreEnglish, string moreChinese) => new(English + moreEnglish, Chinese + moreChinese);

    public string English { get; } = english;

    public string Chinese { get; } = chinese;

#pragma warning disable RS1035 // This is what a LocalizableResourceString would do; the rule asks for one, and we hold the texts without resx.
    protected override string GetText(IFormatProvider? formatProvider) =>
        IsChinese(formatProvider as CultureInfo ?? CultureInfo.CurrentUICulture) ? Chinese : English;
#pragma warning restore RS1035

    protected override int GetHash() => StringComparer.Ordinal.GetHashCode(English);

    protected override bool AreEqual(object? other) =>
        other is BilingualText text && text.English == English && text.Chinese == Chinese;

    private static bool IsChinese(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh";
}
