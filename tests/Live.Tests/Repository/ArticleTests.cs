using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Live.Tests.Hosting;

namespace TorchSharp.Analyzers.Live.Tests.Repository;

/// <summary>The published programs of the article, repaired by what the light bulbs offer first.</summary>
public sealed class ArticleTests : IAsyncLifetime
{
    private const int MostFixes = 10;

    private RepositoryProject? _sample;
    private IReadOnlyList<OpenDocument> _documents = [];

    public async ValueTask InitializeAsync()
    {
        _sample = await RepositoryProject.OpenAsync("samples/Article/Article.csproj");
        _documents = _sample.OpenAll();
        for (var fixes = 0; fixes < MostFixes && await FirstFixAsync() is { } fix; fixes++)
            _sample.Apply(await fix.ApplyAsync());
    }

    public ValueTask DisposeAsync()
    {
        _sample?.Dispose();
        return ValueTask.CompletedTask;
    }

    // Documents that do not compile have no squiggles: asking for them fails. Other rows to test on are nothing that a fix can write.
    [Fact]
    public async Task Only_the_test_on_training_rows_is_left_and_all_files_compile()
    {
        var left = new List<string>();
        foreach (var document in _documents)
            left.AddRange((await document.SquigglesAsync()).Select(static squiggle => squiggle.Id));
        Assert.Equal(["TSA2011"], left);
    }

    [Theory]
    [InlineData("Tagger.cs", "Tagger.cs")]
    [InlineData("TaggerPrediction.cs", "TaggerPrediction.cs")]
    [InlineData("SoftmaxDigitClassifier.cs", "DigitClassifier.cs")]
    public async Task What_the_fixes_change_is_what_stands_in_Repaired(string published, string repaired) =>
        Assert.Equal(await CodeAsync("Repaired", repaired), await CodeAsync("Published", published));

    private async Task<LightBulbItem?> FirstFixAsync()
    {
        foreach (var document in _documents)
        {
            foreach (var squiggle in await document.SquigglesAsync())
            {
                if (await document.LightBulbAsync(squiggle) is [var first, ..])
                    return first;
            }
        }

        return null;
    }

    /// <summary>The tokens of a file: comments differ, and names, since both versions stand in one project.</summary>
    private async Task<string> CodeAsync(string folder, string file)
    {
        var document = _documents.Single(document => document.Path.EndsWith(Path.Combine(folder, file), StringComparison.Ordinal));
        var tokens = SyntaxFactory.ParseTokens(await document.TextAsync()).Select(token => token.Text);
        return string.Join(' ', tokens).Replace("Published", "Repaired", StringComparison.Ordinal).Replace("SoftmaxDigit", "Digit", StringComparison.Ordinal);
    }
}
