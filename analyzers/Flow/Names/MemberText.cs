using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>The names that the text of a member, or of a function in it, mentions. What it calls, it mentions; so the text says what it cannot reach.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="shape">How it can be called.</param>
internal sealed class MemberText(TextSpan span, MemberShape shape)
{
    /// <summary>Names for what is called without one.</summary>
    public const string Conversion = "conversion", Operator = "operator", Indexer = "this[]", Constructor = ".ctor", Delegate = "delegate", Element = "element";

    private readonly HashSet<string> _variables = new(StringComparer.Ordinal);
    private readonly HashSet<Mention> _called = [];
    private readonly List<MemberText> _functions = [];

    public TextSpan Span => span;

    public MemberShape Shape => shape;

    /// <summary>What it calls, by name and number of arguments, or else mentions.</summary>
    public HashSet<Mention> Mentions { get; } = [];

    public void Declare(string variable) => _variables.Add(variable);

    /// <summary>A call without an object: it may be one of a variable.</summary>
    public void CallUnqualified(Mention mention) => _called.Add(mention);

    /// <summary>Takes in the text of a lambda or local function, which is part of this one.</summary>
    public void Include(MemberText function)
    {
        _functions.Add(function);
        _functions.AddRange(function._functions);
        _variables.UnionWith(function._variables);
        _called.UnionWith(function._called);
        Mentions.UnionWith(function.Mentions);
    }

    /// <summary>When the member has been read: variables may be declared after the functions that call them.</summary>
    public void End()
    {
        if (_variables.Count == 0)
            return;
        AddDelegates(_variables);
        foreach (var function in _functions)
            function.AddDelegates(_variables);
    }

    private void AddDelegates(HashSet<string> variables)
    {
        foreach (var call in _called)
        {
            if (variables.Contains(call.Name))
                Mentions.Add(call.ToDelegate());
        }
    }
}

/// <summary>A name in the text of a member.</summary>
/// <param name="Name">The name.</param>
/// <param name="Arguments">With how many arguments it is called, or how else it is used.</param>
internal sealed record Mention(string Name, int Arguments = Mention.NotCalled)
{
    /// <summary>A value: a property may be read, or a delegate made of a method.</summary>
    public const int NotCalled = -1;

    /// <summary>A type: of its members, only the constructors run.</summary>
    public const int IsType = -2;

    /// <summary>The left side of an assignment: a setter may run.</summary>
    public const int IsTarget = -3;

    private static readonly Mention[] DelegateCalls = [.. Enumerable.Range(0, 8).Select(static count => new Mention(MemberText.Delegate, count))];

    public bool IsCall => Arguments >= 0;

    public bool MayBeMethod => Arguments >= NotCalled;

    /// <summary>The same call, of a delegate in a variable of the name.</summary>
    public Mention ToDelegate() => Arguments < DelegateCalls.Length ? DelegateCalls[Arguments] : new(MemberText.Delegate, Arguments);

    public bool Equals(Mention? other) => other is not null && Arguments == other.Arguments && Name == other.Name;

    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(Name) * 31) + Arguments);
}

/// <summary>A field, property or parameter of a class, and the simple name of its type.</summary>
internal sealed record ClassVariable(string Name, string Type);
