namespace NativeLibraries.Elf;

/// <summary>Which versions the file's relocations bind, by way of their symbols.</summary>
internal static class SymbolBindings
{
    private const ushort HiddenBit = 0x8000;

    public static HashSet<ushort> VersionsBoundByRelocations(ElfFile file)
    {
        if (!file.Sections(ElfSectionType.VersionOfSymbols).Any())
            throw new ElfFormatException("it asks for versions, but gives none to its symbols");

        var versionOfSymbols = file.Sections(ElfSectionType.VersionOfSymbols).First();
        return [.. RelocatedSymbols(file).Select(symbol => VersionOf(file, versionOfSymbols, symbol))];
    }

    private static IEnumerable<uint> RelocatedSymbols(ElfFile file) =>
        file.Sections(ElfSectionType.RelocationsWithAddend)
            .Concat(file.Sections(ElfSectionType.Relocations))
            .Where(section => file.Linked(section).Type == ElfSectionType.DynamicSymbols)
            .SelectMany(section => Symbols(file, section))
            .Where(symbol => symbol != 0);

    private static IEnumerable<uint> Symbols(ElfFile file, ElfSection section)
    {
        if (section.EntrySize < 16)
            throw new ElfFormatException($"its relocations have {section.EntrySize} bytes each");

        for (var at = 0ul; at + section.EntrySize <= section.Size; at += section.EntrySize)
            yield return (uint)(file.Bytes.UInt64(section.Offset + at + 8) >> 32);
    }

    private static ushort VersionOf(ElfFile file, ElfSection versionOfSymbols, uint symbol)
    {
        var at = symbol * (ulong)sizeof(ushort);
        if (at + sizeof(ushort) > versionOfSymbols.Size)
            throw new ElfFormatException($"symbol {symbol} has no version");

        return (ushort)(file.Bytes.UInt16(versionOfSymbols.Offset + at) & ~HiddenBit);
    }
}
