using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>What a clamp clamps to.</summary>
internal sealed class ClampBounds(InvocationExpressionSyntax clamp, ExpressionSyntax input, ProgramTrace trace)
{
    /// <summary>Bounds this near to 0 and 1 are there for the logarithm; others are there for the result.</summary>
    private const double Margin = 0.001;

    /// <summary>Whether the bounds only keep a probability off 0 and 1.</summary>
    public bool KeepProbabilities() =>
        clamp.ArgumentList.Arguments.Select(static argument => argument.Expression).Where(bound => !bound.Contains(input))
            .All(bound => bound.IsKind(SyntaxKind.NullLiteralExpression) || NumberOf(bound) is (>= 0 and <= Margin) or (>= 1 - Margin and <= 1));

    private double? NumberOf(ExpressionSyntax bound) =>
        trace.ModelOf(bound).GetConstantValue(bound, trace.Cancellation) is { HasValue: true, Value: IConvertible number } ? ToDouble(number)
        : Expressions.Unwrapped(bound) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference
            ? NumberOf(difference.Left) - NumberOf(difference.Right)
            : trace.BodyAround(bound)?.ValueOf(bound) is Constant { Literal: IConvertible known } ? ToDouble(known) : null;

    private static double ToDouble(IConvertible number) => Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture);
}
