using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Edits;

/// <summary>An activation, as it is written where it must be applied again.</summary>
/// <param name="Function">The static method that computes it, fully qualified.</param>
/// <param name="Dimension">The dimension it normalises along, as text.</param>
internal sealed record AppliedActivation(string Function, string? Dimension)
{
    public static readonly AppliedActivation Sigmoid = new("TorchSharp.torch.sigmoid", null);
    public static readonly AppliedActivation LogSoftmax = new("TorchSharp.torch.nn.functional.log_softmax", "1");
    public static readonly AppliedActivation Exp = new("TorchSharp.torch.exp", null);

    /// <summary>The name by which it is known to users.</summary>
    public string Name => Function.Substring(Function.LastIndexOf('.') + 1);

    /// <summary>The activation of these origins, or null if it cannot be written the same way elsewhere.</summary>
    public static AppliedActivation? Of(OrderedSet<Origin> origins, HeadMeaning meaning, Func<SyntaxNode, SemanticModel> modelOf)
    {
        var written = origins.Items.Select(origin => Of(origin, meaning, modelOf)).Distinct().ToList();
        return written is [{ } single] ? single : null;
    }

    /// <summary>Applies it to an expression of the program.</summary>
    public void Wrap(ExpressionSyntax expression, Finding finding, ProgramEdit edit)
    {
        var model = finding.Trace.ModelOf(expression);
        edit.Rewrite(expression, current => ApplyTo((ExpressionSyntax)current, model, expression.SpanStart).WithTriviaFrom(current));
    }

    /// <summary>The activation applied to an expression, under the shortest name that means it there.</summary>
    private InvocationExpressionSyntax ApplyTo(ExpressionSyntax expression, SemanticModel model, int position)
    {
        var arguments = new List<SyntaxNodeOrToken> { SyntaxFactory.Argument(Expressions.Bare(expression)) };
        if (Dimension is not null)
        {
            arguments.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
            arguments.Add(SyntaxFactory.Argument(SyntaxFactory.ParseExpression(Dimension)));
        }

        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.ParseExpression(Names.Shortest(Function, model, position)),
            SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList<ArgumentSyntax>(arguments)));
    }

    private static AppliedActivation? Of(Origin origin, HeadMeaning meaning, Func<SyntaxNode, SemanticModel> modelOf)
    {
        if (FunctionOf(origin.Function.Name, meaning.Head) is not { } function)
            return null;
        if (meaning.Head is not (Head.Softmax or Head.LogSoftmax) || function.EndsWith("2d", StringComparison.Ordinal))
            return new AppliedActivation(function, null);
        return DimensionOf(origin, modelOf) is { } dimension ? new AppliedActivation(function, dimension) : null;
    }

    private static string? FunctionOf(string spelling, Head head)
    {
        var name = spelling.Substring(spelling.LastIndexOf('.') + 1).TrimEnd('_').ToLowerInvariant();
        return head switch
        {
            Head.Sigmoid => Sigmoid.Function,
            Head.Tanh when name == "tanh" => "TorchSharp.torch.tanh",
            Head.LogSigmoid => "TorchSharp.torch.nn.functional.logsigmoid",
            Head.LogSoftmax => LogSoftmax.Function,
            Head.Softmax or Head.Relu or Head.Tanh => $"TorchSharp.torch.nn.functional.{name}",
            _ => null,
        };
    }

    /// <summary>A dimension that is a constant means the same anywhere.</summary>
    private static string? DimensionOf(Origin origin, Func<SyntaxNode, SemanticModel> modelOf)
    {
        if ((origin.Creation ?? origin.Site) is not InvocationExpressionSyntax call
            || modelOf(call).GetSymbolInfo(call).Symbol is not IMethodSymbol method
            || method.Parameters.FirstOrDefault(static parameter => parameter.Name == "dim") is not { Ordinal: var ordinal }
            || Expressions.ArgumentOf(call.ArgumentList, method, ordinal) is not { Expression: var dimension })
            return null;
        return modelOf(call).GetConstantValue(dimension) is { HasValue: true, Value: { } value } ? value.ToString() : null;
    }
}
