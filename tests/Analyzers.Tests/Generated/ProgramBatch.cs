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
    private static readonly ImmutableHashSet<string> Judged =
        ["TSA1001", "TSA1002", "TSA1003", "TSA1004", "TSA1005", "TSA1006", "TSA1007"];

    public IReadOnlyList<GeneratedProgram> Programs => programs;

    public CSharpCompilation Compile() => Compile(programs.SelectMany(program => program.Files));

    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> files) => CSharpCompilation.Create(
        "Generated",
        files.AsParallel().AsOrdered().Select(file => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.Path)),
        TestProgramReferences.All,
        CompilationOptions);

    /// <summary>The findings of each program, and what analyzers threw.</summary>
    public async Task<BatchFindings> AnalyzeAsync(CancellationToken cancellation)
    {
        var (places, crashes) = await AnalyzeAsync(Compile(), cancellation);
        return new(places.ToLookup(place => place.Path.Split('/')[0]), crashes);
    }

    public static async Task<(IReadOnlyList<Place> Places, IReadOnlyCollection<string> Crashes)> AnalyzeAsync(
        Compilation compilation, CancellationToken cancellation)
    {
        var crashes = new ConcurrentQueue<string>();
        var analysis = new CompilationWithAnalyzers(compilation, RulesUnderTest.Shipped.CreateAnalyzers(), new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, analyzer, _) => crashes.Enqueue($"{analyzer.GetType().Name} threw {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(cancellation);
        return ([.. diagnostics.Where(diagnostic => Judged.Contains(diagnostic.Id)).Select(PlaceOf)], crashes);
    }

    private static Place PlaceOf(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return new(diagnostic.Id, span.Path, span.StartLinePosition.Line + 1);
    }
}

/// <param name="ByProgram">By the name of the program.</param>
internal sealed record BatchFindings(ILookup<string, Place> ByProgram, IReadOnlyCollection<string> Crashes);
