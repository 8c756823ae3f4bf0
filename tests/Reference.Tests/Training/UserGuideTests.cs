using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Reference.Training;
using Xunit;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>The guide is a program, in both languages.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed partial class UserGuideTests
{
    private const string ImplicitUsings = "global using System; global using System.IO; global using System.Linq; global using System.Threading; global using System.Collections.Generic;";

    private static readonly string Docs = Path.Combine(
        typeof(UserGuideTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!, "docs");

    [Theory]
    [InlineData("training.md")]
    [InlineData("own-loss.md")]
    [InlineData("predicting.md")]
    [InlineData("metrics.md")]
    [InlineData("zh-Hans/training.md")]
    [InlineData("zh-Hans/own-loss.md")]
    [InlineData("zh-Hans/predicting.md")]
    [InlineData("zh-Hans/metrics.md")]
    public void Its_parts_compile_together(string page) => Compile(string.Join('\n', Programs(page)));

    [Theory]
    [InlineData("training.md")]
    [InlineData("zh-Hans/training.md")]
    public void The_first_program_is_short_and_learns(string page)
    {
        var program = Programs(page).First();

        var output = Run(program);

        Assert.Equal("BatchMemory.Keep();", program.Split('\n').First(line => line.Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal)).Split("//")[0].Trim());
        Assert.InRange(program.Split('\n').Count(line => line.Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal)), 1, 20);
        var percent = double.Parse(Percentage().Match(output).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(percent, 95, 100);
    }

    [Fact]
    public void The_check_before_a_long_training_finds_the_model_right()
    {
        var upToTheCheck = Programs("training.md").Take(3).ToList();

        Assert.Contains("OverfitOneBatch", upToTheCheck[^1], StringComparison.Ordinal);
        Assert.Contains("the batch is learned by heart: a loss of 0.", Run(string.Join('\n', upToTheCheck)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_of_ones_own_learns() =>
        Assert.Matches(@"^r2 (1\.000|0\.99\d)\n$", Run(string.Join('\n', Programs("own-loss.md"))));

    /// <summary>Its files go where the test may write.</summary>
    [Fact]
    public void What_is_saved_is_predicted_with()
    {
        using var folder = new Data.TemporaryFolder();
        var program = string.Join('\n', Programs("predicting.md"));

        var output = Run(FileName().Replace(program, file => $"@\"{folder.PathOf(file.Groups[1].Value)}\""));

        Assert.Matches(@"^(setosa|versicolor|virginica): \d+\s*%\n$", output);
        Assert.Equal(4, Directory.GetFiles(folder.FullName).Length);
    }

    [Theory]
    [InlineData("training.md")]
    [InlineData("own-loss.md")]
    [InlineData("predicting.md")]
    [InlineData("metrics.md")]
    public void Both_languages_have_the_same_programs(string page)
    {
        var (english, chinese) = (Programs(page).Select(WithoutComments), Programs($"zh-Hans/{page}").Select(WithoutComments));

        Assert.Equal(english, chinese);
    }

    [Theory]
    [InlineData("training.md", "../README.md")]
    [InlineData("zh-Hans/training.md", "zh-Hans/README.md")]
    public void The_front_page_has_the_first_program(string page, string front) => Assert.Equal(Programs(page).First(), Assert.Single(Programs(front)));

    private static string Run(string program)
    {
        var output = new StringWriter();
        var console = Console.Out;
        Console.SetOut(output);
        try
        {
            Assembly.Load(Compile(program)).EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }

    private static IEnumerable<string> Programs(string page) =>
        Code().Matches(File.ReadAllText(Path.Combine(Docs, page))).Select(match => match.Groups[1].Value);

    private static string WithoutComments(string program) => Comment().Replace(program, "");

    private static byte[] Compile(string program)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var trees = new[] { ImplicitUsings, program }.Select(text => CSharpSyntaxTree.ParseText(text, parse));
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Append(typeof(Trainer).Assembly.Location).Distinct();
        var compilation = CSharpCompilation.Create(
            $"Guide{Guid.NewGuid():N}", trees, platform.Select(path => MetadataReference.CreateFromFile(path)), new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("\"([a-z]+\\.(model|safetensors|pt))\"")]
    private static partial Regex FileName();

    [GeneratedRegex(" *//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(\d+\.\d)\s*%")]
    private static partial Regex Percentage();
}
