namespace Samples.Common.Running;

/// <summary>Writes files that are either as before or whole, never in between.</summary>
internal static class AtomicFile
{
    /// <param name="path">The file.</param>
    /// <param name="write">Writes to the path that it is given.</param>
    public static void Write(string path, Action<string> write)
    {
        var extension = Path.GetExtension(path);
        var unfinished = $"{path[..^extension.Length]}.{Guid.NewGuid():N}{extension}";
        try
        {
            write(unfinished);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
