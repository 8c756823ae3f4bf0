using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tests.Flow.Toy;

/// <summary>What is known of a thing: its colour, and its shade where that is known, too.</summary>
internal sealed record Colour(string Name, int? Shade = null) : Meaning
{
    public override Meaning? JoinWith(Meaning other) =>
        other is Colour colour && colour.Name == Name ? (colour.Shade == Shade ? this : new Colour(Name)) : null;
}

/// <summary>Gives whatever it is applied to its colour.</summary>
internal sealed record Paints(string Colour, int ShadeArgument = -1) : LibraryFunction
{
    public override string Name => Colour;

    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        new Fact(new Colour(Colour, ShadeOf(arguments)), origins());

    private int? ShadeOf(ValueList arguments) => ShadeArgument >= 0 && arguments[ShadeArgument] is Constant { Literal: int shade } ? shade : null;
}

/// <summary>Hands its argument on.</summary>
internal sealed record HandsOn : LibraryFunction
{
    public override string Name => "same";

    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) => arguments[0];
}

/// <summary>Turns red into blue, and nothing else into anything: so it has to know its argument before it can say a word.</summary>
internal sealed record Shakes : LibraryFunction
{
    public override string Name => "shake";

    public override Value? Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) => arguments[0] switch
    {
        { IsSymbolic: true } => null,
        Fact { Meaning: Colour { Name: "red" } } => new Fact(new Colour("blue"), origins()),
        _ => Value.Unknown,
    };
}

/// <summary>What is given to it is what the tests look at.</summary>
internal sealed record Observes : LibraryFunction
{
    public override string Name => "observe";

    public override bool IsObserved => true;

    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) => Value.Unknown;
}
