namespace NativeLibraries.Elf;

/// <summary>The kinds of section that take part in symbol versioning (<c>sh_type</c>).</summary>
internal enum ElfSectionType : uint
{
    RelocationsWithAddend = 4,
    Relocations = 9,
    DynamicSymbols = 11,
    VersionDefinitions = 0x6ffffffd,
    VersionRequirements = 0x6ffffffe,
    VersionOfSymbols = 0x6fffffff,
}

/// <summary>A row of the section header table.</summary>
internal readonly record struct ElfSection(ElfSectionType Type, ulong Offset, ulong Size, uint Link, uint Info, ulong EntrySize);
