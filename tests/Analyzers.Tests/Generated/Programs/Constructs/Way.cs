using System.Text.RegularExpressions;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>A construct through which a value goes, and comes out as it is; and the same construct, where something else may come out.</summary>
/// <param name="Version">The version of C# that brought it.</param>
/// <param name="Name">What it is.</param>
/// <param name="Statements">What is done with the value, which is called <c>P</c>.</param>
/// <param name="Result">The expression in which it comes out.</param>
internal sealed partial record Way(int Version, string Name, string Statements, string Result)
{
    /// <summary>The members that it needs, all static.</summary>
    public string Members { get; init; } = "";

    /// <summary>Whether single numbers come out, or lie along other dimensions: then a softmax is one no longer.</summary>
    public bool IsOfNumbers { get; init; }

    /// <summary>The statements through which <c>RAW</c> may come out instead of <c>P</c>.</summary>
    public required string Twin { get; init; }

    /// <summary>Where it comes out, if that differs.</summary>
    public string? TwinResult { get; init; }

    public Value Through(Names names, string value) =>
        new(Written(Statements, names, value, ""), Written(Result, names, value, ""));

    public Value OrElse(Names names, string value, string raw) =>
        new(Written(Twin, names, value, raw), Written(TwinResult ?? Result, names, value, raw));

    public string MembersIn(Names names) => Written(Members, names, "", "");

    private static string Written(string code, Names names, string value, string raw) =>
        RawName().Replace(ValueName().Replace(TypeName().Replace(code, names.Tensor), _ => value), _ => raw);

    [GeneratedRegex(@"\bTensor\b")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\bP\b")]
    private static partial Regex ValueName();

    [GeneratedRegex(@"\bRAW\b")]
    private static partial Regex RawName();
}
