using Samples.Common.Commands;

namespace Samples.Common.Running;

/// <summary>
/// Makes a folder the place of a new run, and takes nothing from anybody: it removes names that this sample writes, where <c>run.json</c> says that the run
/// is its own, and refuses every other folder that is not empty. A run that is not finished is only removed where the user says so.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="overwrite">Whether the user gives up a run that is not finished.</param>
/// <param name="place">How far a run has come that is not finished: <c>12 of 70 epochs</c>.</param>
internal sealed class RunClaim<TSettings>(RunFolder folder, bool overwrite, Func<TSettings, string> place)
    where TSettings : IRunSettings
{
    private static RunKind Kind => TSettings.Kind;

    private DirectoryInfo Folder => folder.Folder;

    /// <summary>Looks without touching anything: before data are read, which may take long.</summary>
    /// <exception cref="Mistake">The folder is not free.</exception>
    public void Check()
    {
        if (File.Exists(Folder.FullName))
            throw new Mistake($"--out: '{Folder.FullName}' is a file, and a run wants a folder.");
        if (IsFree())
            return;
        if (!File.Exists(folder.File(RunFolder.SettingsName)))
            throw new Mistake(
                $"'{Folder.FullName}' is not empty, and not the folder of a run: {Content()}. Name an empty or a new folder with --out; nothing was changed.");

        var before = folder.Settings<TSettings>();
        if (!overwrite && IsUnfinished())
            throw new Mistake(
                $"there is a run in '{Folder.FullName}' that is not finished ({place(before)}). Go on with it with 'resume --out {Folder.FullName}', "
                + "name another folder with --out, or begin anew with --overwrite.");
    }

    /// <summary>Begins a run: takes away what a run before has left, and writes down what is asked for.</summary>
    /// <returns>The lock, to be held as long as the run writes.</returns>
    /// <exception cref="Mistake">The folder is not free, or another command writes into it.</exception>
    public RunLock Begin(TSettings settings)
    {
        Check();
        Folder.Create();
        var hold = RunLock.Take(Folder);
        try
        {
            Check();
            Clear();
            folder.SaveSettings(settings);
            return hold;
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>What tells of the run goes first: who is killed in between leaves no result without its model.</summary>
    private void Clear()
    {
        foreach (var file in Folder.GetFiles().Where(file => Kind.Writes(file.Name)).OrderByDescending(file => file.Name == RunFolder.ResultName))
        {
            if (file.Name != RunFolder.SettingsName)
                file.Delete();
        }
    }

    private bool IsUnfinished() => !File.Exists(folder.File(RunFolder.ResultName)) && Folder.EnumerateFiles().Any(file => Kind.IsCheckpoint(file.Name));

    /// <summary>The first moments of a run leave no more than a lock, and a draft of its settings.</summary>
    private bool IsFree() => !Folder.Exists || Folder.EnumerateFileSystemInfos().All(entry =>
        entry.Name == RunLock.FileName || (Kind.Writes(entry.Name) && RunKind.IsUnfinished(entry.Name)));

    private string Content()
    {
        var names = Folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal).ToList();
        return names.Count == 1 ? $"'{names[0]}' is in it" : $"'{names[0]}' and {names.Count - 1} more are in it";
    }
}
