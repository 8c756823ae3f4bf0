using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Modules.Repairs;

/// <summary>What a field is given, as it must be once the field is a container of modules.</summary>
internal static class ContainerValue
{
    /// <summary>The changes, or null where there are none that are right.</summary>
    public static IEnumerable<TextChange>? Changes(ExpressionSyntax value, string container, bool isMap) => value switch
    {
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } creation => Entries(creation.Initializer, isMap),
        ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation => [new TextChange(creation.Type.Span, container), .. Entries(creation.Initializer, isMap)],
        CollectionExpressionSyntax when !isMap => [],
        ArrayCreationExpressionSyntax { Initializer: { } elements } when !isMap => List(value, elements, container),
        ImplicitArrayCreationExpressionSyntax { Initializer: var elements } when !isMap => List(value, elements, container),
        InitializerExpressionSyntax elements when !isMap => List(value, elements, container),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList" or "ToArray" } made } when !isMap =>
            [new TextChange(new TextSpan(value.SpanStart, 0), $"new {container}("), new TextChange(made.Name.Span, "ToArray"), new TextChange(new TextSpan(value.Span.End, 0), ")")],
        _ => null,
    };

    private static IEnumerable<TextChange> List(ExpressionSyntax value, InitializerExpressionSyntax elements, string container) =>
        elements.Expressions.Count == 0
            ? [new TextChange(value.Span, $"new {container}()")]
            :
            [
                new TextChange(TextSpan.FromBounds(value.SpanStart, elements.Expressions[0].SpanStart), $"new {container}("),
                new TextChange(TextSpan.FromBounds(elements.Expressions.Last().Span.End, value.Span.End), ")"),
            ];

    /// <summary><c>["a"] = part</c> of an initialiser throws in such a container: a new key is added.</summary>
    private static IEnumerable<TextChange> Entries(InitializerExpressionSyntax? initializer, bool isMap)
    {
        foreach (var entry in isMap && initializer is not null ? initializer.Expressions : default)
        {
            if (entry is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] }, Right: var part } assignment)
            {
                yield return new TextChange(TextSpan.FromBounds(assignment.SpanStart, key.SpanStart), "{ ");
                yield return new TextChange(TextSpan.FromBounds(key.Span.End, part.SpanStart), ", ");
                yield return new TextChange(new TextSpan(part.Span.End, 0), " }");
            }
        }
    }
}
