namespace NativeLibraries;

/// <summary>Replaces a library in an output folder without ever writing through a link.</summary>
public static class LibraryFile
{
    /// <summary>
    /// Puts <paramref name="content"/> at <paramref name="path"/>. Where that is a link, the link goes and its target stays as it was.
    /// Time and permissions are kept, so that the build's next copy sees a file that is up to date.
    /// </summary>
    public static void Replace(string path, byte[] content)
    {
        var original = new FileInfo(path);
        if (original.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            original = target;

        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.SetLastWriteTimeUtc(temporary, original.LastWriteTimeUtc);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(temporary, original.UnixFileMode);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
