using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Whether nobody takes what a call gives, and whether that can be meant.</summary>
internal static class DroppedResult
{
    /// <summary>By the text: a statement, the body of a lambda or of a member, a step of a <c>for</c>. <c>x.relu()</c> without a semicolon may still become <c>x.relu().mean()</c>.</summary>
    public static bool MayBe(InvocationExpressionSyntax call) =>
        Whole(call) is var whole && whole.Parent switch
        {
            ExpressionStatementSyntax statement => !statement.SemicolonToken.IsMissing,
            ArrowExpressionClauseSyntax => true,
            AnonymousFunctionExpressionSyntax function => function.Body == whole,
            ForStatementSyntax loop => whole is ExpressionSyntax step && loop.Incrementors.Contains(step),
            _ => false,
        };

    /// <summary>The whole expression: <c>x?.add(1)</c> for <c>.add(1)</c>.</summary>
    public static SyntaxNode Whole(SyntaxNode call)
    {
        while (call.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == call)
            call = access;
        return call;
    }

    public static bool Is(IOperation call)
    {
        while (call.Parent is IConversionOperation or IConditionalAccessOperation)
            call = call.Parent;
        return call.Parent is IExpressionStatementOperation;
    }

    /// <summary>What the call is about is a variable, or came out of one: <c>zeros(1).cuda()</c>, which makes a device ready, is about nothing.</summary>
    public static bool IsAboutVariable(LibraryCall call)
    {
        var subject = call.Method.IsStatic ? call.Argument(0)?.Value : call.Receiver;
        while (subject is not null)
        {
            subject = Conversions.Under(subject);
            switch (subject)
            {
                case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation { Field.IsStatic: true }:
                case IPropertyReferenceOperation { Instance: null }:
                case IInstanceReferenceOperation:
                    return true;
                case IConditionalAccessInstanceOperation:
                    subject = AccessedBy(subject);
                    break;
                case IFieldReferenceOperation field:
                    subject = field.Instance;
                    break;
                case IPropertyReferenceOperation property:
                    subject = property.Instance;
                    break;
                case IArrayElementReferenceOperation element:
                    subject = element.ArrayReference;
                    break;
                case IInvocationOperation inner when TorchSymbols.IsTorchSharp(inner.TargetMethod.ContainingAssembly) && !OtherOperations.Names.Contains(inner.TargetMethod.Name):
                    subject = inner.Instance ?? inner.Arguments.FirstOrDefault()?.Value;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static IOperation? AccessedBy(IOperation instance)
    {
        for (var current = instance.Parent; current is not null; current = current.Parent)
        {
            if (current is IConditionalAccessOperation access && access.Operation.Syntax.Span == instance.Syntax.Span)
                return access.Operation;
        }

        return null;
    }
}
