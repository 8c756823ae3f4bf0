namespace NativeLibraries.Elf;

/// <summary>The bytes are not a 64-bit little-endian ELF file, or contradict themselves.</summary>
public sealed class ElfFormatException(string message) : Exception(message);
