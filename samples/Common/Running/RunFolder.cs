using System.Text.Json;
using System.Text.Json.Nodes;
using Samples.Common.Commands;

namespace Samples.Common.Running;

/// <summary>The folder of <c>--out</c>: what a run was asked for, how far it is, and what came of it.</summary>
internal sealed class RunFolder(DirectoryInfo folder)
{
    /// <summary>Everything that happened, one JSON object a line.</summary>
    public const string LogName = "log.jsonl";

    public const string SettingsName = "run.json";
    public const string ResultName = "result.json";
    public const string CheckpointExtension = ".checkpoint";

    /// <summary>Whose run it is, in <c>run.json</c>.</summary>
    private const string SampleName = "sample";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    public string Path => folder.FullName;

    public DirectoryInfo Folder => folder;

    /// <summary>What came of the run; null as long as it is not finished.</summary>
    public RunResult? Result => System.IO.File.Exists(File(ResultName)) ? Load<RunResult>(ResultName, ResultRemedy) : null;

    /// <summary>Whether there is something to go on with.</summary>
    public bool HasCheckpoint => folder.Exists && folder.EnumerateFiles($"*{CheckpointExtension}").Any();

    /// <summary>A file of the run.</summary>
    public string File(string name) => System.IO.Path.Combine(folder.FullName, name);

    /// <summary>What the run in this folder was asked for.</summary>
    /// <exception cref="Mistake">There is no run in it, or it is another sample's, or its settings are none that a command has written.</exception>
    public TSettings Settings<TSettings>()
        where TSettings : IRunSettings
    {
        if (!System.IO.File.Exists(File(SettingsName)))
            throw new Mistake($"there is no run in '{Path}': begin one with 'train --out {Path}', or name its folder with --out.");
        var content = Load<JsonObject>(SettingsName, Remedy);
        CheckSample(content, TSettings.Kind);
        var settings = Parse<TSettings>(SettingsName, content.ToJsonString(), Remedy);
        var mistakes = settings.Mistakes().ToList();
        return mistakes.Count == 0 ? settings : throw new Mistake($"'{File(SettingsName)}' cannot be used ({string.Join("; ", mistakes)}): {Remedy}.");
    }

    /// <summary>Takes away the result of a run that is going to train more epochs than it says: it is written anew at the end.</summary>
    public void ForgetResultOtherThan(int epochs)
    {
        if (System.IO.File.Exists(File(ResultName)) && Load<RunResult>(ResultName, ResultRemedy).Epochs != epochs)
            System.IO.File.Delete(File(ResultName));
    }

    public void SaveSettings<TSettings>(TSettings settings)
        where TSettings : IRunSettings
    {
        var content = new JsonObject { [SampleName] = TSettings.Kind.Sample };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(settings, Json)!.AsObject().ToList())
            content[name] = value?.DeepClone();
        Save(SettingsName, content);
    }

    /// <summary>Writes <c>result.json</c>, as the last file: who finds it finds a run that is finished.</summary>
    public void SaveResult(RunResult result) => Save(ResultName, result);

    public void Save<TContent>(string name, TContent content) =>
        AtomicFile.Write(File(name), path => System.IO.File.WriteAllText(path, JsonSerializer.Serialize(content, Json) + Environment.NewLine));

    /// <param name="name">The file's.</param>
    /// <param name="remedy">What the user can do if it cannot be read.</param>
    /// <exception cref="Mistake">The file is not what this program writes.</exception>
    public TContent Load<TContent>(string name, string remedy) => Parse<TContent>(name, System.IO.File.ReadAllText(File(name)), remedy);

    private static string ResultRemedy => "take it away, and go on with 'resume'";

    private static string Remedy => "put back what it was, or train anew in another folder";

    private void CheckSample(JsonObject settings, RunKind kind)
    {
        // Runs that were begun before there was this name are known by their other settings.
        if (!settings.TryGetPropertyValue(SampleName, out var sample))
            return;
        _ = settings.Remove(SampleName);
        if (sample?.ToString() != kind.Sample)
            throw new Mistake($"the run in '{Path}' is one of samples/{sample}, and this program is samples/{kind.Sample}: name a folder of its own with --out.");
    }

    private TContent Parse<TContent>(string name, string text, string remedy)
    {
        try
        {
            return JsonSerializer.Deserialize<TContent>(text, Json) ?? throw new JsonException("it is empty");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new Mistake($"'{File(name)}' cannot be read ({e.Message.ReplaceLineEndings(" ")}): {remedy}.");
        }
    }
}
