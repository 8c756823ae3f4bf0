using System.Buffers.Binary;
using CsCheck;
using NativeLibraries.Elf;
using Xunit;

namespace NativeLibraries.Tests;

public class ElfFileTests
{
    private static byte[] Library() => new ElfBuilder()
        .Requires("libc.so.6", "GLIBC_2.34")
        .Requires("libstdc++.so.6", "GLIBCXX_3.4", "GLIBCXX_3.4.32")
        .Defines("OURS_1.0", "OURS_1.1")
        .Symbol(version: 3, relocated: true)
        .Symbol(version: 4, relocated: false)
        .Build();

    [Fact]
    public void Required_versions_are_read_with_their_library_and_number()
    {
        var required = ElfFile.Parse(Library()).RequiredVersions;

        Assert.Equal(
            [("libc.so.6", "GLIBC_2.34", 2), ("libstdc++.so.6", "GLIBCXX_3.4", 3), ("libstdc++.so.6", "GLIBCXX_3.4.32", 4)],
            required.Select(r => (r.Library, r.Version, (int)r.Index)));
        Assert.All(required, r => Assert.False(r.IsWeak));
    }

    [Fact]
    public void The_weak_flag_lies_where_the_requirement_says()
    {
        var library = Library();
        var required = ElfFile.Parse(library).RequiredVersions[1];

        library[required.FlagsOffset] |= (byte)VersionRequirement.WeakFlag;

        Assert.Equal(["GLIBCXX_3.4"], ElfFile.Parse(library).RequiredVersions.Where(r => r.IsWeak).Select(r => r.Version));
    }

    [Fact]
    public void Defined_versions_are_read() =>
        Assert.Equal(["OURS_1.0", "OURS_1.1"], ElfFile.Parse(Library()).DefinedVersions.Order());

    [Fact]
    public void A_version_is_used_when_a_relocation_binds_one_of_its_symbols()
    {
        var file = ElfFile.Parse(Library());

        Assert.Equal(["GLIBCXX_3.4"], file.RequiredVersions.Where(file.IsUsed).Select(r => r.Version));
    }

    [Fact]
    public void A_hidden_symbol_counts_for_its_version()
    {
        var file = ElfFile.Parse(new ElfBuilder().Requires("libstdc++.so.6", "V").Symbol(version: 0x8002, relocated: true).Build());

        Assert.True(file.IsUsed(file.RequiredVersions[0]));
    }

    [Theory]
    [InlineData("GLIBC_2.2.5", 0x09691a75)]
    [InlineData("GLIBCXX_3.4", 0x08922974)]
    public void Version_names_hash_as_in_System_V(string name, uint hash) => Assert.Equal(hash, VersionName.Hash(name));

    [Theory]
    [InlineData("not an ELF file", 0, 0x00)]
    [InlineData("not a 64-bit little-endian one", 4, 0x01)]
    [InlineData("not a 64-bit little-endian one", 5, 0x02)]
    [InlineData("section headers have 65 bytes", 58, 0x41)]
    [InlineData("no section headers", 60, 0x00)]
    [InlineData("the file ends at", 61, 0x01)]
    public void A_damaged_header_is_named(string complaint, int offset, byte value)
    {
        var library = Library();
        library[offset] = value;

        Assert.Contains(complaint, Complaint(library), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_shorter_than_a_header_is_not_ELF() =>
        Assert.Equal("it is not an ELF file", Complaint([.. "\u007fELF"u8]));

    [Fact]
    public void A_name_that_does_not_match_its_hash_is_damage()
    {
        var library = Library();
        library.AsSpan()[library.AsSpan().IndexOf("GLIBCXX_3.4.32"u8)] = (byte)'X';

        Assert.Equal("the hash of version 'XLIBCXX_3.4.32' does not match its name", Complaint(library));
    }

    [Fact]
    public void A_chain_that_ends_early_is_damage()
    {
        var library = Library();
        var firstOfTwo = ElfFile.Parse(library).RequiredVersions[1].FlagsOffset - 4;
        BinaryPrimitives.WriteUInt32LittleEndian(library.AsSpan(firstOfTwo + 12), 0);

        Assert.Equal("a chain of 2 version records ends after 1", Complaint(library));
    }

    [Fact]
    public void A_symbol_without_a_version_is_damage()
    {
        var library = Library();
        var versionOfSymbols = SectionHeader(library, 3);
        BinaryPrimitives.WriteUInt64LittleEndian(library.AsSpan(versionOfSymbols + 32), 2);
        var file = ElfFile.Parse(library);

        var damage = Assert.Throws<ElfFormatException>(() => file.IsUsed(file.RequiredVersions[0]));

        Assert.Equal("symbol 1 has no version", damage.Message);
    }

    [Fact]
    public void No_cut_file_is_read_as_if_it_were_whole()
    {
        var library = Library();

        for (var length = 0; length < library.Length; length++)
            Assert.NotEqual("", Complaint(library[..length]));
    }

    [Fact]
    public void Damage_never_ends_in_another_exception()
    {
        var library = Library();
        var damage = Gen.Select(Gen.Int[0, library.Length - 1], Gen.Byte).Array[1, 8];

        damage.Sample(changes =>
        {
            var damaged = library.ToArray();
            foreach (var (offset, value) in changes)
                damaged[offset] = value;
            return ReadsOrComplains(damaged);
        });
    }

    private static bool ReadsOrComplains(byte[] library)
    {
        try
        {
            var file = ElfFile.Parse(library);
            return file.RequiredVersions.All(required => file.IsUsed(required) || required.FlagsOffset < library.Length);
        }
        catch (ElfFormatException)
        {
            return true;
        }
    }

    private static string Complaint(byte[] library) => Assert.Throws<ElfFormatException>(() => ElfFile.Parse(library)).Message;

    private static int SectionHeader(byte[] library, int section) =>
        (int)BinaryPrimitives.ReadUInt64LittleEndian(library.AsSpan(40)) + 64 * section;
}
