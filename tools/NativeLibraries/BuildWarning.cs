namespace NativeLibraries;

/// <summary>A warning in the form that MSBuild recognises in a tool's output.</summary>
/// <param name="File">The file that the warning is about.</param>
/// <param name="Code">
/// <c>NL0001</c>: the library cannot be read or written; <c>NL0002</c>: it uses something that this system lacks;
/// <c>NL0003</c>: the system's own C++ runtime is missing or unreadable.
/// </param>
/// <param name="Message">What is wrong and what it means, in a sentence.</param>
public sealed record BuildWarning(string File, string Code, string Message)
{
    public override string ToString() => $"{File} : warning {Code}: {Message}";
}
