using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using static TorchSharp.Analyzers.Live.Tests.Hosting.EditorServices;

namespace TorchSharp.Analyzers.Live.Tests.Hosting;

/// <summary>What puts squiggles under the text of a document.</summary>
internal static class DiagnosticService
{
    private static readonly Type Contract = InternalType("Microsoft.CodeAnalysis.Diagnostics.IDiagnosticAnalyzerService");
    private static readonly MethodInfo Get = Contract.GetMethod("GetDiagnosticsForSpanAsync", Members)!;
    private static readonly object AllIds = InternalType("Microsoft.CodeAnalysis.Diagnostics.DiagnosticIdFilter").GetField("All", Members)!.GetValue(null)!;
    private static readonly object AllKinds = Enum.Parse(InternalType("Microsoft.CodeAnalysis.Diagnostics.DiagnosticKind"), "All");

    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(Document document, CancellationToken cancellation)
    {
        var service = WorkspaceService(document.Project.Solution, Contract);
        var data = await ResultAsync(Get.Invoke(service, [document, null, AllIds, null, AllKinds, cancellation])!);
        var diagnostics = new List<Diagnostic>();
        foreach (var item in (IEnumerable)data)
            diagnostics.Add(await ToDiagnosticAsync(item, document.Project, cancellation));
        return diagnostics;
    }

    private static async Task<Diagnostic> ToDiagnosticAsync(object data, Project project, CancellationToken cancellation)
    {
        var convert = data.GetType().GetMethod("ToDiagnosticAsync", Members)!;
        return (Diagnostic)await ResultAsync(convert.Invoke(data, [project, cancellation])!);
    }
}
