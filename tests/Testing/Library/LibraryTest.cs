using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace TorchSharp.Analyzers.Testing;

/// <summary>
/// Roslyn's own test, told about our rules: it compares marked with reported findings, and what single fixes and FixAll in
/// document, project and solution make of a program with the expected text.
/// </summary>
internal sealed class LibraryTest : CodeFixTest<DefaultVerifier>
{
    private readonly RulesUnderTest _rules;
    private readonly DiagnosticDescriptor _rule;
    private readonly ProgramOptions _options;

    public LibraryTest(RulesUnderTest rules, DiagnosticDescriptor rule, ProgramOptions options)
    {
        _rules = rules;
        _rule = rule;
        _options = options;

        // The references come from the build; a framework without packages keeps the library from restoring its own.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(options.References);
        DisabledDiagnostics.AddRange(options.IgnoredRules);
        CompilerDiagnostics = options.MayHaveErrors ? CompilerDiagnostics.None : CompilerDiagnostics.Errors;
        TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
    }

    public override string Language => LanguageNames.CSharp;

    public override Type SyntaxKindType => typeof(SyntaxKind);

    protected override string DefaultFileExt => "cs";

    public LibraryTest Before(IEnumerable<SourceFile> files, IEnumerable<DiagnosticResult> expected)
    {
        Add(TestState, files);
        TestState.OutputKind = CreateCompilationOptions().OutputKind;
        TestState.ExpectedDiagnostics.AddRange(expected);
        return this;
    }

    public LibraryTest After(IEnumerable<SourceFile> files, string? equivalenceKey)
    {
        Add(FixedState, files);
        CodeActionEquivalenceKey = equivalenceKey;
        return this;
    }

    protected override CompilationOptions CreateCompilationOptions() =>
        TestProgram.CompilationOptions(TestState.Sources.Select(source => new SourceFile(source.filename, source.content.ToString())), _options);

    protected override ParseOptions CreateParseOptions() => TestProgram.ParseOptions(_options);

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => _rules.CreateAnalyzers();

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() =>
        _rules.CreateFixesOf(_rule.Id).Select(fix => new OneRuleFix(fix, _rule.Id));

    protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) => _rule;

    private void Add(SolutionState state, IEnumerable<SourceFile> files)
    {
        foreach (var file in TestProgram.WithUsings(files, _options))
            state.Sources.Add((file.Name, file.Text));
    }
}
