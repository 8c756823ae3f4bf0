using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>A project to analyse: parsed once; whoever analyses it binds it anew.</summary>
public sealed class Workload
{
    private static readonly CompilationWithAnalyzersOptions AnalysisOptions = new(
        new AnalyzerOptions([]),
        onAnalyzerException: (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer} threw", exception),
        concurrentAnalysis: false,
        logAnalyzerExecutionTime: false);

    /// <summary>No divisor of the numbers of files: the edits go from place to place.</summary>
    private const int Stride = 37;

    private readonly CSharpCompilation _compilation;

    private Workload(IEnumerable<(string Path, string Text)> files, IEnumerable<MetadataReference> references) =>
        _compilation = CSharpCompilation.Create(
            "Project",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path)),
            references,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    internal Compilation Compilation => _compilation;

    public int Files => _compilation.SyntaxTrees.Length;

    public int Lines => _compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count);

    public static Workload Training(int files) => new(TrainingFiles.Create(files), TestProgramReferences.All);

    /// <summary>Training code with loops, optimizers, and trainers over one base class.</summary>
    public static Workload Loops(int files) => new(TrainingFiles.WithLoops(files), TestProgramReferences.All);

    public static Workload Plain(int files) => new(PlainFiles.Create(files), TestProgramReferences.WithoutTorchSharp);

    public static Workload Sized(Sizes.SizedShape shape, int size) => new([("Program.cs", shape.Program(size))], TestProgramReferences.All);

    /// <summary>Benchmarks of broken code measure error messages.</summary>
    public Workload Checked()
    {
        var error = _compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return error is null ? this : throw new InvalidOperationException($"{error}\n{error.Location.SourceTree}");
    }

    /// <summary>The analyzers' part of a build: everything, once. The compiler's own work, which would hide differences, is not in it.</summary>
    public CompilationWithAnalyzers Analyze(Contender contender) => Analyze(contender, CancellationToken.None);

    public CompilationWithAnalyzers Analyze(Contender contender, CancellationToken cancellation)
    {
        var analysis = NewAnalysis(contender);
        analysis.GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult();
        return analysis;
    }

    /// <summary>A build: the compiler's diagnostics and the analyzers'.</summary>
    public CompilationWithAnalyzers Build(Contender contender)
    {
        var analysis = NewAnalysis(contender);
        analysis.GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return analysis;
    }

    /// <summary>What an editor does after a key was pressed: a new compilation, and the diagnostics of the document on the screen.</summary>
    public CompilationWithAnalyzers Edit(Contender contender, int number)
    {
        var tree = _compilation.SyntaxTrees[number * Stride % Files];
        var edited = tree.WithChangedText(Edited(tree, number));
        return Analyze(contender, _compilation.ReplaceSyntaxTree(tree, edited), edited);
    }

    /// <summary>Somebody types a method into a class: its name is another one at each key.</summary>
    public CompilationWithAnalyzers Declare(Contender contender, int number)
    {
        var tree = _compilation.SyntaxTrees[number * Stride % Files];
        var type = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().First();
        var edited = tree.WithChangedText(tree.GetText().WithChanges(
            new TextChange(new TextSpan(type.OpenBraceToken.Span.End, 0), $" private static int Typed{number}() => {number};")));
        return Analyze(contender, _compilation.ReplaceSyntaxTree(tree, edited), edited);
    }

    private static CompilationWithAnalyzers Analyze(Contender contender, Compilation compilation, SyntaxTree edited)
    {
        var analysis = new CompilationWithAnalyzers(compilation, contender.Create(), AnalysisOptions);
        analysis.GetAnalyzerSyntaxDiagnosticsAsync(edited, CancellationToken.None).GetAwaiter().GetResult();
        var model = analysis.Compilation.GetSemanticModel(edited);
        analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).GetAwaiter().GetResult();
        return analysis;
    }

    /// <summary>
    /// So many edits one after the other, each of which makes a compilation of the last one, as typing does; the gate sees all of
    /// them, the rules see one in so many.
    /// </summary>
    /// <returns>The last compilation, with what is known of it.</returns>
    internal Compilation Type(Contender contender, int edits, int oneIn)
    {
        var originals = _compilation.SyntaxTrees;
        var current = originals.ToArray();
        Compilation compilation = _compilation;
        for (var edit = 0; edit < edits; edit++)
        {
            var file = edit * Stride % Files;
            var edited = originals[file].WithChangedText(Edited(originals[file], edit));
            compilation = compilation.ReplaceSyntaxTree(current[file], edited);
            current[file] = edited;
            if (edit % oneIn == 0)
                compilation = Analyze(contender, compilation, edited).Compilation;
            else
                new SourceIndex(compilation, TorchSpellings.Instance).Complete(CancellationToken.None);
        }

        return compilation;
    }

    /// <summary>A statement more in the first method: of a model, a trainer, a loss, as files come.</summary>
    private static SourceText Edited(SyntaxTree tree, int number)
    {
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First(static method => method.Body is not null);
        var place = new TextSpan(method.Body!.OpenBraceToken.Span.End, 0);
        return tree.GetText().WithChanges(new TextChange(place, $" System.GC.KeepAlive({number});"));
    }

    private CompilationWithAnalyzers NewAnalysis(Contender contender) => new(_compilation.Clone(), contender.Create(), AnalysisOptions);
}
