namespace NativeLibraries;

/// <summary>A library calls into a version of the C++ runtime that this system does not have.</summary>
public sealed class VersionInUseException(string version) : Exception($"it uses {version}, which the system's {CxxRuntime.LibraryName} lacks");
