using NativeLibraries.Elf;
using Xunit;

namespace NativeLibraries.Tests;

/// <summary>The build step at work in a real build, on this machine's C++ runtime.</summary>
public sealed class BuildStepTests : IClassFixture<MatrixProject>
{
    private readonly MatrixProject _project;

    public BuildStepTests(MatrixProject project)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a C++ runtime that may be too old.");
        _project = project;
    }

    [Fact]
    public void A_build_runs_libtorch_and_a_second_build_leaves_the_library_alone()
    {
        AssertBuilds();
        Assert.Equal((0, "7 10 15 22\n"), _project.Multiply());
        Assert.Equal(SystemIsTooOld(), _project.Library.LinkTarget is null);

        // A byte that nobody reads tells our file from one that was written anew.
        var marked = Change(file => file[15] = 0x5a);
        AssertBuilds();

        Assert.Equal(marked, File.ReadAllBytes(_project.Library.FullName));
    }

    [Fact]
    public void A_damaged_library_stays_and_the_build_says_so()
    {
        AssertBuilds();

        var damaged = Change(file => file.AsSpan(40, 8).Fill(0x7f));
        var (exitCode, output) = _project.Build();

        Assert.Equal(0, exitCode);
        Assert.Contains("warning NL0001: the library was left as it is, because the file ends at", output, StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(_project.Library.FullName));
        _project.Library.Delete();
    }

    private void AssertBuilds()
    {
        var (exitCode, output) = _project.Build();
        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
    }

    private bool SystemIsTooOld()
    {
        var needed = ElfFile.Parse(File.ReadAllBytes(_project.Library.FullName)).RequiredVersions;
        var available = CxxRuntime.FindVersions();
        Assert.NotNull(available);
        return needed.Any(required => required.Library == CxxRuntime.LibraryName && !available.Contains(required.Version));
    }

    /// <summary>Changes the output's library, never the cache behind a link, and keeps its time: a build takes it for its own.</summary>
    private byte[] Change(Action<byte[]> change)
    {
        var content = File.ReadAllBytes(_project.Library.FullName);
        change(content);
        LibraryFile.Replace(_project.Library.FullName, content);
        return content;
    }
}
