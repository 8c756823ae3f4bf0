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
/// <param name="readEnumeration">The values of the floating members. Most programs never cast, and need not have them read.</param>
internal sealed class FloatingTypeValues(Func<HashSet<object>> readEnumeration)
{
    /// <summary>Stands for a field of torch that holds a floating type.</summary>
    public static readonly Constant Field = new("floating");

    private readonly Lazy<HashSet<object>> _enumeration = new(readEnumeration);

    public bool Contains(Constant type) => type == Field || _enumeration.Value.Contains(type.Literal);
}
