using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>Named numbers, as in <c>clamp(eps, 1 - eps)</c> or <c>softmax(z, dim)</c>, that only a removed call used.</summary>
internal sealed class UnusedArguments(InvocationExpressionSyntax call, ExpressionSyntax? input, ProgramTrace trace, ProgramEdit edit)
{
    public void Remove()
    {
        foreach (var symbol in Names().Select(SymbolOf).Where(IsNumber).Distinct(SymbolEqualityComparer.Default))
            Holder.Of(symbol, trace)?.RemoveUnlessUsed(edit, IsGone);
    }

    private IEnumerable<IdentifierNameSyntax> Names() =>
        call.ArgumentList.Arguments.Where(argument => input is null || !argument.Contains(input)).SelectMany(static argument => argument.Expression.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>();

    private ISymbol? SymbolOf(IdentifierNameSyntax name) => trace.ModelOf(name).GetSymbolInfo(name, trace.Cancellation).Symbol;

    private bool IsNumber(ISymbol? symbol) =>
        symbol is ILocalSymbol or IFieldSymbol
        && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(trace.Cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value }
        && trace.ModelOf(value).GetConstantValue(value, trace.Cancellation).HasValue;

    private bool IsGone(SyntaxNode mention) => call.SyntaxTree == mention.SyntaxTree && call.Span.Contains(mention.Span) && input?.Span.Contains(mention.Span) != true;
}
