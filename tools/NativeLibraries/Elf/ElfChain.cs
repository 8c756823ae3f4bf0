namespace NativeLibraries.Elf;

/// <summary>The linked records of the version sections: each says how many bytes further the next one begins, the last says 0.</summary>
internal static class ElfChain
{
    public static IEnumerable<ulong> Walk(ElfBytes bytes, ulong first, uint count, uint nextAt)
    {
        var at = first;
        for (var i = 0u; i < count; i++)
        {
            yield return at;

            var next = bytes.UInt32(at + nextAt);
            if (next == 0 && i + 1 < count)
                throw new ElfFormatException($"a chain of {count} version records ends after {i + 1}");
            at += next;
        }
    }
}
