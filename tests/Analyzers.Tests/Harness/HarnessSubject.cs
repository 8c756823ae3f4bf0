using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Tests.Harness;

/// <summary>Puts a rule and a fix of this folder under the harness.</summary>
internal static class HarnessSubject
{
    private const string Methods = """
        global using static Methods;

        static class Methods
        {
            public static void Old() { }
            public static void Current() { }
            public static void Next() { }
            public static void New() { }
        }
        """;

    public static RuleTest Rule<TRule>(params Type[] fixes) => Rule<TRule>(Options, fixes);

    public static RuleTest Rule<TRule>(ProgramOptions options, params Type[] fixes) =>
        new(new RulesUnderTest([typeof(TRule), typeof(WarningRule), typeof(AdviceRule)], fixes), CallRule.Rule, options);

    public static ProgramOptions Options { get; } = ProgramOptions.Default with { Usings = ProgramOptions.UsualUsings + Methods };

    /// <summary>A program whose one method has this body.</summary>
    public static SourceFile Program(string body) => $"class P\n{{\n    void M()\n    {{\n        {body}\n    }}\n}}\n";

    /// <summary>The check that stops this test.</summary>
    public static async Task<string> StoppedByAsync(Func<Task> test) => (await Assert.ThrowsAsync<HarnessException>(test)).Check;
}
