using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Many generated programs, each in a namespace of its own, compiled and analysed together.</summary>
internal sealed class ProgramBatch(IReadOnlyList<GeneratedProgram> programs)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions CompilationOptions =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The rules that generated programs break; later rules may have opinions of their own.</summary>
    internal static readonly ImmutableHashSet<string> Judged =
        ["TSA1001", "TSA1002", "TSA1003", "TSA1004", "TSA1005", "TSA1006", "TSA1007"];

    public IReadOnlyList<GeneratedProgram> Programs => programs;

    public CSharpCompilation Compile() => Compile(programs.SelectMany(program => program.Files));

    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> files) => CSharpCompilation.Create(
        "Generated",
        files.AsParallel().AsOrdered().Select(file => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.Path)),
        TestProgramReferences.All,
        CompilationOptions);

    public Task<BatchFindings> AnalyzeAsync(CancellationToken cancellation) => FindAsync(Compile(), cancellation);

    /// <summary>The findings of each program, what analyzers threw, and what does not compile.</summary>
    public static async Task<BatchFindings> FindAsync(Compilation compilation, CancellationToken cancellation)
    {
        var crashes = new ConcurrentQueue<string>();
        var diagnostics = await AnalyzeAsync(compilation, crashes, cancellation);
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString());
        return new(Places(diagnostics).ToLookup(place => ProgramOf(place.Path)), crashes, [.. errors]);
    }

    /// <summary>The findings in one document, as an editor asks for them.</summary>
    public static async Task<IEnumerable<Place>> FindInAsync(Compilation compilation, SyntaxTree tree, CancellationToken cancellation)
    {
        var analysis = new CompilationWithAnalyzers(
            compilation, RulesUnderTest.Shipped.CreateAnalyzers(), new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, true, false));
        var syntax = await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellation);
        var semantic = await analysis.GetAnalyzerSemanticDiagnosticsAsync(analysis.Compilation.GetSemanticModel(tree), null, cancellation);
        return Places(syntax.Concat(semantic));
    }

    /// <summary>The folder of a file is the name of its program.</summary>
    public static string ProgramOf(string path) => path.Split('/')[0];

    /// <summary>What compiler and rules say, in one pass over the code.</summary>
    private static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(
        Compilation compilation, ConcurrentQueue<string> crashes, CancellationToken cancellation)
    {
        var analysis = new CompilationWithAnalyzers(compilation, RulesUnderTest.Shipped.CreateAnalyzers(), new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, analyzer, _) => crashes.Enqueue($"{analyzer.GetType().Name} threw {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
        return analysis.GetAllDiagnosticsAsync(cancellation);
    }

    private static IEnumerable<Place> Places(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => Judged.Contains(diagnostic.Id)).Select(PlaceOf);

    private static Place PlaceOf(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetMappedLineSpan();
        return new(diagnostic.Id, span.Path, span.StartLinePosition.Line + 1);
    }
}

/// <param name="ByProgram">The findings, by the name of the program.</param>
/// <param name="Crashes">What analyzers threw.</param>
/// <param name="CompileErrors">What the compiler objects to.</param>
internal sealed record BatchFindings(
    ILookup<string, Place> ByProgram, IReadOnlyCollection<string> Crashes, IReadOnlyCollection<string> CompileErrors);
