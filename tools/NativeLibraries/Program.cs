using NativeLibraries;
using NativeLibraries.Elf;

if (args.Length == 0)
{
    Console.Error.WriteLine("usage: NativeLibraries LIBRARY...");
    Console.Error.WriteLine("Makes native libraries load where the system's C++ runtime is older than the compiler that built them.");
    return 2;
}

foreach (var warning in OperatingSystem.IsLinux() ? Repair(args) : [])
    Console.WriteLine(warning);
return 0;

static IEnumerable<BuildWarning> Repair(string[] libraries)
{
    try
    {
        return CxxRuntime.FindVersions() is { } available
            ? [.. libraries.Select(library => LibraryRepair.Run(library, available)).OfType<BuildWarning>()]
            : [RuntimeWarning("was not found")];
    }
    catch (ElfFormatException e)
    {
        return [RuntimeWarning($"cannot be read: {e.Message}")];
    }
}

static BuildWarning RuntimeWarning(string trouble) =>
    new(CxxRuntime.LibraryName, "NL0003", $"the system's C++ runtime {trouble}; native libraries were left as they are and may not load");
