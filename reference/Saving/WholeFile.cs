namespace TorchSharp.Reference.Saving;

/// <summary>A file that is there whole, or as it was before.</summary>
internal static class WholeFile
{
    /// <summary>
    /// Writes beside the file and puts it in the old one's place in one move; where that fails, nothing is left beside it.
    /// </summary>
    public static void Write(string path, Action<Stream> content)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            {
                content(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
