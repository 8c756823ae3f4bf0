using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>
/// <c>ref var total = ref sums;</c> is another name for <c>sums</c>, which is written behind the back of whoever follows the first name. So nothing is known of
/// what a <c>ref</c> local may name, under either name; of all else in the body the same is known as without it.
/// </summary>
internal sealed class RefLocals
{
    private static readonly RefLocals None = new();

    private readonly HashSet<ISymbol> _named = new(SymbolEqualityComparer.Default);

    /// <summary>The types of what is named by a way that has no name itself: <c>ref counts[i]</c>, <c>ref Find(key)</c>.</summary>
    private readonly HashSet<ITypeSymbol> _types = new(SymbolEqualityComparer.Default);

    /// <summary>Those of a body.</summary>
    public static RefLocals In(ControlFlowGraph graph)
    {
        if (!HasRefLocal(graph.Root))
            return None;
        var found = new RefLocals();
        foreach (var operation in graph.OriginalOperation.DescendantsAndSelf())
        {
            if (AliasIn(operation) is { } alias)
                found.Add(alias.Type, alias.Of);
        }

        return found;
    }

    /// <summary>Whether a variable or member may be named by one, or hold what is.</summary>
    public bool MayName(ISymbol symbol) =>
        this != None && (symbol is ILocalSymbol { RefKind: not RefKind.None } || _named.Contains(symbol) || (_types.Count > 0 && TypeOf(symbol) is { } type && _types.Any(named => IsMadeOf(type, named))));

    /// <summary>Whether an operation makes another name for something that cannot be told: a number is nobody's tensor, but an element of a list may be.</summary>
    public static bool IsBeyondSight(IOperation operation) =>
        AliasIn(operation) is { } alias && !IsNumber(alias.Type) && (alias.Of is null || !alias.Of.DescendantsAndSelf().All(IsOfNames));

    /// <summary>What is given another name: <c>ref var r = ref x;</c>, <c>r = ref y;</c>. Of the elements of a <c>foreach</c> nobody knows.</summary>
    private static (ITypeSymbol? Type, IOperation? Of)? AliasIn(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation { Symbol: { RefKind: not RefKind.None } local } declarator => (local.Type, declarator.GetVariableInitializer()?.Value),
        ISimpleAssignmentOperation { IsRef: true } assignment => (assignment.Target.Type, assignment.Value),
        _ => null,
    };

    private static bool HasRefLocal(ControlFlowRegion region) =>
        region.Locals.Any(static local => local.RefKind != RefKind.None) || region.NestedRegions.Any(HasRefLocal);

    private static bool IsNumber(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Enum } or { IsValueType: true, SpecialType: not SpecialType.None };

    private static bool IsOfNames(IOperation operation) =>
        operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IInstanceReferenceOperation
            or IConditionalOperation or IParenthesizedOperation
        || operation.ConstantValue.HasValue;

    private static bool IsMadeOf(ITypeSymbol type, ITypeSymbol part) => type switch
    {
        _ when SymbolEqualityComparer.Default.Equals(type, part) => true,
        IArrayTypeSymbol array => IsMadeOf(array.ElementType, part),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => IsMadeOf(argument, part)),
        _ => false,
    };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private void Add(ITypeSymbol? type, IOperation? of)
    {
        foreach (var part in of?.DescendantsAndSelf() ?? [])
        {
            if (SymbolIn(part) is { } symbol)
                _named.Add(symbol);
        }

        if (type is not null && (of is null || !of.DescendantsAndSelf().All(IsOfNames)))
            _types.Add(type);
    }

    private static ISymbol? SymbolIn(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member.OriginalDefinition,
        _ => null,
    };
}
