using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RuleCatalog.Generated;
using RuleCatalog.Scaffolding;
using TorchSharp.Analyzers.Testing;

namespace TorchSharp.Analyzers.Package.Tests.Catalog;

/// <summary>A new rule begins with files that compile and that its author only has to fill.</summary>
public sealed class ScaffoldTests : IDisposable
{
    private const string Name = "TSA1017_LabelSmoothingBeforeBCELoss";

    private readonly SubjectRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_rule_begins_with_four_files_where_the_check_looks_for_them() => Assert.Equal(
        [
            $"analyzers/Losses/{Name}.cs",
            $"tests/Analyzers.Tests/Losses/{Name}Tests.cs",
            "docs/rules/TSA1017.md",
            "docs/zh-Hans/rules/TSA1017.md",
        ],
        Files().Select(file => file.Path));

    [Fact]
    public void Nothing_is_left_to_fill_in_by_the_tool() =>
        Assert.All(Files(), file => Assert.DoesNotContain("{{", file.Content, StringComparison.Ordinal));

    [Fact]
    public void Its_pages_are_headed_by_the_name_in_words() =>
        Assert.StartsWith("# TSA1017: Label smoothing before BCE loss\n", Files()[2].Content, StringComparison.Ordinal);

    [Fact]
    public void Its_code_compiles()
    {
        var errors = Compilation().GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("TSA17_TooShort")]
    [InlineData("TSA9017_NoSuchFamily")]
    [InlineData("TSA1017")]
    [InlineData("TSA1017_lowerCase")]
    [InlineData("TSA1017_../Elsewhere")]
    public void A_name_that_is_none_is_refused(string name)
    {
        Assert.Equal($"'{name}' is not the name of a rule; TSA1017_LabelSmoothingTwice is one.", RuleName.TryParse(name, out var rule));
        Assert.Null(rule);
    }

    [Fact]
    public void An_ID_belongs_to_one_rule_for_ever()
    {
        Assert.Null(RuleName.TryParse("TSA1102_Another", out var rule));
        Assert.Equal("TSA1102 is taken by analyzers/Losses/TSA1102_Second.cs.", Scaffold.Obstacle(rule!, _repository.Files));
    }

    private static List<GeneratedFile> Files()
    {
        Assert.Null(RuleName.TryParse(Name, out var rule));
        return [.. Scaffold.Of(rule!)];
    }

    // The name is the one to which the analyzers show their internals, as they do to the projects that these files are for.
    private static CSharpCompilation Compilation() => CSharpCompilation.Create(
        "TorchSharp.Analyzers.Tests",
        [.. Files().Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).Select(file => Parse(file.Content)), Parse(ImplicitUsings)],
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private const string ImplicitUsings = "global using System; global using System.Threading.Tasks;";

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest));

    private static IEnumerable<MetadataReference> References()
    {
        var own = Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Where(IsManagedAndNotOfTheFramework);
        return [.. TestProgramReferences.All, .. own.Select(path => MetadataReference.CreateFromFile(path))];
    }

    private static bool IsManagedAndNotOfTheFramework(string path) => Path.GetFileName(path) switch
    {
        var name when name.StartsWith("TorchSharp.Analyzers.", StringComparison.Ordinal) => !name.StartsWith("TorchSharp.Analyzers.Package", StringComparison.Ordinal),
        var name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || name.StartsWith("xunit.v3", StringComparison.Ordinal),
    };
}
