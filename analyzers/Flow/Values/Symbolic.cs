using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>A value in terms of the inputs of the body under analysis; a caller's arguments decide it.</summary>
internal abstract record Symbolic : Value
{
    public sealed override Contents Contents => Contents.Input | Parts.Contents;

    /// <summary>A caller may know all of it.</summary>
    public override bool IsWhole => true;

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

/// <summary>What a caller brings, as it is on entry: the value of a parameter, the receiver, a captured variable.</summary>
internal abstract record Entry : Symbolic
{
    public sealed override ValueList Parts => ValueList.Empty;

    public sealed override Value Map(Func<Value, Value> map) => this;

    public sealed override Symbolic Root => this;
}

/// <summary>The value of a parameter on entry. Both parts of a partial method have the parameters of that part which callers see.</summary>
internal sealed record Parameter : Entry
{
    public Parameter(IParameterSymbol symbol) =>
        Symbol = symbol.ContainingSymbol is IMethodSymbol { PartialDefinitionPart: { } seen } ? seen.Parameters[symbol.Ordinal] : symbol;

    public IParameterSymbol Symbol { get; }

    public override Symbolic Subject => this;

    public override ITypeSymbol Type => Symbol.Type;
}

/// <summary>The object that the member runs on.</summary>
internal sealed record Receiver(INamedTypeSymbol Declaring) : Entry
{
    public override ITypeSymbol Type => Declaring;
}

/// <summary>A local or parameter of an enclosing body, seen from a lambda or local function.</summary>
internal sealed record Captured(ISymbol Symbol) : Entry
{
    public override ITypeSymbol? Type => Symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };
}

/// <summary>An object made by <c>new T()</c> of a type parameter.</summary>
internal sealed record NewOf(ITypeParameterSymbol TypeParameter) : Entry
{
    public override ITypeSymbol Type => TypeParameter;
}

/// <summary>A field or auto-property of a symbolic owner.</summary>
internal sealed record MemberOf(Value Owner, ISymbol Member) : Symbolic
{
    public override ValueList Parts => new(Owner);

    public override Value Map(Func<Value, Value> map) => map(Owner) is var owner && ReferenceEquals(owner, Owner) ? this : this with { Owner = owner };

    public override Symbolic Root => Owner is Symbolic owner ? owner.Root : this;

    public override Symbolic Subject => this;

    public override ITypeSymbol? Type => Member switch
    {
        IFieldSymbol declared => OfOwner(declared.Type),
        IPropertySymbol property => OfOwner(property.Type),
        IParameterSymbol parameter => OfOwner(parameter.Type),
        _ => null,
    };

    /// <summary>In a class derived from <c>TrainerBase&lt;Net&gt;</c> the model is a <c>Net</c>, though the base class calls it a <c>TModel</c>.</summary>
    private ITypeSymbol OfOwner(ITypeSymbol type)
    {
        if (type is not ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Type } parameter)
            return type;
        for (var owner = (Owner as Symbolic)?.Type as INamedTypeSymbol; owner is not null; owner = owner.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, parameter.ContainingType))
                return owner.TypeArguments[parameter.Ordinal];
        }

        return type;
    }
}

/// <summary>A slot of a symbolic tuple.</summary>
internal sealed record SlotOf(Value Tuple, int Index) : Symbolic
{
    public override ValueList Parts => new(Tuple);

    public override Value Map(Func<Value, Value> map) => map(Tuple) is var tuple && ReferenceEquals(tuple, Tuple) ? this : this with { Tuple = tuple };

    public override Symbolic Root => Tuple is Symbolic tuple ? tuple.Root : this;

    public override ITypeSymbol? Type => null;
}

/// <summary>An element of a list or array that a caller brings; where the index is no constant, what all of them have in common.</summary>
/// <param name="Elements">Whose element.</param>
/// <param name="Index">Which one: a constant, unknown, or in a dictionary what a caller gives.</param>
/// <param name="ElementType">The static type of an element.</param>
internal sealed record ElementOf(Value Elements, Value Index, ITypeSymbol? ElementType) : Symbolic
{
    public override ValueList Parts => Index.IsSymbolic ? new(Elements, Index) : new(Elements);

    public override Value Map(Func<Value, Value> map)
    {
        var (elements, index) = (map(Elements), Index.IsSymbolic ? map(Index) : Index);
        return ReferenceEquals(elements, Elements) && ReferenceEquals(index, Index) ? this : Of(elements, index, ElementType);
    }

    public override Symbolic Root => (Elements as Symbolic ?? Index as Symbolic)?.Root ?? this;

    public override ITypeSymbol? Type => ElementType;

    /// <summary>The element itself, as soon as the list is known.</summary>
    public static Value Of(Value elements, Value index, ITypeSymbol? type) => elements switch
    {
        Slots slots when slots.At(index) is var known && (known != Unknown || index is not Symbolic { IsSubject: true }) => known,
        Slots => new ElementOf(elements, index, type).Bounded(),
        Symbolic symbolic when !Lists.Is(symbolic) => new ElementOf(symbolic, index is Constant ? index : Unknown, type).Bounded(),
        _ when Lists.Common(elements) is Items items => items.At(index),
        _ => Unknown,
    };
}

/// <summary>Elements in a list of elements that a caller will bring: <c>Sequential(modules)</c> of a parameter.</summary>
internal sealed record Spread(Symbolic Elements) : Symbolic
{
    public override ValueList Parts => new(Elements);

    public override Value Map(Func<Value, Value> map) => map(Elements) is var elements && ReferenceEquals(elements, Elements) ? this : Of(elements);

    public override Symbolic Root => Elements.Root;

    public override ITypeSymbol? Type => null;

    /// <summary>What stands in a list for elements that are somebody else's: the elements themselves, as soon as they are known.</summary>
    public static Value Of(Value elements) => elements is Symbolic symbolic ? new Spread(symbolic) : elements;
}

/// <summary>A function applied to arguments where the function or a deciding argument is symbolic.</summary>
internal sealed record Application(Value Function, ValueList Arguments, Site Site) : Symbolic
{
    public override ValueList Parts => new([Function, .. Arguments]);

    public override Value Map(Func<Value, Value> map)
    {
        var (function, arguments) = (map(Function), Arguments.Map(map));
        return ReferenceEquals(function, Function) && ReferenceEquals(arguments, Arguments) ? this : new Application(function, arguments, Site);
    }

    public override Symbolic Root =>
        (Function switch
        {
            MethodValue { Target: Symbolic target } => target,
            Closure { Target: Symbolic target } => target,
            _ => Function as Symbolic,
        } ?? Arguments.OfType<Symbolic>().FirstOrDefault())?.Root ?? this;

    public override ITypeSymbol? Type => null;
}
