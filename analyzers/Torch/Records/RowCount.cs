using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Whether a number visibly is that of the rows that a loop over batches goes over, or that of the full batches among them.</summary>
internal sealed class RowCount(FlowAnalysis flow, VisibleValues visible, LocalMentions mentions, CancellationToken cancellation)
{
    /// <summary>Rows: <c>n</c> after <c>n += y.shape[0]</c> in each round, <c>data.Count</c>, <c>x.shape[0]</c> where slices of x are taken.</summary>
    public bool IsOfSamples(ExpressionSyntax number, BatchLoop loop, IInvocationOperation loss)
    {
        if (loop.BatchSize is { } batch && BatchLoop.NumberOf(batch, visible) == 1)
            return false;
        var divisor = Unguarded(number);
        if (divisor is IdentifierNameSyntax name && flow.Bodies.ReferredToBy(name, cancellation) is ILocalSymbol counter && IsCounted(counter, name, loop, loss))
            return true;
        return (loop.Loader is not null && loop.BatchSize is not null && IsCountOfLoader(divisor, loop)) || (loop.Stride is { } stride && !IsOne(stride) && IsBoundOf(divisor, loop.Statement));
    }

    /// <summary><c>count / size</c> of whole numbers, where batches of that size are taken from so many rows and the last need not be full.</summary>
    public bool IsOfFullBatches(ExpressionSyntax number, BatchLoop loop)
    {
        if (OperationOf(LocalMentions.Under(number)) is not { } value || visible.Source(value) is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } division
            || division is not { LeftOperand.Syntax: ExpressionSyntax rows, RightOperand.Syntax: ExpressionSyntax size })
            return false;
        if (BatchLoop.NumberOf(division.RightOperand, visible) is { } constant && (constant == 1 || BatchLoop.NumberOf(division.LeftOperand, visible) is { } all && all % constant == 0))
            return false;
        if (loop.Loader is not null)
            return loop.BatchSize is { } batch && IsSame(batch, division.RightOperand) && IsFalse(loop.DropLast) && IsCountOfLoader(LocalMentions.Under(rows), loop);
        return loop.Stride is { } stride && OperationOf(stride) is { } step && IsSame(step, division.RightOperand) && IsBoundOf(LocalMentions.Under(rows), loop.Statement) && size.Span.Length > 0;
    }

    /// <summary>Whether a variable holds 0 before each run of a loop.</summary>
    public static bool IsZeroBefore(ILocalSymbol variable, IReadOnlyList<IdentifierNameSyntax> writes, StatementSyntax loop, StatementSyntax? outer, CancellationToken cancellation)
    {
        if (writes.LastOrDefault(name => name.SpanStart < loop.SpanStart) is { } last)
            return LocalMentions.AssignmentTo(last) is { Right: var value } && IsZero(value) && LoopSyntax.Around(last) == outer && last.FirstAncestorOrSelf<StatementSyntax>()?.Parent?.Contains(loop) == true;
        return variable.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var first } declared && IsZero(first) && LoopSyntax.Around(declared) == outer;
    }

    private static bool IsZero(ExpressionSyntax value) => LocalMentions.Under(value) is LiteralExpressionSyntax { Token.Value: 0 or 0L or 0f or 0d or 0u };

    /// <summary><c>n</c> of <c>Math.Max(1, n)</c>.</summary>
    private static ExpressionSyntax Unguarded(ExpressionSyntax number) => LocalMentions.Under(number) switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Math.Max), Expression: IdentifierNameSyntax { Identifier.ValueText: nameof(Math) } }, ArgumentList.Arguments: [var one, var other] } =>
            LocalMentions.Under(one.Expression is LiteralExpressionSyntax ? other.Expression : one.Expression),
        var plain => plain,
    };

    /// <summary>Whether each round adds the rows of its batch to a counter.</summary>
    private bool IsCounted(ILocalSymbol counter, IdentifierNameSyntax use, BatchLoop loop, IInvocationOperation loss)
    {
        var writes = mentions.Of(counter, use, cancellation).Where(LocalMentions.IsWrite).ToList();
        return writes.Where(name => loop.Statement.Span.Contains(name.Span)).ToList() is [var added] && LocalMentions.AssignmentTo(added, SyntaxKind.AddAssignmentExpression) is { } addition
            && LoopSyntax.Around(addition) == loop.Statement && EpochLosses.IsEachRound(addition, loop.Statement)
            && !writes.Exists(name => name.SpanStart > loop.Statement.Span.End && name.SpanStart < use.SpanStart) && IsZeroBefore(counter, writes, loop.Statement, LoopSyntax.Around(loop.Statement), cancellation)
            && FirstDimensionOf(addition.Right) is { } tensor && IsOfBatch(tensor, loss, loop.Statement);
    }

    /// <summary><c>y</c> of <c>y.shape[0]</c> and <c>y.size(0)</c>.</summary>
    private static ExpressionSyntax? FirstDimensionOf(ExpressionSyntax number) => LocalMentions.Under(number) switch
    {
        ElementAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: LossReports.ShapeProperty, Expression: var tensor }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: 0 } }] } => tensor,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: LossReports.SizeMethod, Expression: var tensor }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: 0 } }] } => tensor,
        _ => null,
    };

    /// <summary>Whether a tensor of the round goes into the loss, or into what goes into it.</summary>
    private bool IsOfBatch(ExpressionSyntax tensor, IInvocationOperation loss, StatementSyntax loop)
    {
        var names = NamesIn(loss.Syntax);
        foreach (var declared in loop.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(declared => declared.Initializer is not null && names.Contains(declared.Identifier.ValueText)).ToList())
            names.UnionWith(NamesIn(declared.Initializer!));
        return tensor.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault() is { } root && names.Contains(root.Identifier.ValueText)
            && flow.Bodies.ReferredToBy(root, cancellation) is ILocalSymbol { DeclaringSyntaxReferences: [var reference] } && loop.Span.Contains(reference.Span);
    }

    private static HashSet<string> NamesIn(SyntaxNode text) => new(text.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText), StringComparer.Ordinal);

    /// <summary><c>loader.dataset.Count</c>, or the count of the data set that the loader was made of.</summary>
    private bool IsCountOfLoader(ExpressionSyntax number, BatchLoop loop)
    {
        if (OperationOf(number) is not { } value || visible.Source(value) is not IPropertyReferenceOperation { Property.Name: LossReports.Count, Instance: { } data } || !BatchLoop.IsOrDerives(Conversions.Under(data).Type, LossReports.Dataset))
            return false;
        return Conversions.Under(data) is IPropertyReferenceOperation { Property.Name: LossReports.DatasetArgument, Instance: { } loader }
            ? loader.Syntax.ToString() == loop.Loader!.ToString()
            : loop.Dataset is { } given && IsSame(given, data);
    }

    /// <summary>Whether a loop counts up to a number: <c>i &lt; n</c>.</summary>
    private static bool IsBoundOf(ExpressionSyntax number, StatementSyntax loop) =>
        loop is ForStatementSyntax { Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression, Right: var bound } } && LocalMentions.Under(bound).ToString() == number.ToString();

    private bool IsSame(IOperation one, IOperation other) => (Conversions.Under(one), Conversions.Under(other)) switch
    {
        (ILocalReferenceOperation a, ILocalReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Local, b.Local),
        (IParameterReferenceOperation a, IParameterReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Parameter, b.Parameter),
        (IFieldReferenceOperation a, IFieldReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Field, b.Field),
        (IPropertyReferenceOperation a, IPropertyReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Property, b.Property) && a.Instance?.Syntax.ToString() == b.Instance?.Syntax.ToString(),
        _ => BatchLoop.NumberOf(one, visible) is { } number && BatchLoop.NumberOf(other, visible) == number,
    };

    private bool IsOne(ExpressionSyntax number) => OperationOf(number) is { } value && BatchLoop.NumberOf(value, visible) == 1;

    private bool IsFalse(IOperation? flag) => flag is null || visible.Constant(flag) is { HasValue: true, Value: false };

    private IOperation? OperationOf(ExpressionSyntax expression) => flow.Bodies.OperationOf(expression, cancellation);
}
