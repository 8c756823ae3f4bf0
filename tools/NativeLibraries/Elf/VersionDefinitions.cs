namespace NativeLibraries.Elf;

/// <summary>Reads <c>.gnu.version_d</c>: the versions that a library offers to others.</summary>
internal static class VersionDefinitions
{
    public static HashSet<string> ReadAll(ElfFile file)
    {
        var versions = new HashSet<string>();
        foreach (var section in file.Sections(ElfSectionType.VersionDefinitions))
            Read(file, section, versions);
        return versions;
    }

    private static void Read(ElfFile file, ElfSection section, HashSet<string> versions)
    {
        var names = file.Linked(section);
        foreach (var at in ElfChain.Walk(file.Bytes, section.Offset, section.Info, nextAt: 16))
        {
            // The first auxiliary entry is the version's own name; later ones are the versions it inherits from.
            var name = at + file.Bytes.UInt32(at + 12);
            versions.Add(file.Bytes.String(names, file.Bytes.UInt32(name)));
        }
    }
}
