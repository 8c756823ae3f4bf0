using NativeLibraries.Elf;

namespace NativeLibraries;

/// <summary>Makes one library file load on this system, or says why it was left alone.</summary>
public static class LibraryRepair
{
    /// <summary>Relaxes the library at <paramref name="path"/> where <paramref name="available"/> makes that necessary.</summary>
    /// <returns>A warning if the library was left untouched although it may not load.</returns>
    public static BuildWarning? Run(string path, IReadOnlySet<string> available)
    {
        try
        {
            var library = File.ReadAllBytes(path);
            if (VersionRelaxation.Apply(library, available).Count > 0)
                LibraryFile.Replace(path, library);
            return null;
        }
        catch (ElfFormatException e)
        {
            return new BuildWarning(path, "NL0001", $"the library was left as it is, because {e.Message}; it may not load");
        }
        catch (VersionInUseException e)
        {
            return new BuildWarning(path, "NL0002", $"the library was left as it is, because {e.Message}; it will not load here");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new BuildWarning(path, "NL0001", $"the library was left as it is, because it cannot be read or replaced ({e.Message})");
        }
    }
}
