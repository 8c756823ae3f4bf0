using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Rules;

/// <summary>What a finding of a rule promises to its reader; the default severity follows from it.</summary>
internal enum Promise
{
    /// <summary>The program computes something other than its author wants.</summary>
    Wrong,

    /// <summary>The program works, and there is a better way to write it.</summary>
    Better,
}

internal static class PromiseExtensions
{
    public static DiagnosticSeverity DefaultSeverity(this Promise promise) =>
        promise == Promise.Wrong ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
}
