using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Losses.Repairs;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Tests.Generated;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Tracing;
using Finding = TorchSharp.Analyzers.Losses.Uses.Finding;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>A fix traces the part of the program that its finding has to do with, and sees there what a trace of the whole program shows.</summary>
public sealed class LazyTraceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_body_is_given_and_what_its_expressions_are_is_the_same(bool withConsumers)
    {
        foreach (var generated in Programs(12, withConsumers))
        {
            var compilation = await CompilationAsync(generated);
            var store = StoreOf(compilation);
            var all = ProgramTrace.OfAll(store, CancellationToken.None);
            var contexts = new Contexts(all);
            foreach (var body in all.Bodies)
            {
                var slice = new Slice(store, CancellationToken.None);
                slice.Follow([body.Declaration, .. body.Values.Select(entry => entry.Key)]);
                foreach (var (expression, _) in body.Values)
                {
                    AssertSame(contexts.ValuesOf(expression), slice.Contexts.ValuesOf(expression), expression, generated);
                    AssertSame(contexts.CalleesOf(expression), slice.Contexts.CalleesOf(expression), expression, generated);
                }
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_the_output_of_an_activation_goes_is_the_same(bool withConsumers)
    {
        var found = 0;
        foreach (var generated in Programs(25, withConsumers))
        {
            var (project, compilation) = await ProgramAsync(generated);
            foreach (var diagnostic in await ProgramAnalysis.BuildAsync(compilation, RulesUnderTest.Shipped))
            {
                if (await Finding.OfAsync(project, diagnostic, CancellationToken.None) is not { } finding)
                    continue;
                var removal = finding.Removal(static (_, _, _) => true);
                var all = ProgramTrace.OfAll(StoreOf(compilation), CancellationToken.None);
                var (whole, part) = (UseSurvey.Of(all, new Contexts(all), removal), UseSurvey.Of(finding.Trace, finding.Contexts, removal));
                Assert.Equal(Describe(whole), Describe(part));
                found++;
            }
        }

        Assert.True(found >= 20, $"Only {found} findings.");
    }

    [Fact]
    public async Task Nothing_is_traced_that_the_finding_has_nothing_to_do_with()
    {
        var programs = Programs(30, withConsumers: false).ToList();
        var program = await TestProgram.CreateAsync(
            programs.SelectMany((each, number) => each.Files.Select(file => new SourceFile($"P{number}.{Path.GetFileName(file.Path)}", file.Text))),
            ProgramOptions.Default with { Usings = "" });
        var compilation = (await program.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var diagnostic = (await ProgramAnalysis.BuildAsync(compilation, RulesUnderTest.Shipped))[0];
        var finding = await Finding.OfAsync(program.Project, diagnostic, CancellationToken.None);
        Assert.NotNull(finding);
        Assert.InRange(StoreOf(compilation).Count, 1, ProgramTrace.OfAll(StoreOf(compilation.Clone()), CancellationToken.None).Bodies.Count() / 8);
    }

    private static IEnumerable<GeneratedProgram> Programs(int count, bool withConsumers) =>
        ProgramSeries.Recipes(ProgramSeries.Count(count)).Select(made => ProgramGenerator.Write(made.Recipe.With("expected", "a finding"), made.Name, withConsumers));

    private static async Task<(Project Project, Compilation Compilation)> ProgramAsync(GeneratedProgram generated)
    {
        var program = await TestProgram.CreateAsync(generated.Files.Select(file => new SourceFile(file.Path, file.Text)), ProgramOptions.Default with { Usings = "" });
        return (program.Project, (await program.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!);
    }

    private static async Task<Compilation> CompilationAsync(GeneratedProgram generated) => (await ProgramAsync(generated)).Compilation;

    private static TraceStore StoreOf(Compilation compilation) => TraceStore.Of(compilation, TorchCompilation.Of(compilation).Flow!);

    private static void AssertSame<T>(IReadOnlyList<T> whole, IReadOnlyList<T> part, SyntaxNode place, GeneratedProgram program) =>
        Assert.True(
            new HashSet<T>(whole).SetEquals(part),
            $"{place}\n  whole: {Kinds(whole)}\n  part: {Kinds(part)}\n{place.GetLocation()}\n{program}");

    private static string Kinds<T>(IEnumerable<T> values) => string.Join(" | ", values.Select(value => value is ISymbol symbol ? symbol.ToString() : value!.GetType().Name));

    private static List<string> Describe(UseGraph graph)
    {
        var (wanted, needed) = (graph.ReachingWanted(), graph.ReachingNeeded());
        return [.. graph.Nodes.Select(node =>
            $"{node.Kind} {node.Key} wanted {wanted.Contains(node)} needed {needed.Contains(node)} lost {graph.IsLost(node)} to {graph.After(node).Count()}").Order(StringComparer.Ordinal)];
    }
}
