using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Training.Repairs;

/// <summary><c>functional.dropout(x, 0.5)</c> becomes <c>functional.dropout(x, 0.5, training: training)</c>, where that is the property of the module.</summary>
internal sealed class FlagRepair(string flag, BilingualText title) : CompilingRepair(flag, title)
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (place is InvocationExpressionSyntax { ArgumentList.Arguments: [.., var last] } call && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
            && method.Parameters.Any(parameter => parameter.Name == Key) && model.LookupSymbols(call.SpanStart, name: Key) is [IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean }])
            yield return new TextChange(new TextSpan(EndOf(last, call.ArgumentList.CloseParenToken), 0), $", {Key}: {Key}");
    }

    /// <summary>Behind a comment of the last argument, unless the line ends there.</summary>
    private static int EndOf(ArgumentSyntax last, SyntaxToken close) =>
        last.GetTrailingTrivia().Concat(close.LeadingTrivia).Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) ? last.Span.End : close.SpanStart;
}
