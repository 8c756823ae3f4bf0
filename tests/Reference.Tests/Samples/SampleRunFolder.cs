using System.Text.Json.Nodes;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

/// <summary>A folder for <c>--out</c>, and what a run has left in it.</summary>
internal sealed class SampleRunFolder : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("sample-");

    public string Path => System.IO.Path.Combine(_parent.FullName, "made", "run");

    public JsonNode Result => Read("result.json");

    public bool HasResult => File.Exists(System.IO.Path.Combine(Path, "result.json"));

    public string[] Files => [.. Directory.GetFiles(Path).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(PathOf(name)))!;

    /// <summary>Changes one of the run's settings, as if it had been asked for something else.</summary>
    public void Change(string setting, JsonNode value)
    {
        var settings = Read("run.json");
        settings[setting] = value;
        File.WriteAllText(PathOf("run.json"), settings.ToJsonString());
    }

    public void CheckPictures(params string[] names)
    {
        foreach (var name in names)
            Assert.Equal("PNG"u8, File.ReadAllBytes(PathOf(name)).AsSpan(1, 3));
    }

    public void Dispose() => _parent.Delete(recursive: true);
}
