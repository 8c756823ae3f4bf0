using Samples.Common.Commands;

namespace Samples.Common.Running;

/// <summary>
/// Held as long as a command writes into a run's folder. The system lets go of it when its process ends, however that ends. The file itself stays: who takes
/// it away could take it from under another one's feet.
/// </summary>
internal sealed class RunLock : IDisposable
{
    public const string FileName = "run.lock";

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <exception cref="Mistake">Another command writes into this folder.</exception>
    public static RunLock Take(DirectoryInfo folder)
    {
        var path = Path.Combine(folder.FullName, FileName);
        try
        {
            return new RunLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (File.Exists(path) && error is not PathTooLongException)
        {
            throw new Mistake($"another command is writing into '{folder.FullName}': let it end, or name another folder with --out.");
        }
    }

    public void Dispose() => _file.Dispose();
}
