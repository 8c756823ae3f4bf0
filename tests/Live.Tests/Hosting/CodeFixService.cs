using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using static TorchSharp.Analyzers.Live.Tests.Hosting.EditorServices;

namespace TorchSharp.Analyzers.Live.Tests.Hosting;

/// <summary>What fills the list of a light bulb.</summary>
internal static class CodeFixService
{
    private static readonly Type Contract = InternalType("Microsoft.CodeAnalysis.CodeFixes.ICodeFixService");
    private static readonly Type Collection = InternalType("Microsoft.CodeAnalysis.CodeFixes.CodeFixCollection");
    private static readonly MethodInfo Stream = Contract.GetMethod("StreamFixesAsync", Members)!;
    private static readonly MethodInfo Drain = typeof(CodeFixService).GetMethod(nameof(DrainAsync), Members)!.MakeGenericMethod(Collection);
    private static readonly object Service = Export(Contract);

    public static async Task<IReadOnlyList<LightBulbItem>> FixesAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        var stream = Stream.Invoke(Service, [document, span, null, cancellation])!;
        var collections = (IEnumerable)await ResultAsync(Drain.Invoke(null, [stream])!);
        return [.. collections.Cast<object>().SelectMany(collection => Items(document, collection))];
    }

    private static IEnumerable<LightBulbItem> Items(Document document, object collection)
    {
        if (Property(collection, "Provider") is not CodeFixProvider provider)
            yield break;

        var state = Collection.GetProperty("FixAllState")!.GetValue(collection);
        var findings = state is null ? null : (FixAllContext.DiagnosticProvider)Property(state, "DiagnosticProvider");
        var rules = ((ImmutableArray<Diagnostic>)Property(collection, "Diagnostics")).Select(diagnostic => diagnostic.Id).ToImmutableHashSet();
        foreach (var fix in (IEnumerable)Property(collection, "Fixes"))
            yield return new LightBulbItem(document, provider, (CodeAction)Field(fix, "Action"), rules, findings);
    }

    private static async Task<IReadOnlyList<T>> DrainAsync<T>(IAsyncEnumerable<T> stream)
    {
        var items = new List<T>();
        await foreach (var item in stream)
            items.Add(item);
        return items;
    }
}
