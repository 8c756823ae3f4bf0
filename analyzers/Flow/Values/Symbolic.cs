using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>A value in terms of the inputs of the body under analysis; a caller's arguments decide it.</summary>
internal abstract record Symbolic : Value
{
    public sealed override bool IsSymbolic => true;

    /// <summary>The input that decides this value: the one whose argument a finding points at.</summary>
    public abstract Symbolic Lead { get; }

    /// <summary>The static type, where there is one.</summary>
    public abstract ITypeSymbol? Type { get; }

    /// <summary>The text that the compiler would make follows <see cref="Lead"/>, which may be the value itself, for ever.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>The value of a parameter on entry.</summary>
internal sealed record Parameter(IParameterSymbol Symbol) : Symbolic
{
    public override Symbolic Lead => this;

    public override ITypeSymbol Type => Symbol.Type;
}

/// <summary>The object that the member runs on.</summary>
internal sealed record Receiver(INamedTypeSymbol Declaring) : Symbolic
{
    public override Symbolic Lead => this;

    public override ITypeSymbol Type => Declaring;
}

/// <summary>A local or parameter of an enclosing body, seen from a lambda or local function.</summary>
internal sealed record Captured(ISymbol Symbol) : Symbolic
{
    public override Symbolic Lead => this;

    public override ITypeSymbol? Type => Symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };
}

/// <summary>A parameter, or what takes its place on another path: <c>loss ??= BCELoss()</c>.</summary>
internal sealed record Either(Parameter Parameter, Value Other) : Symbolic
{
    public override Symbolic Lead => Parameter;

    public override ITypeSymbol Type => Parameter.Type;

    public override int Size => Other.Size + 2;
}

/// <summary>An object made by <c>new T()</c> of a type parameter.</summary>
internal sealed record NewOf(ITypeParameterSymbol TypeParameter) : Symbolic
{
    public override Symbolic Lead => this;

    public override ITypeSymbol Type => TypeParameter;
}

/// <summary>A field or auto-property of a symbolic owner.</summary>
internal sealed record MemberOf(Value Owner, ISymbol Member) : Symbolic
{
    public override Symbolic Lead => Owner is Symbolic owner ? owner.Lead : this;

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
    public override Symbolic Lead => Tuple is Symbolic tuple ? tuple.Lead : this;

    public override ITypeSymbol? Type => null;

    public override int Size => Tuple.Size + 1;
}

/// <summary>A function applied to arguments where the function or a deciding argument is symbolic.</summary>
internal sealed record Application(Value Function, ValueList Arguments, Site Site) : Symbolic
{
    public override Symbolic Lead =>
        (Function switch
        {
            MethodValue { Target: Symbolic target } => target,
            Closure { Target: Symbolic target } => target,
            _ => Function as Symbolic,
        } ?? Arguments.OfType<Symbolic>().FirstOrDefault())?.Lead ?? this;

    public override ITypeSymbol? Type => null;

    public override int Size => Function.Size + Arguments.Size + 1;
}
