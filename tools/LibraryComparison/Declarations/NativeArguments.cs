using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace LibraryComparison.Declarations;

/// <summary>
/// A native function takes what its declaration passes. Without its header, its instructions say the least that it takes: on Linux for x64, what they
/// read of the argument registers. What they hand on unread, arguments on the stack, and the order of arguments of one kind cannot be seen.
/// </summary>
internal sealed class NativeArguments : ICheck
{
    public string Name => "declaration against native code";

    public int Compared { get; private set; }

    public IEnumerable<Difference> Run()
    {
        Compared = 0;
        torch.InitializeDeviceType(DeviceType.CPU);
        var library = NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null);
        foreach (var declaration in Declaration.All)
        {
            Compared++;
            if (!NativeLibrary.TryGetExport(library, declaration.EntryPoint, out var function))
                yield return Of(declaration, "the native library has no such function");
            else if (InstructionsAreKnown && Contradiction(declaration, RegisterReads.Of(function)) is { } found)
                yield return Of(declaration, found);
        }

        foreach (var several in Declaration.All.GroupBy(declaration => declaration.EntryPoint).Where(group => group.Count() > 1))
        {
            if (several.Any(other => !other.Arguments.SequenceEqual(several.First().Arguments)))
                yield return Of(several.First(), "is declared more than once, with different arguments");
        }
    }

    private static bool InstructionsAreKnown => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    private Difference Of(Declaration declaration, string found) => new(Name, declaration.EntryPoint, found);

    private static string? Contradiction(Declaration declaration, RegisterReads reads)
    {
        const int registers = 6;
        var whole = declaration.Arguments.Count(argument => argument == Passing.Whole);
        var floating = declaration.Arguments.Where(argument => argument != Passing.Whole).ToList();
        if (whole < Math.Min(reads.WholeCount, registers))
            return $"passes {whole} whole numbers and pointers; at least {reads.WholeCount} are read";
        if (floating.Count < reads.FloatingCount)
            return $"passes {floating.Count} floating-point numbers; at least {reads.FloatingCount} are read";
        for (var i = 0; i < Math.Min(floating.Count, 8); i++)
        {
            if (reads.Floating(i) is { } read && read != floating[i])
                return $"floating-point argument {i + 1} is declared {floating[i]} and read as {read}";
        }

        return null;
    }
}
