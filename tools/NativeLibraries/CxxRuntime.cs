using System.Diagnostics;
using NativeLibraries.Elf;

namespace NativeLibraries;

/// <summary>The C++ runtime library that native code on this machine is going to meet.</summary>
public static class CxxRuntime
{
    public const string LibraryName = "libstdc++.so.6";

    /// <summary>The versions that the library loaded into this process offers; the .NET runtime itself is written in C++.</summary>
    /// <returns><see langword="null"/> when this process has no such library.</returns>
    /// <exception cref="ElfFormatException">The library cannot be read.</exception>
    public static IReadOnlySet<string>? FindVersions()
    {
        using var process = Process.GetCurrentProcess();
        var path = process.Modules.Cast<ProcessModule>()
            .Select(module => module.FileName)
            .FirstOrDefault(file => Path.GetFileName(file).StartsWith(LibraryName, StringComparison.Ordinal));
        return path is null ? null : ElfFile.Parse(File.ReadAllBytes(path)).DefinedVersions;
    }
}
