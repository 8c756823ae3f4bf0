using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>What a caller gives to a body: the values that its symbolic inputs stand for.</summary>
internal sealed record Inputs(IMethodSymbol Method, Value? Target, ValueList Arguments, ValueMap Captures)
{
    public Value Of(Parameter parameter) =>
        parameter.Symbol.Ordinal < Arguments.Count
        && SymbolEqualityComparer.Default.Equals(parameter.Symbol.ContainingSymbol, Method.OriginalDefinition)
            ? Arguments[parameter.Symbol.Ordinal]
            : Value.Unknown;

    /// <summary>Everything that is given.</summary>
    public IEnumerable<Value> All => Target is null ? Arguments.Concat(Captures.Values) : Arguments.Concat(Captures.Values).Append(Target);

    /// <summary>What the objects that are given hold in a member, however deep they lie.</summary>
    public IEnumerable<Value> HeldIn(ISymbol member) =>
        All.SelectMany(static input => input.Within(Contents.Fact)).OfType<Instance>().Select(instance => instance.Members.Find(member)).OfType<Value>();

    public Value OfReceiver => Target ?? Value.Unknown;

    /// <summary>What a parameter, or a variable of a body around, holds.</summary>
    public Value Of(ISymbol variable) => Captures.Find(variable) ?? (variable is IParameterSymbol parameter ? Of(new Parameter(parameter)) : Value.Unknown);

    public Value Of(Captured captured) => Captures.Find(captured.Symbol) ?? Value.Unknown;

    /// <summary>The type that a type parameter of the method or of its class stands for in this call.</summary>
    public ITypeSymbol? Of(ITypeParameterSymbol parameter)
    {
        if (parameter.TypeParameterKind == TypeParameterKind.Method)
            return Argument(Declaring(parameter).TypeParameters, Method.TypeArguments, parameter);
        for (var type = Target is Instance instance ? instance.Type : Method.ContainingType; type is not null; type = type.BaseType)
        {
            if (Argument(type.OriginalDefinition.TypeParameters, type.TypeArguments, parameter) is { } argument)
                return argument;
        }

        return null;
    }

    /// <summary>Each part of a partial method has type parameters of its own.</summary>
    private IMethodSymbol Declaring(ITypeParameterSymbol parameter) =>
        parameter.DeclaringMethod is { PartialDefinitionPart: { } seen } own && SymbolEqualityComparer.Default.Equals(seen, Method.OriginalDefinition) ? own : Method.OriginalDefinition;

    private static ITypeSymbol? Argument(
        IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments, ITypeParameterSymbol parameter)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(parameters[i], parameter))
                return arguments[i];
        }

        return null;
    }
}
