using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Live.Tests.Hosting;

/// <summary>A document in a tab of the editor: what it shows and what can be done in it.</summary>
internal sealed class OpenDocument(Editor editor, DocumentId id)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Document Current => editor.Solution.GetDocument(id)!;

    public string Path => Current.FilePath!;

    /// <summary>The squiggles of our rules, from top to bottom. What is on the screen must compile.</summary>
    public async Task<IReadOnlyList<Squiggle>> SquigglesAsync()
    {
        await RequireNoErrorsAsync();
        return await SquigglesWhileTypingAsync();
    }

    /// <summary>The same, whatever is half-written.</summary>
    public async Task<IReadOnlyList<Squiggle>> SquigglesWhileTypingAsync()
    {
        var text = await Current.GetTextAsync(Cancellation);
        var diagnostics = await DiagnosticService.DiagnosticsAsync(Current, Cancellation);
        return [.. diagnostics
            .Where(diagnostic => diagnostic.Id.StartsWith("TSA", StringComparison.Ordinal))
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => Squiggle.Under(text, diagnostic))];
    }

    /// <summary>The list that opens when the light bulb at this squiggle is clicked; fixes of our rules only.</summary>
    public async Task<IReadOnlyList<LightBulbItem>> LightBulbAsync(Squiggle squiggle)
    {
        var items = await CodeFixService.FixesAsync(Current, squiggle.Span, Cancellation);
        return [.. items.Where(item => item.Rules.Contains(squiggle.Id))];
    }

    /// <summary>Selects this text, which stands in one place, and types over it.</summary>
    public async Task TypeOverAsync(string selected, string typed)
    {
        var text = await Current.GetTextAsync(Cancellation);
        var start = text.ToString().IndexOf(selected, StringComparison.Ordinal);
        editor.Apply(Current.WithText(text.WithChanges(new TextChange(new TextSpan(start, selected.Length), typed))).Project.Solution);
    }

    public async Task<string> TextAsync() => (await Current.GetTextAsync(Cancellation)).ToString();

    private async Task RequireNoErrorsAsync()
    {
        var model = (await Current.GetSemanticModelAsync(Cancellation))!;
        var errors = model.GetDiagnostics(cancellationToken: Cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            throw new InvalidOperationException("The document does not compile:\n" + string.Join('\n', errors));
    }
}
