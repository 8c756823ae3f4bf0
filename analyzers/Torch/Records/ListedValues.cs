using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The elements that a list visibly has: those it is written with, those that are added to it, those that a query makes.</summary>
/// <param name="visible">What can be seen of values.</param>
/// <param name="place">Where they must all be in it, whichever way the program took; null if it is enough that they may.</param>
internal sealed class ListedValues(VisibleValues visible, SyntaxNode? place = null)
{
    private const int Depth = 6;

    private const string Add = nameof(List<object>.Add), AddRange = nameof(List<object>.AddRange);

    /// <summary>All elements that can be seen; of a query, the one that it makes of each.</summary>
    public IReadOnlyList<IOperation> Of(IOperation list) => [.. Of(list, Depth)];

    private IEnumerable<IOperation> Of(IOperation list, int depth)
    {
        if (depth == 0)
            return [];
        var variable = Conversions.Under(list);
        if (place is not null && visible.ContentWritesOf(variable).Any(write => !IsCertainAddition(write, place)))
            return [];
        var source = visible.Source(list);
        var elements = source is IInvocationOperation call ? OfCall(call, depth) : WrittenIn(source).SelectMany(element => SpreadBy(element) is { } spread ? Of(spread, depth - 1) : [element]);
        return elements.Concat(visible.CallsOn(variable, Add).Where(static add => add.Arguments.Length == 1).Select(static add => add.Arguments[0].Value))
            .Concat(visible.CallsOn(variable, AddRange).SelectMany(add => Of(add.Arguments[add.Arguments.Length - 1].Value, depth - 1)));
    }

    /// <summary>Of an array, of a collection expression, or of what an initialiser adds.</summary>
    private static IEnumerable<IOperation> WrittenIn(IOperation list) => list switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IObjectCreationOperation { Initializer: { } initializer } =>
            initializer.Initializers.OfType<IInvocationOperation>().SelectMany(static add => add.Arguments).Select(static argument => argument.Value),
        { Syntax: CollectionExpressionSyntax } => list.ChildOperations,
        _ => [],
    };

    /// <summary>As a statement in a block that the place is in, too.</summary>
    public static bool IsCertainAddition(SyntaxNode write, SyntaxNode place) =>
        write is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Add or AddRange }, Parent: ExpressionStatementSyntax statement } && IsCertain(statement, place);

    /// <summary>A statement that has run wherever the other one runs, or runs after it.</summary>
    public static bool IsCertain(StatementSyntax statement, SyntaxNode place) =>
        (statement.Parent is GlobalStatementSyntax { Parent: { } unit } ? unit : statement.Parent) is BlockSyntax or CompilationUnitSyntax
        && (statement.Parent is GlobalStatementSyntax ? statement.SyntaxTree == place.SyntaxTree : statement.Parent!.Contains(place));

    private IEnumerable<IOperation> OfCall(IInvocationOperation call, int depth) => call.TargetMethod.Name switch
    {
        nameof(Enumerable.Select) or nameof(Enumerable.SelectMany) => Made(call),
        nameof(Enumerable.ToList) or nameof(Enumerable.ToArray) or nameof(Enumerable.AsEnumerable) or nameof(Enumerable.Concat) or nameof(Enumerable.Append) or nameof(Enumerable.Prepend) =>
            call.Arguments.SelectMany(argument => IsList(argument.Value) ? Of(argument.Value, depth - 1) : [argument.Value]),
        _ when call.TargetMethod is { IsVirtual: false, IsOverride: false } method && visible.ReturnedBy(method) is var returned && (place is null || returned.Count == 1) =>
            returned.SelectMany(one => IsList(one) ? Of(one, depth - 1) : [one]),
        _ => [],
    };

    private static IEnumerable<IOperation> Made(IInvocationOperation query) =>
        query.Arguments.Select(static argument => Conversions.Under(argument.Value)).OfType<IDelegateCreationOperation>().Select(static made => made.Target).OfType<IAnonymousFunctionOperation>()
            .SelectMany(static function => function.Body.Descendants().OfType<IReturnOperation>()).Select(static returned => returned.ReturnedValue).OfType<IOperation>();

    /// <summary><c>[.. groups]</c>.</summary>
    private static IOperation? SpreadBy(IOperation element) => element.Syntax switch
    {
        SpreadElementSyntax => element.ChildOperations.FirstOrDefault(),
        { Parent: SpreadElementSyntax } => element,
        _ => null,
    };

    private static bool IsList(IOperation value) => Conversions.Under(value).Type is IArrayTypeSymbol or INamedTypeSymbol { TypeArguments.Length: 1 };
}
