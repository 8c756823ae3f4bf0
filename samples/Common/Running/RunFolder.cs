using System.Text.Json;
using Samples.Common.Commands;

namespace Samples.Common.Running;

/// <summary>The folder of <c>--out</c>: what a run was asked for, how far it is, and what came of it.</summary>
internal sealed class RunFolder(DirectoryInfo folder)
{
    /// <summary>Everything that happened, one JSON object a line.</summary>
    public const string LogName = "log.jsonl";

    private const string SettingsName = "run.json";
    private const string ResultName = "result.json";
    private const string Checkpoints = "*.checkpoint";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    public string Path => folder.FullName;

    /// <summary>What came of the run; null as long as it is not finished.</summary>
    public RunResult? Result => System.IO.File.Exists(File(ResultName)) ? Load<RunResult>(ResultName) : null;

    /// <summary>Whether there is something to go on with.</summary>
    public bool HasCheckpoint => folder.Exists && folder.EnumerateFiles(Checkpoints).Any();

    /// <summary>A file of the run.</summary>
    public string File(string name) => System.IO.Path.Combine(folder.FullName, name);

    /// <summary>Begins a run: writes down what was asked for, and takes away what an earlier run in the same folder has left.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Begin<TSettings>(TSettings settings)
    {
        folder.Create();
        foreach (var pattern in new[] { ResultName, LogName, Checkpoints, "*.png", "thresholds.json" })
        {
            foreach (var old in folder.GetFiles(pattern))
                old.Delete();
        }

        Save(SettingsName, settings);
    }

    /// <summary>What the run in this folder was asked for.</summary>
    /// <exception cref="Mistake">There is no run in it.</exception>
    public TSettings Settings<TSettings>() => System.IO.File.Exists(File(SettingsName))
        ? Load<TSettings>(SettingsName)
        : throw new Mistake($"there is no run in '{Path}': begin one with 'train --out {Path}', or name its folder with --out.");

    /// <summary>Writes <c>result.json</c>, as the last file: who finds it finds a run that is finished.</summary>
    public void SaveResult(RunResult result) => Save(ResultName, result);

    public void Save<TContent>(string name, TContent content) =>
        AtomicFile.Write(File(name), path => System.IO.File.WriteAllText(path, JsonSerializer.Serialize(content, Json) + Environment.NewLine));

    /// <exception cref="Mistake">The file is not what this program writes.</exception>
    public TContent Load<TContent>(string name)
    {
        try
        {
            return JsonSerializer.Deserialize<TContent>(System.IO.File.ReadAllText(File(name)), Json)
                ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new Mistake($"'{File(name)}' cannot be read ({e.Message}): train anew.");
        }
    }
}
