using System.Globalization;

namespace TorchSharp.Reference.Tests;

/// <summary>As long as it lives, this thread writes a half as <c>0,5</c>.</summary>
internal sealed class GermanNumbers : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public GermanNumbers() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
