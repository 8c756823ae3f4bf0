using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary>The call that a finding is about, as its repair sees it.</summary>
internal sealed class FaultCall
{
    private FaultCall(ExpressionSyntax node, BaseArgumentListSyntax arguments, IMethodSymbol method, SemanticModel model)
    {
        Node = node;
        Arguments = arguments;
        Method = method.ReducedFrom ?? method;
        Model = model;
    }

    public ExpressionSyntax Node { get; }

    public BaseArgumentListSyntax Arguments { get; }

    public IMethodSymbol Method { get; }

    public SemanticModel Model { get; }

    /// <summary>The call that a place is, or, where the place is the whole of an argument, the one that has it.</summary>
    public static FaultCall? Around(SyntaxNode place, bool isOfWholeCall, SemanticModel model, CancellationToken cancellation)
    {
        var argument = isOfWholeCall ? null : place.AncestorsAndSelf().OfType<ArgumentSyntax>().FirstOrDefault(one => one.Span == place.Span);
        foreach (var node in (argument?.Parent ?? place).AncestorsAndSelf().OfType<ExpressionSyntax>())
        {
            BaseArgumentListSyntax? arguments = node switch
            {
                InvocationExpressionSyntax call => call.ArgumentList,
                BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
                _ => null,
            };
            if (arguments is not null && model.GetSymbolInfo(node, cancellation).Symbol is IMethodSymbol method)
                return new FaultCall(node, arguments, method, model);
        }

        return null;
    }

    /// <summary>The name by which the member is called, or null of <c>new(…)</c>.</summary>
    public SimpleNameSyntax? Name => Node switch
    {
        InvocationExpressionSyntax call => NameUse.NameOf(call.Expression),
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax name } => name,
        ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax qualified } => qualified.Right,
        _ => null,
    };

    /// <summary>What a method is called on.</summary>
    public ExpressionSyntax? Receiver => Method.IsStatic ? null : (Node as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax access ? access.Expression : null;

    /// <summary>The tensor that the member is about: what it is called on, or its first argument.</summary>
    public ExpressionSyntax? Subject => Method.IsStatic ? Argument(0)?.Expression : Receiver;

    /// <summary>Whether text stands in it that a new text would lose: a comment, or <c>#if</c>.</summary>
    public bool HasComments => HasCommentsIn(Node.FullSpan);

    /// <summary>Whether such text stands in a part of it.</summary>
    public bool HasCommentsIn(TextSpan part) => Node.DescendantTrivia().Any(trivia =>
        part.Contains(trivia.Span) && (trivia.IsDirective || trivia.ToString().StartsWith("/", StringComparison.Ordinal)));

    public ArgumentSyntax? Argument(int ordinal) => Expressions.ArgumentOf(Arguments, Method, ordinal);

    public ArgumentSyntax? Argument(string parameter) => Method.Parameters.FirstOrDefault(one => one.Name == parameter) is { } known ? Argument(known.Ordinal) : null;

    /// <summary>The text of an argument, or a default.</summary>
    public string TextOf(string parameter, string otherwise) => Argument(parameter)?.Expression.ToString() ?? otherwise;

    /// <summary>An argument set to a value: the one that is there, or one more at the end.</summary>
    public TextChange Set(string parameter, string value) =>
        Argument(parameter) is { } argument
            ? new TextChange(argument.Expression.Span, value)
            : new TextChange(new TextSpan(End, 0), $"{(Arguments.Arguments.Count > 0 ? ", " : "")}{parameter}: {value}");

    /// <summary>Where one more argument would stand.</summary>
    public int End => Arguments.Arguments.Count > 0 ? Arguments.Arguments.Last().Span.End : Arguments.SpanStart + 1;

    /// <summary>An argument taken out, with the comma that it needs no more.</summary>
    public TextChange Without(ArgumentSyntax argument)
    {
        var all = Arguments.Arguments;
        var index = all.IndexOf(argument);
        return index + 1 < all.Count ? new TextChange(TextSpan.FromBounds(argument.SpanStart, all[index + 1].SpanStart), "")
            : index > 0 ? new TextChange(TextSpan.FromBounds(all[index - 1].Span.End, argument.Span.End), "")
            : new TextChange(argument.Span, "");
    }

    /// <summary>An expression that something may be asked of, or multiplied by: in parentheses, where it needs them.</summary>
    public static string Primary(ExpressionSyntax expression) =>
        expression is NameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or LiteralExpressionSyntax
            or ThisExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax
            ? expression.ToString()
            : $"({expression})";

    /// <summary>Whether an expression may stand twice: a variable, or a member of one.</summary>
    public static bool IsPure(ExpressionSyntax? expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsPure(access.Expression),
        PostfixUnaryExpressionSyntax suppressed => IsPure(suppressed.Operand),
        _ => false,
    };
}
