namespace NativeLibraries.Elf;

/// <summary>One <c>Elf64_Vernaux</c>: a version of a library without which the loader refuses the file, unless it is weak.</summary>
/// <param name="Library">The library that must offer the version, such as <c>libstdc++.so.6</c>.</param>
/// <param name="Version">The version's name, such as <c>GLIBCXX_3.4.32</c>.</param>
/// <param name="Index">The number under which <c>.gnu.version</c> gives this version to symbols.</param>
/// <param name="Flags"><c>vna_flags</c>.</param>
/// <param name="FlagsOffset">Where <c>vna_flags</c> lies in the file.</param>
public sealed record VersionRequirement(string Library, string Version, ushort Index, ushort Flags, int FlagsOffset)
{
    /// <summary><c>VER_FLG_WEAK</c>: the loader passes over a weak version that is missing.</summary>
    public const ushort WeakFlag = 0x2;

    private const ushort CurrentFormat = 1;

    public bool IsWeak => (Flags & WeakFlag) != 0;

    internal static VersionRequirement[] ReadAll(ElfFile file) =>
        [.. file.Sections(ElfSectionType.VersionRequirements).SelectMany(section => Libraries(file, section))];

    private static IEnumerable<VersionRequirement> Libraries(ElfFile file, ElfSection section)
    {
        var names = file.Linked(section);
        foreach (var at in ElfChain.Walk(file.Bytes, section.Offset, section.Info, nextAt: 12))
        {
            if (file.Bytes.UInt16(at) != CurrentFormat)
                throw new ElfFormatException($"a version requirement has format {file.Bytes.UInt16(at)} instead of {CurrentFormat}");

            foreach (var requirement in Versions(file, names, at))
                yield return requirement;
        }
    }

    private static IEnumerable<VersionRequirement> Versions(ElfFile file, ElfSection names, ulong library)
    {
        var count = file.Bytes.UInt16(library + 2);
        var libraryName = file.Bytes.String(names, file.Bytes.UInt32(library + 4));
        var first = library + file.Bytes.UInt32(library + 8);
        foreach (var at in ElfChain.Walk(file.Bytes, first, count, nextAt: 12))
        {
            var version = file.Bytes.String(names, file.Bytes.UInt32(at + 8));
            if (file.Bytes.UInt32(at) != VersionName.Hash(version))
                throw new ElfFormatException($"the hash of version '{version}' does not match its name");

            yield return new VersionRequirement(
                libraryName, version, Index: file.Bytes.UInt16(at + 6), Flags: file.Bytes.UInt16(at + 4), FlagsOffset: (int)at + 4);
        }
    }
}
