using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A loop that visibly goes over batches: over a loader, over a collection that holds tensors, or over slices of a tensor.</summary>
internal sealed class BatchLoop
{
    private BatchLoop(StatementSyntax statement, ExpressionSyntax? loader = null, IOperation? made = null, ExpressionSyntax? stride = null, bool isOfSeveral = true)
    {
        (Statement, Loader, Stride, IsOfSeveral) = (statement, loader, stride, isOfSeveral);
        Dataset = ArgumentOf(made, LossReports.DatasetArgument);
        BatchSize = ArgumentOf(made, LossReports.BatchSize);
        DropLast = ArgumentOf(made, LossReports.DropLast);
    }

    public StatementSyntax Statement { get; }

    /// <summary>What <c>foreach</c> runs over, if that is a loader.</summary>
    public ExpressionSyntax? Loader { get; }

    /// <summary>The data set that the loader is made of, as far as that is visible.</summary>
    public IOperation? Dataset { get; }

    public IOperation? BatchSize { get; }

    public IOperation? DropLast { get; }

    /// <summary>By how much <c>for (…; …; i += step)</c> goes on.</summary>
    public ExpressionSyntax? Stride { get; }

    /// <summary>Whether it may be that the rows are more than one batch.</summary>
    public bool IsOfSeveral { get; }

    /// <summary>The loop, or null where it is none, or where that cannot be seen.</summary>
    public static BatchLoop? Of(StatementSyntax loop, FlowAnalysis flow, VisibleValues visible, CancellationToken cancellation) => loop switch
    {
        CommonForEachStatementSyntax each => OverCollection(each, flow, visible, cancellation),
        ForStatementSyntax counted => OverSlices(counted, flow, cancellation),
        _ => null,
    };

    /// <summary>Whether a type is the library's loader.</summary>
    public static bool IsLoader(ITypeSymbol? type) => IsOrDerives(type, LossReports.Loader);

    /// <summary>Whether a type is, or derives from, one of the library's of that name.</summary>
    public static bool IsOrDerives(ITypeSymbol? type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == name && TorchSymbols.IsTorchSharp(current.ContainingAssembly))
                return true;
        }

        return false;
    }

    private static BatchLoop? OverCollection(CommonForEachStatementSyntax each, FlowAnalysis flow, VisibleValues visible, CancellationToken cancellation)
    {
        var expression = LocalMentions.Under(each.Expression);
        if (flow.Bodies.OperationOf(expression, cancellation) is not { } value || flow.Library is not TorchLibrary { Symbols: var symbols })
            return null;
        var source = visible.Source(value);
        if (IsLimited(value) || IsLimited(source))
            return null;
        if (IsLoader(value.Type))
            return new BatchLoop(each, expression, source, isOfSeveral: !IsOfAllRows(source, visible) && !SaysWhole(expression));
        return ElementOf(value.Type) is { } element && HeldTypes.HoldTensors(element, symbols) && (source is IInvocationOperation || new ListedValues(visible).Of(value).Count != 1) ? new BatchLoop(each, isOfSeveral: !SaysWhole(expression)) : null;
    }

    /// <summary><c>fullBatch</c>, <c>FullBatch(x, y)</c>.</summary>
    private static bool SaysWhole(ExpressionSyntax expression) => expression.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && NameWords.Of(token.ValueText).Any(LossReports.Whole.Contains));

    private static bool IsLimited(IOperation value) => value is IInvocationOperation { TargetMethod.Name: var name } && LossReports.Limiting.Contains(name);

    private static ITypeSymbol? ElementOf(ITypeSymbol? type) => type is IArrayTypeSymbol array ? array.ElementType
        : type is INamedTypeSymbol named ? named.AllInterfaces.Prepend(named).FirstOrDefault(static one => one.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0] : null;

    /// <summary><c>DataLoader(data, (int)data.Count)</c>; <c>DataLoader(TensorDataset(rand(64, 2)), 64)</c>.</summary>
    private static bool IsOfAllRows(IOperation made, VisibleValues visible)
    {
        if (ArgumentOf(made, LossReports.BatchSize) is not { } batch)
            return false;
        if (new[] { batch.Syntax, visible.Source(batch).Syntax }.Any(static text => text.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Any(static member => LossReports.Sizes.Contains(member.Name.Identifier.ValueText))))
            return true;
        return NumberOf(batch, visible) is { } rows && ArgumentOf(made, LossReports.DatasetArgument) is { } data && visible.Source(data) is IInvocationOperation dataset
            && dataset.Arguments.SelectMany(argument => argument.Value is IArrayCreationOperation { Initializer.ElementValues: var tensors } ? tensors.AsEnumerable() : [argument.Value])
                .Any(tensor => RowsOf(visible.Source(tensor), visible) <= rows);
    }

    private static long? RowsOf(IOperation made, VisibleValues visible) =>
        made is IInvocationOperation { Instance: null, Arguments: [{ Value: var first }, ..] } ? first is IArrayCreationOperation { Initializer.ElementValues: [var size, ..] } ? NumberOf(size, visible) : NumberOf(first, visible) : null;

    /// <summary>The constant whole number that a value visibly is.</summary>
    public static long? NumberOf(IOperation value, VisibleValues visible) => visible.Constant(value) is { HasValue: true, Value: var constant } ? constant switch { int small => small, long large => large, _ => null } : null;

    private static IOperation? ArgumentOf(IOperation? made, string parameter) =>
        made is null ? null : LibraryCall.ArgumentsOf(made).FirstOrDefault(argument => argument.Parameter?.Name == parameter && TorchSymbols.IsTorchSharp(argument.Parameter.ContainingAssembly))?.Value;

    private static BatchLoop? OverSlices(ForStatementSyntax loop, FlowAnalysis flow, CancellationToken cancellation)
    {
        var own = OwnOf(loop);
        var stride = loop.Incrementors is [AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression, Right: var step }] && step is not LiteralExpressionSyntax { Token.Value: 1 } ? step : null;
        var isSliced = loop.Statement.DescendantNodes().Any(node => node switch
        {
            ElementAccessExpressionSyntax access => Mentions(access.ArgumentList, own) && IsPart(access, flow, cancellation),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } call => LossReports.Slicing.Contains(name) && Mentions(call.ArgumentList, own),
            _ => false,
        });
        return isSliced ? new BatchLoop(loop, stride: stride) : null;
    }

    /// <summary>The names of what the loop counts, and of what a round makes of it: <c>var start = i * size;</c>.</summary>
    private static HashSet<string> OwnOf(ForStatementSyntax loop)
    {
        var own = new HashSet<string>(loop.Declaration?.Variables.Select(static variable => variable.Identifier.ValueText) ?? [], StringComparer.Ordinal);
        foreach (var variable in loop.Statement.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        {
            if (variable.Initializer is { } initializer && Mentions(initializer, own))
                own.Add(variable.Identifier.ValueText);
        }

        return own;
    }

    private static bool Mentions(SyntaxNode text, HashSet<string> names) => text.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText));

    /// <summary>One batch of a list, or a range of rows; <c>x[t]</c> of a tensor is one row.</summary>
    private static bool IsPart(ElementAccessExpressionSyntax access, FlowAnalysis flow, CancellationToken cancellation) =>
        access.ArgumentList.Arguments.Any(static argument => argument.Expression is RangeExpressionSyntax)
        || (flow.Library is TorchLibrary { Symbols: var symbols } && !symbols.IsTensor(flow.Bodies.TypeOf(access.Expression, cancellation)) && flow.Bodies.TypeOf(access, cancellation) is { } part && HeldTypes.HoldTensors(part, symbols));
}
