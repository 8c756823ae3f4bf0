namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>How much a declared type says about what stands behind it.</summary>
internal enum Knowledge
{
    /// <summary>Nothing: a delegate, <c>Module&lt;Tensor, Tensor&gt;</c>, a container.</summary>
    Nothing,

    /// <summary>Enough, for a reader who trusts that nobody derives from the class.</summary>
    Enough,
}

/// <summary>A model or a loss, as the rest of the program sees it.</summary>
/// <param name="Type">The type under which it travels; null for what is only ever called by name.</param>
/// <param name="Create">The expression that makes it.</param>
/// <param name="ByType">What <paramref name="Type"/> says of it.</param>
internal abstract record Part(string? Type, string Create, Knowledge ByType)
{
    /// <summary>The types that it needs, in a file of its own.</summary>
    public string Types { get; init; } = "";

    public bool IsValue => Type is not null;
}

/// <param name="Apply">The call, from the model's name and the input.</param>
/// <param name="Group">The model as a method group, from its name.</param>
internal sealed record Model(string? Type, string Create, Knowledge ByType, Func<string, string, string> Apply, Func<string, string>? Group)
    : Part(Type, Create, ByType)
{
    /// <summary>Whether it can travel as a <c>Module&lt;Tensor, Tensor&gt;</c>.</summary>
    public bool IsModule { get; init; }
}

/// <param name="Apply">The call, from the loss's name, the prediction and the target.</param>
internal sealed record Loss(string? Type, string Create, Knowledge ByType, Func<string, string, string, string> Apply)
    : Part(Type, Create, ByType);
