namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>The class in which a piece of code stands: the model, or the trainer.</summary>
internal sealed class Host(bool isStatic, bool isModule)
{
    public bool IsStatic => isStatic;

    /// <summary>Whether the class derives from <c>Module</c>, and so knows whether it is training.</summary>
    public bool IsModule => isModule;

    /// <summary>Further members of the class.</summary>
    public List<string> Members { get; } = [];

    /// <summary>Further types beside the class.</summary>
    public List<string> Types { get; } = [];

    /// <summary>The modifier of a member that may be static anywhere.</summary>
    public string Static => isStatic ? "static " : "";

    public string MemberText => string.Concat(Members.Select(member => "\n" + member + "\n"));

    public string TypeText => string.Concat(Types.Select(type => "\n" + type + "\n"));
}

/// <summary>Statements, and the expression that holds their result.</summary>
internal readonly record struct Value(string Statements, string Expression)
{
    public static Value Of(string expression) => new("", expression);

    /// <summary>A method body, as an expression where there are no statements.</summary>
    public string AsBody() => Statements.Length == 0 ? $" => {Expression};" : $$"""

        {
            {{Statements}}
            return {{Expression}};
        }
        """;
}
