using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Arguments by the parameters they are for, however the call names or orders them.</summary>
internal static class Arguments
{
    /// <summary>As they are when the last one is computed.</summary>
    public static ValueList Of(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, Func<IOperation, Value> evaluate, State state) =>
        Of(method, arguments, Operands.InOrder([.. arguments.Select(static argument => argument.Value)], evaluate, state));

    public static ValueList Of(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, Func<IOperation, Value> evaluate) =>
        Of(method, arguments, [.. arguments.Select(argument => evaluate(argument.Value))]);

    private static ValueList Of(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, Value[] given)
    {
        var values = new Value[method.Parameters.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Value.Unknown;
        for (var i = 0; i < given.Length; i++)
        {
            if (arguments[i].Parameter is { } parameter && parameter.Ordinal < values.Length)
                values[parameter.Ordinal] = parameter.RefKind is RefKind.Ref or RefKind.Out ? Value.Unknown : given[i];
        }

        return new ValueList(values);
    }

    /// <summary>The text of each argument; null for one that is left out.</summary>
    public static IReadOnlyList<Place?> PlacesOf(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments)
    {
        var places = new Place?[method.Parameters.Length];
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < places.Length && argument.ArgumentKind != ArgumentKind.DefaultValue)
                places[parameter.Ordinal] = PlaceOf(argument);
        }

        return places;
    }

    /// <summary>The text of an argument. The operation of one in parentheses, or with <c>!</c>, has only the text within.</summary>
    public static SyntaxNode PlaceOf(IArgumentOperation argument)
    {
        var place = argument.Syntax is ArgumentSyntax syntax ? syntax.Expression : argument.Syntax;
        while (place.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
            place = place.Parent;
        return place;
    }
}
