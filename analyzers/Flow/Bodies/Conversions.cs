using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary><c>(IDisposable)trainer</c>, <c>(long)1</c>: what a value was before it was converted says more of it.</summary>
internal static class Conversions
{
    /// <summary><c>(byte)256</c> is 0.</summary>
    public static bool MayChangeNumber(IConversionOperation conversion) => conversion is { OperatorMethod: null, Conversion: { IsNumeric: true, IsImplicit: false } };

    /// <summary>A value without its conversions.</summary>
    public static IOperation Under(IOperation value) => value is IConversionOperation conversion ? Under(conversion.Operand) : value;
}
