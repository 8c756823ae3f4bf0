using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TorchSharp.Analyzers.Testing;

/// <summary>How a test program is compiled, where the usual way does not suit.</summary>
public sealed record ProgramOptions
{
    /// <summary>What the usual TorchSharp project has in force; kept in a file of its own, so that positions in a test's text are its own.</summary>
    public const string UsualUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using TorchSharp;
        global using TorchSharp.Modules;
        global using static TorchSharp.torch;
        global using static TorchSharp.torch.nn;

        """;

    public static ProgramOptions Default { get; } = new();

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Default;

    /// <summary>Null: an executable where the sources have top-level statements, else a library.</summary>
    public OutputKind? OutputKind { get; init; }

    /// <summary>The text of the file of global usings; empty for none.</summary>
    public string Usings { get; init; } = UsualUsings;

    public ImmutableArray<MetadataReference> References { get; init; } = TestProgramReferences.All;

    /// <summary>The program is half typed: its compile errors are no failure of the test.</summary>
    public bool MayHaveErrors { get; init; }

    /// <summary>Rules whose findings this test does not look at.</summary>
    public ImmutableArray<string> IgnoredRules { get; init; } = [];
}
