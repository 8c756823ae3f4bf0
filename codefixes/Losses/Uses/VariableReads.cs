using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Where variables are read, and whether a read whose value is unknown may see what a write put there.</summary>
internal sealed class VariableReads(ProgramTrace trace, Contexts contexts, Removal removal)
{
    public IEnumerable<ExpressionSyntax> Of(ISymbol variable) =>
        from body in ScopeOf(variable)
        from name in body.Declaration.DescendantNodes().OfType<SimpleNameSyntax>()
        where name.Identifier.ValueText == variable.Name && Owner(name) == body
        let whole = Whole(name)
        where IsRead(whole)
        where SymbolEqualityComparer.Default.Equals(trace.ModelOf(name).GetSymbolInfo(name, trace.Cancellation).Symbol?.OriginalDefinition, variable)
        select whole;

    /// <summary>Whether a read that is not known to see the value may see it all the same.</summary>
    public bool MayHold(ExpressionSyntax read, ISymbol variable, IEnumerable<SyntaxNode> writes)
    {
        if (contexts.ValuesOf(read).All(static value => value != Value.Unknown && value is not Captured) || IsNumberFree(read))
            return false;
        var sources = writes.ToList();
        return variable is not (ILocalSymbol or IParameterSymbol)
            || sources.Select(StatementOf).OfType<StatementSyntax>().Any(write => Reaches(write, read, variable))
            || (variable is IParameterSymbol && sources.Exists(source => !IsAssignedTo(variable, source)) && !IsOverwrittenBefore(read, variable, 0));
    }

    /// <summary>Whether a value comes into a parameter by an assignment, and not from a caller.</summary>
    private static bool IsAssignedTo(ISymbol variable, SyntaxNode source)
    {
        while (source.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
            source = source.Parent;
        return source.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } assignment
            && assignment.Right == source && target.Identifier.ValueText == variable.Name;
    }

    private BodyTrace? Owner(SyntaxNode node) => trace.BodyAround(node);

    private IEnumerable<BodyTrace> ScopeOf(ISymbol variable) =>
        variable is ILocalSymbol or IParameterSymbol
            ? variable.DeclaringSyntaxReferences.Select(reference => trace.BodyAround(reference.GetSyntax(trace.Cancellation))).OfType<BodyTrace>()
            : trace.Bodies;

    private static ExpressionSyntax Whole(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        _ => name,
    };

    private static bool IsRead(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment when assignment.Left == expression => false,
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword } => false,
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } when assignment.Left == tuple => false,
        NameColonSyntax or NameEqualsSyntax => false,
        _ => true,
    };

    private bool IsNumberFree(ExpressionSyntax read) =>
        read.Parent is MemberAccessExpressionSyntax access && access.Expression == read
        && trace.ModelOf(access).GetSymbolInfo(access, trace.Cancellation).Symbol is { } member && NumberFree.Is(member);

    private static StatementSyntax? StatementOf(SyntaxNode node) => node.FirstAncestorOrSelf<StatementSyntax>();

    private bool Reaches(StatementSyntax write, ExpressionSyntax read, ISymbol variable)
    {
        if (write.Span.Contains(read.Span))
            return false;
        if (RunsAtAnyTime(read, write))
            return true;
        if (write.SpanStart < read.SpanStart)
            return !IsOverwrittenBefore(read, variable, write.Span.End);
        var loop = write.Ancestors().FirstOrDefault(ancestor => IsLoop(ancestor) && ancestor.Span.Contains(read.Span));
        return loop is not null
            && !variable.DeclaringSyntaxReferences.Any(reference => loop.Span.Contains(reference.Span))
            && !IsOverwrittenBefore(read, variable, loop.SpanStart);
    }

    /// <summary>Whether the read is in a lambda or local function that may be called before or after the write, wherever it stands.</summary>
    private static bool RunsAtAnyTime(ExpressionSyntax read, StatementSyntax write) =>
        read.Ancestors().Any(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax && !ancestor.Span.Contains(write.Span));

    private static bool IsLoop(SyntaxNode node) =>
        node is ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or AnonymousFunctionExpressionSyntax
            or LocalFunctionStatementSyntax;

    /// <summary>Whether the variable gets another value on every way from a position to the read.</summary>
    private bool IsOverwrittenBefore(ExpressionSyntax read, ISymbol variable, int position) =>
        read.Ancestors().OfType<BlockSyntax>().SelectMany(static block => block.Statements).Any(statement =>
            statement.SpanStart >= position && statement.Span.End <= read.SpanStart
            && statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } assignment }
            && target.Identifier.ValueText == variable.Name
            && !contexts.ValuesOf(assignment.Right).Any(removal.Changes));
}
