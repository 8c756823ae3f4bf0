using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>What the program does with the value of an expression.</summary>
internal abstract record Consumption
{
    /// <summary>Looks at no number of it.</summary>
    public static readonly Consumption Ignored = new IgnoredValue();

    /// <summary>Takes it for what it is before the edit.</summary>
    public static readonly Consumption Needed = new NeededValue();

    /// <summary>Takes it for what it is before the edit, but applies sigmoid or softmax to it first: most likely it was meant for what it is after the edit.</summary>
    public static readonly Consumption Repeated = new RepeatedValue();

    /// <summary>Takes it for what it is after the edit.</summary>
    public static readonly Consumption Wanted = new WantedValue();

    /// <summary>Cannot be followed.</summary>
    public static readonly Consumption Lost = new LostValue();

    private sealed record IgnoredValue : Consumption;

    private sealed record NeededValue : Consumption;

    private sealed record RepeatedValue : Consumption;

    private sealed record WantedValue : Consumption;

    private sealed record LostValue : Consumption;
}

/// <summary>The value, or the same numbers in another shape, goes on.</summary>
/// <param name="Targets">To where.</param>
/// <param name="Commutes">Whether the activation may as well be applied after this step.</param>
internal sealed record Flows(IReadOnlyList<UseNode> Targets, bool Commutes = true) : Consumption
{
    /// <summary>Whether it also goes where it is taken for what it is after the edit.</summary>
    public bool IsWanted { get; init; }

    public Flows(UseNode target, bool commutes = true)
        : this([target], commutes)
    {
    }
}

/// <summary>A place that holds the value.</summary>
/// <param name="Kind">What the place is.</param>
/// <param name="Key">The text of an expression or function, the symbol of a variable.</param>
internal readonly record struct UseNode(UseNodeKind Kind, object Key)
{
    public static UseNode Expression(SyntaxNode expression) => new(UseNodeKind.Expression, expression);

    /// <summary>A local, a parameter, a field or a property.</summary>
    public static UseNode Variable(ISymbol variable) => new(UseNodeKind.Variable, variable.OriginalDefinition);

    /// <summary>What a function returns.</summary>
    public static UseNode Result(SyntaxNode function) => new(UseNodeKind.Result, function);
}

internal enum UseNodeKind
{
    Expression,
    Variable,
    Result,
}
