using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>What a method of the base class library does with the elements of a sequence.</summary>
internal enum SequenceEffect
{
    None,

    /// <summary>Makes of each element another one, when somebody runs over them.</summary>
    Select,

    /// <summary>Puts the elements of two side by side, when somebody runs over them.</summary>
    Zip,

    /// <summary>Gives the elements of several one after the other, when somebody runs over them.</summary>
    Join,

    /// <summary>Gives the elements, and one more.</summary>
    With,

    /// <summary>Gives one value again and again.</summary>
    Repeat,

    /// <summary>Gives the same elements, or some of them, in whatever order.</summary>
    Same,

    /// <summary>Gives one of the elements.</summary>
    One,

    /// <summary>Gives a container with the elements.</summary>
    Copy,

    /// <summary>Runs a function on each element, and gives nothing that is followed.</summary>
    Each,

    /// <summary>Runs a function on what it has made so far and the next element.</summary>
    Fold,
}

internal static class SequenceMethods
{
    private static readonly Dictionary<string, SequenceEffect> OfEnumerable = new(StringComparer.Ordinal)
    {
        ["Select"] = SequenceEffect.Select,
        ["Zip"] = SequenceEffect.Zip,
        ["Concat"] = SequenceEffect.Join, ["Append"] = SequenceEffect.With, ["Prepend"] = SequenceEffect.With, ["Repeat"] = SequenceEffect.Repeat,
        ["Where"] = SequenceEffect.Same, ["Take"] = SequenceEffect.Same, ["Skip"] = SequenceEffect.Same, ["TakeWhile"] = SequenceEffect.Same,
        ["SkipWhile"] = SequenceEffect.Same, ["TakeLast"] = SequenceEffect.Same, ["SkipLast"] = SequenceEffect.Same, ["Reverse"] = SequenceEffect.Same,
        ["OrderBy"] = SequenceEffect.Same, ["OrderByDescending"] = SequenceEffect.Same, ["ThenBy"] = SequenceEffect.Same, ["ThenByDescending"] = SequenceEffect.Same,
        ["Order"] = SequenceEffect.Same, ["Distinct"] = SequenceEffect.Same, ["AsEnumerable"] = SequenceEffect.Same,
        ["First"] = SequenceEffect.One, ["FirstOrDefault"] = SequenceEffect.One, ["Last"] = SequenceEffect.One, ["LastOrDefault"] = SequenceEffect.One,
        ["Single"] = SequenceEffect.One, ["SingleOrDefault"] = SequenceEffect.One, ["ElementAt"] = SequenceEffect.One, ["ElementAtOrDefault"] = SequenceEffect.One,
        ["ToArray"] = SequenceEffect.Copy, ["ToList"] = SequenceEffect.Copy,
        ["Sum"] = SequenceEffect.Each, ["Average"] = SequenceEffect.Each, ["Max"] = SequenceEffect.Each, ["Min"] = SequenceEffect.Each,
        ["Aggregate"] = SequenceEffect.Fold,
    };

    public static SequenceEffect EffectOf(IMethodSymbol method) => method.ContainingType switch
    {
        { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } =>
            OfEnumerable.TryGetValue(method.Name, out var effect) ? effect : SequenceEffect.None,
        { Name: "List", ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } } or { SpecialType: SpecialType.System_Array } =>
            method.Name == "ForEach" ? SequenceEffect.Each : SequenceEffect.None,
        _ => SequenceEffect.None,
    };
}
