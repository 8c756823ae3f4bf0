using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>How many rounds a loop has, where the code says it: <c>for (var i = 0; i &lt; 3; i++)</c>, <c>foreach (var rate in new[] { 0.5, 1 })</c>.</summary>
internal sealed class RoundCount(FlowAnalysis flow, CancellationToken cancellation)
{
    private const int FewRounds = 3;

    /// <summary>What so few rounds make, need not be freed between.</summary>
    public bool IsFew(StatementSyntax loop) => Of(loop) is <= FewRounds;

    public int? Of(StatementSyntax loop) => loop switch
    {
        CommonForEachStatementSyntax { Expression: var all } => ElementsOf(all),
        ForStatementSyntax { Declaration.Variables: [{ Initializer.Value: var start }], Condition: BinaryExpressionSyntax { Right: var end }, Incrementors.Count: 1 }
            when NumberOf(start) is { } first && NumberOf(end) is { } last => Math.Abs(last - first),
        _ => null,
    };

    private int? ElementsOf(ExpressionSyntax all) => all switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } given } => given.Expressions.Count,
        ImplicitArrayCreationExpressionSyntax { Initializer: var given } => given.Expressions.Count,
        CollectionExpressionSyntax given when given.Elements.All(static element => element is ExpressionElementSyntax) => given.Elements.Count,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Range" or "Repeat" }, ArgumentList.Arguments: [_, { Expression: var count }] } => NumberOf(count),
        IdentifierNameSyntax name => InitializerOf(name) is { } value and not IdentifierNameSyntax ? ElementsOf(value) : null,
        _ => null,
    };

    /// <summary>What an array that nobody makes longer was made with.</summary>
    private ExpressionSyntax? InitializerOf(IdentifierNameSyntax name) => flow.Bodies.ReferredToBy(name, cancellation) switch
    {
        ILocalSymbol { Type: IArrayTypeSymbol } local when !IsWritten(local) => InitializerOf(local),
        IFieldSymbol { IsReadOnly: true, Type: IArrayTypeSymbol } field => InitializerOf(field),
        _ => null,
    };

    private ExpressionSyntax? InitializerOf(ISymbol declared) =>
        declared.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value } ? value : null;

    private bool IsWritten(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is not [var reference]
        || reference.GetSyntax(cancellation).Ancestors().First(LoopSyntax.IsFunction).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment.Left is IdentifierNameSyntax target && target.Identifier.ValueText == local.Name);

    private int? NumberOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: int number } => number,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length", Expression: IdentifierNameSyntax all } => ElementsOf(all),
        SimpleNameSyntax or MemberAccessExpressionSyntax => flow.Bodies.ReferredToBy(expression, cancellation) switch
        {
            IFieldSymbol { HasConstantValue: true, ConstantValue: int number } => number,
            ILocalSymbol { HasConstantValue: true, ConstantValue: int number } => number,
            ILocalSymbol local when !IsWritten(local) && InitializerOf(local) is LiteralExpressionSyntax { Token.Value: int number } => number,
            _ => null,
        },
        _ => null,
    };
}
