namespace NativeLibraries.Elf;

/// <summary>A 64-bit little-endian ELF file, read as far as symbol versions need it.</summary>
public sealed class ElfFile
{
    private const int HeaderSize = 64;
    private const int SectionHeaderSize = 64;

    private readonly ElfSection[] _sections;

    private ElfFile(ElfBytes bytes, ElfSection[] sections)
    {
        Bytes = bytes;
        _sections = sections;
        RequiredVersions = VersionRequirement.ReadAll(this);
        DefinedVersions = VersionDefinitions.ReadAll(this);
    }

    /// <summary>What <c>.gnu.version_r</c> asks of other libraries.</summary>
    public IReadOnlyList<VersionRequirement> RequiredVersions { get; }

    /// <summary>The version names that <c>.gnu.version_d</c> offers.</summary>
    public IReadOnlySet<string> DefinedVersions { get; }

    internal ElfBytes Bytes { get; }

    /// <exception cref="ElfFormatException">The bytes are no such file, or are damaged.</exception>
    public static ElfFile Parse(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length < HeaderSize || !bytes.AsSpan().StartsWith("\u007fELF"u8))
            throw new ElfFormatException("it is not an ELF file");
        if (bytes[4] != 2 || bytes[5] != 1)
            throw new ElfFormatException("it is an ELF file, but not a 64-bit little-endian one");

        var reader = new ElfBytes(bytes);
        return new ElfFile(reader, ReadSections(reader));
    }

    /// <summary>Whether a relocation binds a symbol of this version, so that the program would really use it.</summary>
    public bool IsUsed(VersionRequirement requirement)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        return SymbolBindings.VersionsBoundByRelocations(this).Contains(requirement.Index);
    }

    internal IEnumerable<ElfSection> Sections(ElfSectionType type) => _sections.Where(section => section.Type == type).Select(InsideFile);

    internal ElfSection Linked(ElfSection section) =>
        section.Link < _sections.Length
            ? InsideFile(_sections[section.Link])
            : throw new ElfFormatException($"a section is linked to section {section.Link} of {_sections.Length}");

    private ElfSection InsideFile(ElfSection section)
    {
        Bytes.Range(section.Offset, section.Size);
        return section;
    }

    private static ElfSection[] ReadSections(ElfBytes bytes)
    {
        var table = bytes.UInt64(40);
        var entrySize = bytes.UInt16(58);
        var count = bytes.UInt16(60);
        if (table == 0 || count == 0)
            throw new ElfFormatException("it has no section headers");
        if (entrySize != SectionHeaderSize)
            throw new ElfFormatException($"its section headers have {entrySize} bytes instead of {SectionHeaderSize}");

        bytes.Range(table, (ulong)count * SectionHeaderSize);
        return [.. Enumerable.Range(0, count).Select(i => ReadSection(bytes, table + (ulong)i * SectionHeaderSize))];
    }

    private static ElfSection ReadSection(ElfBytes bytes, ulong at) => new(
        (ElfSectionType)bytes.UInt32(at + 4),
        Offset: bytes.UInt64(at + 24),
        Size: bytes.UInt64(at + 32),
        Link: bytes.UInt32(at + 40),
        Info: bytes.UInt32(at + 44),
        EntrySize: bytes.UInt64(at + 56));
}
