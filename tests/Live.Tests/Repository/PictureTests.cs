using System.Globalization;
using System.Xml.Linq;
using TorchSharp.Analyzers.Live.Tests.Hosting;

namespace TorchSharp.Analyzers.Live.Tests.Repository;

/// <summary>The picture of the README shows an editor; these are its squiggle and light bulb. Message and code are compared with a build in Package.Tests.</summary>
public sealed class PictureTests(PictureTests.Tagging tagging) : IClassFixture<PictureTests.Tagging>
{
    private const string Shown = "Trainer.cs";

    private static readonly XElement Picture = XElement.Load(Path.Combine(BuildOutputs.RepositoryRoot, "docs", "images", "finding.svg"), LoadOptions.PreserveWhitespace);

    [Fact]
    public async Task Its_light_bulb_lists_the_fixes_of_that_finding()
    {
        using var editor = tagging.OpenEditor();
        var trainer = editor.Open(Shown);
        var fixes = await trainer.LightBulbAsync((await trainer.SquigglesAsync())[0]);

        Assert.Equal(fixes.Select(fix => fix.Title), Parts("fix").Select(fix => fix.Value));
    }

    [Fact]
    public async Task Squiggle_and_light_bulb_stand_in_the_line_of_the_finding()
    {
        using var editor = tagging.OpenEditor();
        var squiggle = (await editor.Open(Shown).SquigglesAsync())[0];

        var number = Parts("number").First(number => number.Value == squiggle.Line.ToString(CultureInfo.InvariantCulture));
        var line = number.Attribute("y")!.Value;
        Assert.Contains(squiggle.Text, Parts("code").Single(code => code.Attribute("y")!.Value == line).Value, StringComparison.Ordinal);
        Assert.EndsWith($" {line})", Assert.Single(Parts("bulb")).Attribute("transform")!.Value, StringComparison.Ordinal);
    }

    private static IEnumerable<XElement> Parts(string part) => Picture.Descendants().Where(element => (string?)element.Attribute("class") == part);

    /// <summary>The classes of the solution that the picture shows, in an editor.</summary>
    public sealed class Tagging : IAsyncLifetime
    {
        private static readonly string Sources = Path.Combine(BuildOutputs.RepositoryRoot, "tests", "Package.Tests", "Installing", "Solution", "Tagging");

        private SolutionOnDisk? _onDisk;
        private IReadOnlyList<Microsoft.CodeAnalysis.ProjectInfo>? _loaded;

        public async ValueTask InitializeAsync()
        {
            var classes = Directory.GetFiles(Sources, "*.cs").Where(file => Path.GetFileName(file) != "Program.cs");
            _onDisk = await SolutionOnDisk.CreateAsync(new ProjectOnDisk("Tagging", [.. classes.Select(file => (Path.GetFileName(file), File.ReadAllText(file)))]));
            _loaded = await Editor.LoadSolutionAsync(_onDisk.SolutionPath);
        }

        public ValueTask DisposeAsync()
        {
            _onDisk?.Dispose();
            return ValueTask.CompletedTask;
        }

        internal Editor OpenEditor() => new(_loaded ?? throw new InvalidOperationException("The solution is not loaded."));
    }
}
