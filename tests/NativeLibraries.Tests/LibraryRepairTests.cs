using NativeLibraries.Elf;
using Xunit;

namespace NativeLibraries.Tests;

public sealed class LibraryRepairTests : IDisposable
{
    private static readonly HashSet<string> OldSystem = ["GLIBCXX_3.4"];
    private static readonly HashSet<string> NewSystem = ["GLIBCXX_3.4", "GLIBCXX_3.4.32"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("native-libraries-");

    private string Output => Path.Combine(_folder.FullName, "output.so");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_version_that_is_named_but_not_used_becomes_weak()
    {
        File.WriteAllBytes(Output, Library(usesNewVersion: false));

        Assert.Null(LibraryRepair.Run(Output, OldSystem));

        Assert.Equal(["GLIBCXX_3.4.32"], WeakVersions(Output));
    }

    [Fact]
    public void Only_the_flag_of_the_missing_version_changes()
    {
        var before = Library(usesNewVersion: false);
        File.WriteAllBytes(Output, before);

        LibraryRepair.Run(Output, OldSystem);

        var after = File.ReadAllBytes(Output);
        Assert.Equal(before.Length, after.Length);
        Assert.Single(before.Zip(after), pair => pair.First != pair.Second);
    }

    [Fact]
    public void A_new_enough_system_needs_no_change() => AssertUntouched(Library(usesNewVersion: true), NewSystem, code: null);

    [Fact]
    public void A_version_of_another_library_is_not_ours_to_judge() =>
        AssertUntouched(new ElfBuilder().Requires("libc.so.6", "GLIBC_2.99").Build(), OldSystem, code: null);

    [Fact]
    public void A_version_that_is_really_used_stays_and_is_named()
    {
        var warning = AssertUntouched(Library(usesNewVersion: true), OldSystem, "NL0002");

        Assert.Contains("it uses GLIBCXX_3.4.32, which the system's libstdc++.so.6 lacks", warning!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_library_stays_and_the_damage_is_named()
    {
        var warning = AssertUntouched(Library(usesNewVersion: false)[..^1], OldSystem, "NL0001");

        Assert.Contains("the file ends at", warning!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_kind_stays_and_is_named_as_MSBuild_expects()
    {
        var warning = AssertUntouched([.. "MZ"u8, .. new byte[100]], OldSystem, "NL0001");

        Assert.Equal(
            $"{Output} : warning NL0001: the library was left as it is, because it is not an ELF file; it may not load",
            warning!.ToString());
    }

    [Fact]
    public void A_library_that_is_not_there_is_a_warning()
    {
        var warning = LibraryRepair.Run(Output, OldSystem);

        Assert.Equal("NL0001", warning?.Code);
    }

    [Fact]
    public void A_link_is_replaced_and_its_target_stays()
    {
        var original = Library(usesNewVersion: false);
        var cached = Path.Combine(_folder.FullName, "cached.so");
        File.WriteAllBytes(cached, original);
        File.SetLastWriteTimeUtc(cached, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        File.CreateSymbolicLink(Output, cached);

        Assert.Null(LibraryRepair.Run(Output, OldSystem));

        Assert.Null(new FileInfo(Output).LinkTarget);
        Assert.Equal(["GLIBCXX_3.4.32"], WeakVersions(Output));
        Assert.Equal(original, File.ReadAllBytes(cached));
        Assert.Equal(File.GetLastWriteTimeUtc(cached), File.GetLastWriteTimeUtc(Output));
        Assert.Equal(2, _folder.GetFiles().Length);
    }

    [Fact]
    public void A_repaired_library_is_left_alone()
    {
        File.WriteAllBytes(Output, Library(usesNewVersion: false));
        LibraryRepair.Run(Output, OldSystem);

        AssertUntouched(File.ReadAllBytes(Output), OldSystem, code: null);
    }

    private BuildWarning? AssertUntouched(byte[] library, HashSet<string> system, string? code)
    {
        var time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.WriteAllBytes(Output, library);
        File.SetLastWriteTimeUtc(Output, time);

        var warning = LibraryRepair.Run(Output, system);

        Assert.Equal(code, warning?.Code);
        Assert.Equal(library, File.ReadAllBytes(Output));
        Assert.Equal(time, File.GetLastWriteTimeUtc(Output));
        return warning;
    }

    private static byte[] Library(bool usesNewVersion) => new ElfBuilder()
        .Requires(CxxRuntime.LibraryName, "GLIBCXX_3.4", "GLIBCXX_3.4.32")
        .Symbol(version: 2, relocated: true)
        .Symbol(version: 3, relocated: usesNewVersion)
        .Build();

    private static IEnumerable<string> WeakVersions(string path) =>
        ElfFile.Parse(File.ReadAllBytes(path)).RequiredVersions.Where(required => required.IsWeak).Select(required => required.Version);
}
