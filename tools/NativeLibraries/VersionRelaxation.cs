using System.Buffers.Binary;
using NativeLibraries.Elf;

namespace NativeLibraries;

/// <summary>
/// Makes the versions weak that a library names but never uses, so that the loader does not refuse it where the system is older.
/// A library linked by GCC 13 asks for <c>GLIBCXX_3.4.32</c> because of <c>std::ios_base_library_initv</c>, a symbol that only has to exist
/// at link time: no relocation refers to it.
/// </summary>
public static class VersionRelaxation
{
    /// <summary>Relaxes in <paramref name="library"/> what <paramref name="available"/> lacks of the C++ runtime.</summary>
    /// <returns>The versions that were made weak; empty when the library loads as it is.</returns>
    /// <exception cref="ElfFormatException">The library is damaged, or no ELF file of this kind.</exception>
    /// <exception cref="VersionInUseException">The library really uses a version that is missing. Nothing was changed.</exception>
    public static IReadOnlyList<string> Apply(byte[] library, IReadOnlySet<string> available)
    {
        ArgumentNullException.ThrowIfNull(available);
        var file = ElfFile.Parse(library);
        var missing = file.RequiredVersions
            .Where(required => required.Library == CxxRuntime.LibraryName && !required.IsWeak && !available.Contains(required.Version))
            .ToArray();

        if (Array.Find(missing, file.IsUsed) is { } used)
            throw new VersionInUseException(used.Version);

        foreach (var requirement in missing)
            MakeWeak(library, requirement);

        return [.. missing.Select(requirement => requirement.Version)];
    }

    private static void MakeWeak(byte[] library, VersionRequirement requirement) =>
        BinaryPrimitives.WriteUInt16LittleEndian(
            library.AsSpan(requirement.FlagsOffset), (ushort)(requirement.Flags | VersionRequirement.WeakFlag));
}
