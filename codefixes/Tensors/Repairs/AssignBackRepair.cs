using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Tensors.Repairs;

/// <summary><c>x.to(device);</c> becomes <c>x = x.to(device);</c>, where x can be assigned and somebody reads it afterwards.</summary>
internal sealed class AssignBackRepair() : CompilingRepair(nameof(AssignBackRepair), new("Assign the result", "把返回值赋给变量"))
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (place is ExpressionSyntax { Parent: ExpressionStatementSyntax statement } call && SubjectOf(call, model, cancellation) is { } subject && IsPath(subject)
            && model.GetSymbolInfo(subject, cancellation).Symbol is { } variable && (variable is IFieldSymbol or IPropertySymbol || IsReadLater(statement, variable.Name)))
            yield return new TextChange(new TextSpan(call.SpanStart, 0), $"{Target(subject)} = ");
    }

    /// <summary>What the operation is called on; of a static one its first argument.</summary>
    private static ExpressionSyntax? SubjectOf(ExpressionSyntax call, SemanticModel model, CancellationToken cancellation) => call switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null, Expression: var first }, ..] } function
            when model.GetSymbolInfo(function, cancellation).Symbol is IMethodSymbol { IsStatic: true } => first,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax } } access => access.Expression,
        _ => null,
    };

    /// <summary><c>p.grad</c> of <c>p.grad!</c>.</summary>
    private static ExpressionSyntax Target(ExpressionSyntax subject) => subject is PostfixUnaryExpressionSyntax suppressed ? suppressed.Operand : subject;

    private static bool IsPath(ExpressionSyntax expression) => expression switch
    {
        PostfixUnaryExpressionSyntax suppressed => IsPath(suppressed.Operand),
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsPath(access.Expression),
        _ => false,
    };

    /// <summary>Of a variable that nobody reads any more, somebody else was to see the change: of that an assignment does nothing. A loop comes round again.</summary>
    private static bool IsReadLater(StatementSyntax statement, string name)
    {
        var loop = statement.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax)
            .LastOrDefault(LoopSyntax.IsLoop);
        return MemberAround.Of(statement) is { } member
            && member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(one => one.Identifier.ValueText == name
                && (one.SpanStart > statement.Span.End || (loop is not null && loop.Span.Contains(one.Span) && !statement.Span.Contains(one.Span)))
                && !(one.Parent is AssignmentExpressionSyntax { Left: var written } && written == one));
    }
}
