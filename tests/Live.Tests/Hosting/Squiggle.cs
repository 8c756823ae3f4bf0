using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Live.Tests.Hosting;

/// <summary>A finding as the editor shows it: under which text, in which line, and what the tooltip says.</summary>
internal sealed record Squiggle(string Id, DiagnosticSeverity Severity, string Text, string Message, TextSpan Span, int Line)
{
    public static Squiggle Under(SourceText text, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        var line = text.Lines.GetLinePosition(span.Start).Line + 1;
        return new Squiggle(diagnostic.Id, diagnostic.Severity, text.ToString(span), diagnostic.GetMessage(CultureInfo.InvariantCulture), span, line);
    }
}
