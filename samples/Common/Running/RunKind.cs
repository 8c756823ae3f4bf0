using System.Text.RegularExpressions;

namespace Samples.Common.Running;

/// <summary>A sample, and the files that its runs leave beside those that every run has.</summary>
/// <param name="Sample">Its folder under <c>samples/</c>.</param>
/// <param name="Names">The names of its files; <c>*</c> stands for a number.</param>
internal sealed record RunKind(string Sample, params string[] Names)
{
    private static readonly string[] OfEveryRun = [RunFolder.SettingsName, RunFolder.ResultName, RunFolder.LogName];

    /// <summary>Whether this sample writes files of this name, unfinished ones included: all that it may take away.</summary>
    public bool Writes(string file) => OfEveryRun.Concat(Names).Any(name => IsNamed(file, name));

    /// <summary>Whether it is a checkpoint of this sample, and a whole one.</summary>
    public bool IsCheckpoint(string file) =>
        file.EndsWith(RunFolder.CheckpointExtension, StringComparison.Ordinal) && Writes(file) && !IsUnfinished(file);

    /// <summary>Whether it is a file that was being written when its program was killed.</summary>
    public static bool IsUnfinished(string file) => Regex.IsMatch(file, @"\.writing$|\.[0-9a-f]{32}\.[a-z]+$");

    private static bool IsNamed(string file, string name)
    {
        var (stem, extension) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        var pattern = $@"^{Regex.Escape(stem).Replace(@"\*", "[0-9]+", StringComparison.Ordinal)}(\.[0-9a-f]{{32}})?{Regex.Escape(extension)}(\.writing)?$";
        return Regex.IsMatch(file, pattern);
    }
}
