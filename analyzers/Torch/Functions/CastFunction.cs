using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>To a floating type the head passes through; to any other type nothing of it is left.</summary>
/// <param name="Spelling">As the tables write it.</param>
/// <param name="TypeArgument">Which argument says the type.</param>
/// <param name="Types">The floating types, as values.</param>
internal sealed record CastFunction(string Spelling, int TypeArgument, FloatingTypeValues Types) : TorchFunction(Spelling)
{
    public override Value? Apply(ValueList arguments, Func<OrderedSet<Origin>> origins)
    {
        if (TypeArgument >= arguments.Count || arguments[TypeArgument] is not Constant type || !Types.Contains(type))
            return Value.Unknown;
        return arguments[0];
    }
}

/// <summary>What a floating type looks like as an argument: a member of the enumeration, or a field of torch.</summary>
internal sealed class FloatingTypeValues(HashSet<object> enumeration)
{
    /// <summary>Stands for a field of torch that holds a floating type.</summary>
    public static readonly Constant Field = new("floating");

    public bool Contains(Constant type) => type == Field || enumeration.Contains(type.Literal);
}
