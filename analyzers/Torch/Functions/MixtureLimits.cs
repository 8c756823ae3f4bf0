using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>What the arguments of a mixture must be: a cubic interpolation goes beyond the numbers, and so does a mean with a divisor of its own.</summary>
/// <param name="mode">Which argument says how to interpolate, or -1.</param>
/// <param name="between">The values of it that stay between the numbers.</param>
/// <param name="divisor">Which argument is a divisor, or -1.</param>
internal sealed class MixtureLimits(int mode, IReadOnlyCollection<object> between, int divisor)
{
    /// <summary>Of what a module is given nothing but the tensor: it is not known how it was made.</summary>
    public static readonly MixtureLimits Unknown = new(int.MaxValue, [], -1);

    public static MixtureLimits Of(IMethodSymbol method)
    {
        var mode = method.Parameters.FirstOrDefault(static parameter => parameter.Name == ParameterNames.Mode && parameter.Type.TypeKind == TypeKind.Enum);
        return new MixtureLimits(PositionOf(mode, method), mode is null ? [] : ValuesBetween(mode.Type), PositionOf(method.Parameters.FirstOrDefault(static parameter => parameter.Name == ParameterNames.Divisor), method));
    }

    public bool AreKept(ValueList arguments) =>
        (mode < 0 || (mode < arguments.Count && arguments[mode] is Constant { Literal: var how } && between.Contains(how)))
        && (divisor < 0 || (divisor < arguments.Count && arguments[divisor] == Value.Null));

    private static List<object> ValuesBetween(ITypeSymbol modes) =>
        [.. modes.GetMembers().OfType<IFieldSymbol>().Where(static member => Mixtures.Between.Contains(member.Name)).Select(static member => member.ConstantValue).OfType<object>()];

    /// <summary>The object that a method is called on comes first.</summary>
    private static int PositionOf(IParameterSymbol? parameter, IMethodSymbol method) =>
        parameter is null ? -1 : parameter.Ordinal + (method.IsStatic || method.MethodKind == MethodKind.Constructor ? 0 : 1);
}
