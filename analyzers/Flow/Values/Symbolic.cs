using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Interpretation;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>A value in terms of the inputs of the body under analysis; a caller's arguments decide it.</summary>
internal abstract record Symbolic : Value
{
    public sealed override bool IsSymbolic => true;

    /// <summary>The input that decides this value: the one whose argument a finding points at.</summary>
    public abstract Symbolic Root { get; }

    /// <summary>The static type, where there is one.</summary>
    public abstract ITypeSymbol? Type { get; }

    /// <summary>The parameter or member that this stands for, if something else may stand in for it.</summary>
    public virtual Symbolic? Subject => null;

    /// <summary>Whether it is a parameter or member itself, of which a body may ask what it is.</summary>
    public bool IsSubject => Equals(Subject);

    /// <summary>The parameter whose object this is, if it is one's.</summary>
    public Parameter? Input => Subject as Parameter;

    /// <summary>The text that the compiler would make follows <see cref="Root"/>, which may be the value itself, for ever.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>The value of a parameter on entry.</summary>
internal sealed record Parameter(IParameterSymbol Symbol) : Symbolic
{
    public override Symbolic Root => this;

    public override Symbolic Subject => this;

    public override ITypeSymbol Type => Symbol.Type;
}

/// <summary>A parameter or member where it is known not to be null.</summary>
/// <param name="Whose">The parameter or member.</param>
internal sealed record Given(Symbolic Whose) : Symbolic
{
    public override Symbolic Root => Whose.Root;

    public override Symbolic? Subject => Whose.Subject;

    public override ITypeSymbol? Type => Whose.Type;

    public override int Size => Whose.Size;
}

/// <summary>A parameter or member where it is known not to be of a type.</summary>
/// <param name="Whose">The parameter or member.</param>
/// <param name="Excluded">The type that it was asked for.</param>
/// <param name="Function">The function that every object of that type is, if the type is the library's.</param>
internal sealed record Excluding(Symbolic Whose, INamedTypeSymbol Excluded, LibraryFunction? Function) : Symbolic
{
    public override Symbolic Root => Whose.Root;

    public override Symbolic? Subject => Whose.Subject;

    public override ITypeSymbol? Type => Whose.Type;

    public override int Size => Whose.Size;

    /// <summary>What it is for a caller who gives this: nothing, if the caller never comes here.</summary>
    public Value For(Value given) => given switch
    {
        LibraryObject library when library.Function.Name == Function?.Name => None,
        Instance instance when IsExcluded(instance.Type) => None,
        Symbolic symbolic => new Excluding(symbolic, Excluded, Function).Bounded(),
        _ => given,
    };

    private bool IsExcluded(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, Excluded))
                return true;
        }

        return false;
    }
}

/// <summary>The object that the member runs on.</summary>
internal sealed record Receiver(INamedTypeSymbol Declaring) : Symbolic
{
    public override Symbolic Root => this;

    public override ITypeSymbol Type => Declaring;
}

/// <summary>A local or parameter of an enclosing body, seen from a lambda or local function.</summary>
internal sealed record Captured(ISymbol Symbol) : Symbolic
{
    public override Symbolic Root => this;

    public override ITypeSymbol? Type => Symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };
}

/// <summary>A parameter or member, or what takes its place on another path.</summary>
/// <param name="One">The parameter or member.</param>
/// <param name="Other">What takes its place.</param>
/// <param name="IsForNull">Whether the other stands in for null, and for nothing else: <c>loss ??= Default()</c>.</param>
internal sealed record Either(Symbolic One, Value Other, bool IsForNull) : Symbolic
{
    public override Symbolic Root => One.Root;

    public override Symbolic? Subject => One.Subject;

    public override ITypeSymbol? Type => One.Type;

    public override int Size => One.Size + Other.Size + 1;

    /// <summary>What it is for a caller who gives this.</summary>
    public Value For(Value given, Value other) => given switch
    {
        { IsObject: true, MayBeNull: false } when IsForNull => given,
        _ when given == Null && IsForNull => other,
        Choice choice => Choice.Of(choice.Question, For(choice.Yes, other), For(choice.No, other)),
        Symbolic { Subject: { } subject } when IsForNull && subject.Equals(given) => new Either(subject, other, IsForNull: true).Bounded(),
        _ => Lattice.Join(given, other),
    };
}

/// <summary>An object made by <c>new T()</c> of a type parameter.</summary>
internal sealed record NewOf(ITypeParameterSymbol TypeParameter) : Symbolic
{
    public override Symbolic Root => this;

    public override ITypeSymbol Type => TypeParameter;
}

/// <summary>A field or auto-property of a symbolic owner.</summary>
internal sealed record MemberOf(Value Owner, ISymbol Member) : Symbolic
{
    public override Symbolic Root => Owner is Symbolic owner ? owner.Root : this;

    public override Symbolic Subject => this;

    public override ITypeSymbol? Type => Member switch
    {
        IFieldSymbol declared => declared.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    public override int Size => Owner.Size + 1;
}

/// <summary>A slot of a symbolic tuple.</summary>
internal sealed record SlotOf(Value Tuple, int Index) : Symbolic
{
    public override Symbolic Root => Tuple is Symbolic tuple ? tuple.Root : this;

    public override ITypeSymbol? Type => null;

    public override int Size => Tuple.Size + 1;
}

/// <summary>A function applied to arguments where the function or a deciding argument is symbolic.</summary>
internal sealed record Application(Value Function, ValueList Arguments, Site Site) : Symbolic
{
    public override Symbolic Root =>
        (Function switch
        {
            MethodValue { Target: Symbolic target } => target,
            Closure { Target: Symbolic target } => target,
            _ => Function as Symbolic,
        } ?? Arguments.OfType<Symbolic>().FirstOrDefault())?.Root ?? this;

    public override ITypeSymbol? Type => null;

    public override int Size => Function.Size + Arguments.Size + 1;
}
