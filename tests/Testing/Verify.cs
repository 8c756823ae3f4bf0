using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace TorchSharp.Analyzers.Testing;

/// <summary>
/// Tests of one shipped rule:
/// <c>await Verify&lt;TSA1001_SigmoidBeforeLogits&gt;.Reports("… [|x|] …")</c>, <c>.Silent(…)</c>, <c>.Fixed(before, after)</c>.
/// See <see cref="RuleTest"/> for what each test checks besides.
/// </summary>
public static class Verify<TRule>
    where TRule : DiagnosticAnalyzer, new()
{
    public static DiagnosticDescriptor Rule { get; } = new TRule().SupportedDiagnostics.Single();

    public static RuleTest With(ProgramOptions options) => new(RulesUnderTest.Shipped, Rule, options);

    /// <inheritdoc cref="RuleTest.Reports(SourceFile[])"/>
    public static Task Reports(params SourceFile[] files) => With(ProgramOptions.Default).Reports(files);

    /// <inheritdoc cref="RuleTest.Reports(SourceFile[])"/>
    public static Task Reports(SourceFile file, params DiagnosticResult[] expected) => With(ProgramOptions.Default).Reports(file, expected);

    /// <inheritdoc cref="RuleTest.Reports(SourceFile[])"/>
    public static Task Reports(SourceFile[] files, params DiagnosticResult[] expected) => With(ProgramOptions.Default).Reports(files, expected);

    /// <inheritdoc cref="RuleTest.Silent"/>
    public static Task Silent(params SourceFile[] files) => With(ProgramOptions.Default).Silent(files);

    /// <inheritdoc cref="RuleTest.Unfixable"/>
    public static Task Unfixable(params SourceFile[] files) => With(ProgramOptions.Default).Unfixable(files);

    /// <inheritdoc cref="RuleTest.Fixed(SourceFile, SourceFile, FixChoice)"/>
    public static Task Fixed(SourceFile before, SourceFile after, FixChoice fix = default) => With(ProgramOptions.Default).Fixed(before, after, fix);

    /// <inheritdoc cref="RuleTest.Fixed(SourceFile[], SourceFile[], FixChoice)"/>
    public static Task Fixed(SourceFile[] before, SourceFile[] after, FixChoice fix = default) =>
        With(ProgramOptions.Default).Fixed(before, after, fix);

    /// <summary>
    /// A finding at the place marked <c>{|#at:…|}</c> that also names the places marked <c>{|#also:…|}</c>, in this order
    /// (none given: they are not compared). Say more with WithMessage or WithArguments.
    /// </summary>
    public static DiagnosticResult Finding(int at, params int[] also)
    {
        var result = new DiagnosticResult(Rule).WithLocation(at);
        return also.Length == 0
            ? result.WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            : also.Aggregate(result, (finding, key) => finding.WithLocation(key));
    }
}
