using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>A function of the tables. Its input is the tensor it is called on, or its first argument.</summary>
/// <param name="Spelling">As the tables write it, and as a user knows it.</param>
internal abstract record TorchFunction(string Spelling) : LibraryFunction
{
    public sealed override string Name => Spelling;

    /// <summary>The head of a value, or null if nothing is known of it.</summary>
    protected static HeadMeaning? HeadOf(Value value) => (value as Fact)?.Meaning as HeadMeaning;

    /// <summary>The same numbers, with their dimensions in other places.</summary>
    protected static Value Moved(Value value) =>
        value is Fact { Meaning: HeadMeaning { Dimension: not null } meaning } fact ? fact with { Meaning = meaning.Moved } : value;

    /// <summary>Single numbers of it.</summary>
    protected static Value Picked(Value value) =>
        value is not Fact { Meaning: HeadMeaning meaning } fact ? Value.Unknown
        : meaning.Picked is { } picked ? fact with { Meaning = picked }
        : Value.Unknown;

    /// <summary>Numbers that were chosen by what they are: <c>h.masked_select(h &gt; 0)</c> is never negative, whatever <c>h</c> is.</summary>
    protected static Value Chosen(Value value) =>
        Some(value) is Fact { Meaning: HeadMeaning meaning } fact ? fact with { Meaning = meaning with { IsChosen = true } } : Value.Unknown;

    /// <summary>Some of the numbers: that there are negative ones among them nobody knows.</summary>
    protected static Value Some(Value value) => value is Fact { Meaning: HeadMeaning meaning } fact ? fact with { Meaning = meaning with { IsOfLogits = false } } : value;

    /// <summary>A tensor of its own: what is done to it in place leaves the input as it is.</summary>
    protected static Fact AsNew(Fact fact, Func<OrderedSet<Origin>> origins) =>
        origins().Items is [var made, ..] ? fact with { Copied = made.Site, IsOneOfSeveral = false } : fact;

    /// <summary>The input, with the answer for an input that is not decided yet.</summary>
    protected static Value? Decide(ValueList arguments, Func<Value, Value> decide) =>
        arguments.Count == 0 ? Value.Unknown
        : arguments[0].IsSymbolic ? null
        : decide(arguments[0]);
}
