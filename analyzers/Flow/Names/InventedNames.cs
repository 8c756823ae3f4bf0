using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// What runs without being named: <c>foreach</c> moves an enumerator, <c>using</c> disposes, <c>a + b</c> is an operator. The
/// table of all such syntax; a name that is missing here is a member that the gate turns away.
/// </summary>
internal static class InventedNames
{
    /// <summary>It is written nowhere, so every member mentions it.</summary>
    public static readonly Mention Conversion = new(MemberText.Conversion);

    private static readonly Mention[] None = [];
    private static readonly Mention[] Operator = [new(MemberText.Operator)];
    private static readonly Mention[] Indexer = [new(MemberText.Indexer)];
    private static readonly Mention[] Constructor = [new(MemberText.Constructor)];
    private static readonly Mention[] Deconstruction = [new("Deconstruct")];
    private static readonly Mention[] Addition = [new("Add")];
    private static readonly Mention[] Disposal = Named("Dispose", "DisposeAsync");
    private static readonly Mention[] Interpolation = Named("AppendLiteral", "AppendFormatted");

    private static readonly Mention[] Enumeration = Named("GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", MemberText.Element);
    private static readonly Mention[] DeconstructingEnumeration = [.. Enumeration, .. Deconstruction];

    private static readonly Mention[] Query = Named(
        "Select", "SelectMany", "Where", "Join", "GroupJoin", "GroupBy", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Cast");

    /// <summary>What a node runs by itself, beside the names in it.</summary>
    public static Mention[] Of(SyntaxNode node) => node.Kind() switch
    {
        SyntaxKind.ForEachStatement => Enumeration,
        SyntaxKind.ForEachVariableStatement => DeconstructingEnumeration,
        SyntaxKind.UsingStatement => Disposal,
        SyntaxKind.LocalDeclarationStatement => ((LocalDeclarationStatementSyntax)node).UsingKeyword.IsKind(SyntaxKind.None) ? None : Disposal,
        SyntaxKind.QueryExpression => Query,
        SyntaxKind.InterpolatedStringExpression => Interpolation,
        SyntaxKind.CollectionInitializerExpression => Addition,
        SyntaxKind.ElementAccessExpression or SyntaxKind.ElementBindingExpression or SyntaxKind.ImplicitElementAccess => Indexer,
        SyntaxKind.ImplicitObjectCreationExpression => Constructor,
        SyntaxKind.SuppressNullableWarningExpression => None,
        _ => node switch
        {
            BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => Operator,
            AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } => Deconstruction,
            AssignmentExpressionSyntax when !node.IsKind(SyntaxKind.SimpleAssignmentExpression) => Operator,
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: var count } call when MayCallDelegate(call) => [new(MemberText.Delegate, count)],
            _ => None,
        },
    };

    /// <summary><c>Made()(x)</c>, <c>f.Invoke(x)</c>.</summary>
    private static bool MayCallDelegate(InvocationExpressionSyntax call) => NameUse.NameOf(call.Expression) is not { Identifier.ValueText: not "Invoke" };

    private static Mention[] Named(params string[] names) => [.. names.Select(static name => new Mention(name))];
}
