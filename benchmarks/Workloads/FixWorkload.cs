using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Losses;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>A project in an editor, with findings of one rule, whose light bulb is clicked.</summary>
internal sealed class FixWorkload
{
    private const string Key = "RemoveActivation";

    private readonly Project _project;
    private readonly IReadOnlyList<Diagnostic> _findings;

    private FixWorkload(Project project, IReadOnlyList<Diagnostic> findings)
    {
        _project = project;
        _findings = findings;
    }

    public int Findings => _findings.Count;

    /// <param name="files">How many files the project has.</param>
    /// <param name="findings">How many findings FixAll is given.</param>
    public static FixWorkload Create(int files, int findings)
    {
        var id = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Project", "Project", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: TestProgramReferences.All));
        foreach (var (path, text) in TrainingFiles.CreateWithFindings(files))
            solution = solution.AddDocument(DocumentId.CreateNewId(id), path, SourceText.From(text), filePath: path);
        var project = solution.GetProject(id)!;
        var compilation = project.GetCompilationAsync().GetAwaiter().GetResult()!;
        var found = compilation.WithAnalyzers([new TSA1001_SigmoidBeforeBCEWithLogits()]).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return found.Length >= findings
            ? new(project, [.. found.Take(findings)])
            : throw new InvalidOperationException($"The {files} files have {found.Length} findings, and {findings} are wanted.");
    }

    /// <summary>What an editor does after a key was pressed in a file of a finding: the diagnostics of that file.</summary>
    public void Edit(int number)
    {
        var (project, _, document) = Typed(number);
        var compilation = project.GetCompilationAsync().GetAwaiter().GetResult()!;
        var model = compilation.GetSemanticModel(document.GetSyntaxTreeAsync().GetAwaiter().GetResult()!);
        compilation.WithAnalyzers(Contender.Ours.Create()).GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>The click after such a key: all repairs of the finding are looked for.</summary>
    /// <param name="number">Which finding.</param>
    /// <param name="action">What to do for it beside the key, so that only the click is measured.</param>
    public void Click(int number, Func<Action, TimeSpan> action, out TimeSpan time)
    {
        var (project, finding, document) = Typed(number);
        project.GetCompilationAsync().GetAwaiter().GetResult();
        time = action(() => Offered(project, finding, document));
    }

    /// <summary>One fix, from the click to the changed text.</summary>
    public void FixOne(int number)
    {
        var (project, finding, document) = Typed(number);
        var offered = Offered(project, finding, document).First(action => action.EquivalenceKey == Key);
        offered.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>All findings at once.</summary>
    public void FixAll()
    {
        var project = Fresh();
        var fix = new TSA1001_SigmoidBeforeBCEWithLogitsFix();
        var document = project.GetDocument(_findings[0].Location.SourceTree)!;
        var action = fix.GetFixAllProvider().GetFixAsync(new FixAllContext(
            document, fix, FixAllScope.Project, Key, [TSA1001_SigmoidBeforeBCEWithLogits.Rule.Id], new Known(_findings), CancellationToken.None)).GetAwaiter().GetResult();
        var changed = action!.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var left = changed.GetChanges(project.Solution).GetProjectChanges().Sum(static changes => changes.GetChangedDocuments().Count());
        if (left < _findings.Count / 2)
            throw new InvalidOperationException($"FixAll changed {left} files only.");
    }

    private static List<CodeAction> Offered(Project project, Diagnostic finding, Document document)
    {
        var offered = new List<CodeAction>();
        new TSA1001_SigmoidBeforeBCEWithLogitsFix().RegisterCodeFixesAsync(new CodeFixContext(
            document, finding, (action, _) => offered.Add(action), CancellationToken.None)).GetAwaiter().GetResult();
        return project.Documents.Any() && offered.Count > 0 ? offered : throw new InvalidOperationException($"Nothing is offered for {finding}.");
    }

    /// <summary>The same project with a compilation of its own: nothing is known of it yet but its files.</summary>
    private Project Fresh()
    {
        var options = (CSharpCompilationOptions)_project.CompilationOptions!;
        return _project.WithCompilationOptions(options.WithModuleName($"Fresh{Interlocked.Increment(ref _fresh)}"));
    }

    private int _fresh;

    /// <summary>The project with a statement more in a file that has nothing to do with the finding.</summary>
    private (Project Project, Diagnostic Finding, Document Document) Typed(int number)
    {
        var finding = _findings[number % _findings.Count];
        var other = _findings[(number + 1) % _findings.Count];
        var document = _project.GetDocument(other.Location.SourceTree)!;
        var root = document.GetSyntaxRootAsync().GetAwaiter().GetResult()!;
        var method = root.DescendantNodes().OfType<MethodDeclarationSyntax>().First(static method => method.Body is not null);
        var text = root.SyntaxTree.GetText().WithChanges(new TextChange(new TextSpan(method.Body!.OpenBraceToken.Span.End, 0), $" System.GC.KeepAlive({number});"));
        var project = document.WithText(text).Project;
        return (project, finding, project.GetDocument(finding.Location.SourceTree)!);
    }

    private sealed class Known(IReadOnlyList<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(findings.Where(finding => finding.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
