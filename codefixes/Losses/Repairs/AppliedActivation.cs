using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Torch.Meanings;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>An activation, as it is written where it must be applied again.</summary>
/// <param name="Function">What computes it.</param>
/// <param name="Dimension">The dimension it normalises along, as text.</param>
/// <param name="Inner">What is applied before it, as in <c>log(softmax(…))</c>.</param>
internal sealed record AppliedActivation(WrittenFunction Function, string? Dimension, AppliedActivation? Inner = null)
{
    public static readonly AppliedActivation Sigmoid = new(WrittenFunctions.Sigmoid, null);
    public static readonly AppliedActivation LogSoftmax = new(WrittenFunctions.LogSoftmax, "1");
    /// <summary>Over the last dimension, which holds the classes of each step of a sequence.</summary>
    public static readonly AppliedActivation LogSoftmaxOfLast = new(WrittenFunctions.LogSoftmax, "-1");
    public static readonly AppliedActivation Log = new(WrittenFunctions.Log, null);
    public static readonly AppliedActivation Exp = new(WrittenFunctions.Exp, null);

    /// <summary>The name by which it is known to users.</summary>
    public string Name => Function.Name;

    /// <summary>The activation of these origins, or null if it cannot be written the same way elsewhere.</summary>
    public static AppliedActivation? Of(OrderedSet<Origin> origins, HeadMeaning meaning, Finding finding)
    {
        var written = origins.Items.Select(origin => Of(origin, meaning, finding)).Distinct().ToList();
        return written is [{ } single] ? single : null;
    }

    /// <summary>Applies it to an expression of the program.</summary>
    public void Wrap(ExpressionSyntax expression, Finding finding, ProgramEdit edit)
    {
        var model = finding.Trace.ModelOf(expression);
        if (LineStart(expression) is { } indentation && IsLink)
            edit.Rewrite(expression, current => LinkTo((ExpressionSyntax)current, indentation));
        else
            edit.Rewrite(Expressions.WithParentheses(expression), current => ApplyTo((ExpressionSyntax)current, model, expression).WithTriviaFrom(current));
    }

    /// <summary>In a chain of calls that has a line for each, the space before a link.</summary>
    private static SyntaxTriviaList? LineStart(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { OperatorToken: { HasLeadingTrivia: true } link }, Parent: MemberAccessExpressionSyntax }
            ? link.LeadingTrivia
            : null;

    private bool IsLink => Function.Method is not null && (Inner?.IsLink ?? true);

    private InvocationExpressionSyntax LinkTo(ExpressionSyntax chain, SyntaxTriviaList indentation)
    {
        if (Inner is not null)
            chain = Inner.LinkTo(chain, indentation);
        var dot = SyntaxFactory.Token(SyntaxKind.DotToken).WithLeadingTrivia(indentation);
        var member = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, chain, dot, SyntaxFactory.IdentifierName(Function.Method!));
        var arguments = Dimension is null ? SyntaxFactory.ArgumentList() : SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(DimensionArgument));
        return SyntaxFactory.InvocationExpression(member, arguments.WithTrailingTrivia(chain.GetTrailingTrivia()));
    }

    private ArgumentSyntax DimensionArgument => SyntaxFactory.Argument(SyntaxFactory.ParseExpression(Dimension!));

    /// <summary>The activation applied to an expression, under the name that means it there.</summary>
    private InvocationExpressionSyntax ApplyTo(ExpressionSyntax expression, SemanticModel model, SyntaxNode place)
    {
        var arguments = SyntaxFactory.SeparatedList([SyntaxFactory.Argument(Inner?.ApplyTo(expression, model, place) ?? Expressions.Bare(expression))]);
        if (Dimension is not null)
            arguments = arguments.Add(DimensionArgument.WithLeadingTrivia(SyntaxFactory.Space));
        return SyntaxFactory.InvocationExpression(SyntaxFactory.ParseExpression(LibrarySpelling.Of(Function.Qualified, place, model)), SyntaxFactory.ArgumentList(arguments));
    }

    private static AppliedActivation? Of(Origin origin, HeadMeaning meaning, Finding finding)
    {
        if (origin.Function is LogFunction)
            return OfLogarithm(origin, finding);
        if (FunctionOf(origin.Function.Name, meaning.Head) is not { } function)
            return null;
        if (meaning.Head is not (Head.Softmax or Head.LogSoftmax) || function == WrittenFunctions.Softmax2d)
            return new AppliedActivation(function, null);
        return DimensionOf(origin, finding.Trace.ModelOf) is { } dimension ? new AppliedActivation(function, dimension) : null;
    }

    /// <summary>The logarithm of a probability is not the same number, to the last bit, as the log-probability.</summary>
    private static AppliedActivation? OfLogarithm(Origin origin, Finding finding)
    {
        if (origin.Site.Node is not { } site || Calls.InputOf(site, finding.Trace) is not { } input)
            return null;
        var written = finding.Contexts.ValuesOf(input)
            .Select(value => value is Fact { Meaning: HeadMeaning meaning } fact ? Of(fact.Origins, meaning, finding) : null).Distinct().ToList();
        return written is [{ } probability] ? new AppliedActivation(WrittenFunctions.Log, null, probability) : null;
    }

    private static WrittenFunction? FunctionOf(string spelling, Head head)
    {
        var name = spelling.Substring(spelling.LastIndexOf('.') + 1).TrimEnd('_').ToLowerInvariant();
        return head switch
        {
            Head.Sigmoid => WrittenFunctions.Sigmoid,
            Head.LogSigmoid => WrittenFunctions.LogSigmoid,
            Head.LogSoftmax => WrittenFunctions.LogSoftmax,
            Head.Softmax or Head.Relu or Head.Tanh => WrittenFunctions.ByName.FirstOrDefault(function => function.Name == name),
            _ => null,
        };
    }

    /// <summary>A dimension that is a constant means the same anywhere.</summary>
    private static string? DimensionOf(Origin origin, Func<SyntaxNode, SemanticModel> modelOf)
    {
        if ((origin.Creation ?? origin.Site).Node is not InvocationExpressionSyntax call
            || modelOf(call).GetSymbolInfo(call).Symbol is not IMethodSymbol method
            || method.Parameters.FirstOrDefault(static parameter => parameter.Name == ParameterNames.Dimension) is not { Ordinal: var ordinal }
            || HasType(call, method)
            || Expressions.ArgumentOf(call.ArgumentList, method, ordinal) is not { Expression: var dimension })
            return null;
        return modelOf(call).GetConstantValue(dimension) is { HasValue: true, Value: { } value } ? value.ToString() : null;
    }

    private static bool HasType(InvocationExpressionSyntax call, IMethodSymbol method) =>
        method.Parameters.FirstOrDefault(static parameter => parameter.Name == ParameterNames.ElementType) is { Ordinal: var ordinal }
        && Expressions.ArgumentOf(call.ArgumentList, method, ordinal) is not null;
}
