using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Testing;

/// <summary>The files of a program under test, without markup, as a project and as its compilation.</summary>
public sealed class TestProgram
{
    private const string UsingsFile = "GlobalUsings.cs";

    // Solutions are immutable: every program branches off the same empty one, and no test pays for a workspace.
    private static readonly Solution Empty = new AdhocWorkspace().CurrentSolution;

    /// <summary>Rules that run only where they are asked for. Test programs ask for all of them.</summary>
    private static readonly Lazy<ImmutableArray<DiagnosticDescriptor>> RulesThatAreOff = new(() =>
    [
        .. RulesUnderTest.Shipped.CreateAnalyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Where(rule => !rule.IsEnabledByDefault),
    ]);

    private TestProgram(ImmutableArray<SourceFile> files, Project project, Compilation compilation)
    {
        Files = files;
        Project = project;
        Compilation = compilation;
    }

    public ImmutableArray<SourceFile> Files { get; }

    public Project Project { get; }

    public Compilation Compilation { get; }

    public static async Task<TestProgram> CreateAsync(IEnumerable<SourceFile> files, ProgramOptions options)
    {
        var all = WithUsings(files, options);
        var project = CreateProject(all, options);
        return new TestProgram(all, project, (await project.GetCompilationAsync())!);
    }

    /// <summary>What a build of this program reports.</summary>
    public Task<ImmutableArray<Diagnostic>> FindingsAsync(RulesUnderTest rules) => ProgramAnalysis.BuildAsync(Compilation, rules);

    internal static ImmutableArray<SourceFile> WithUsings(IEnumerable<SourceFile> files, ProgramOptions options) =>
        options.Usings.Length == 0 ? [.. files] : [.. files, new SourceFile(UsingsFile, options.Usings)];

    internal static CSharpParseOptions ParseOptions(ProgramOptions options) => new(options.LanguageVersion);

    internal static CSharpCompilationOptions CompilationOptions(IEnumerable<SourceFile> files, ProgramOptions options) => new(
        options.OutputKind ?? UsualOutput(files, options),
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions:
        [
            .. RulesThatAreOff.Value.Where(rule => !options.IgnoredRules.Contains(rule.Id))
                .Select(rule => KeyValuePair.Create(rule.Id, rule.DefaultSeverity == DiagnosticSeverity.Warning ? ReportDiagnostic.Warn : ReportDiagnostic.Info)),
            .. options.IgnoredRules.Select(rule => KeyValuePair.Create(rule, ReportDiagnostic.Suppress)),
        ]);

    private static Project CreateProject(ImmutableArray<SourceFile> files, ProgramOptions options)
    {
        var id = ProjectId.CreateNewId();
        var project = ProjectInfo.Create(
            id,
            VersionStamp.Default,
            name: "TestProgram",
            assemblyName: "TestProgram",
            LanguageNames.CSharp,
            compilationOptions: CompilationOptions(files, options),
            parseOptions: ParseOptions(options),
            documents: files.Select(file => CreateDocument(id, file)),
            metadataReferences: options.References);
        return Empty.AddProject(project).GetProject(id)!;
    }

    private static DocumentInfo CreateDocument(ProjectId project, SourceFile file)
    {
        var text = TextAndVersion.Create(SourceText.From(file.Text), VersionStamp.Default, file.Name);
        return DocumentInfo.Create(DocumentId.CreateNewId(project), file.Name, loader: TextLoader.From(text), filePath: file.Name);
    }

    private static OutputKind UsualOutput(IEnumerable<SourceFile> files, ProgramOptions options) =>
        Markup.Strip(files).Any(file => HasTopLevelStatements(file, options)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;

    private static bool HasTopLevelStatements(SourceFile file, ProgramOptions options) =>
        CSharpSyntaxTree.ParseText(file.Text, ParseOptions(options)).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
}
