using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The methods of a module that run when it is applied: its <c>forward</c>, and those of the class that this calls.</summary>
internal sealed class ForwardCode
{
    private readonly IReadOnlyList<MethodDeclarationSyntax> _methods;
    private readonly string _class;
    private readonly TypeDeclarationSyntax _type;

    private ForwardCode(IReadOnlyList<MethodDeclarationSyntax> methods, TypeDeclarationSyntax type)
    {
        _methods = methods;
        _type = type;
        _class = type.Identifier.ValueText;
    }

    /// <summary>That around a call, or null if the call is in other code.</summary>
    public static ForwardCode? Around(LibraryCall call)
    {
        if (call.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } method || call.Operation.SemanticModel?.GetEnclosingSymbol(call.Node.SpanStart)?.ContainingType is not { } owner || !call.Flow.Library.IsApplied(owner))
            return null;
        if (method.Identifier.ValueText == Applications.Forward)
            return new ForwardCode([method], type);
        var forward = type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(one => one.Identifier.ValueText == Applications.Forward && Calls(one, method.Identifier.ValueText));
        return forward is null ? null : new ForwardCode([forward, method], type);
    }

    /// <summary>Whether a name in it has one of these parts, in capitals or not; but for what the calls in question are given, which says nothing of the others.</summary>
    public bool Mentions(IReadOnlyList<string> parts) => HasPart(_class, parts) || _methods.Any(method => method.DescendantTokens().Any(token =>
        token.IsKind(SyntaxKind.IdentifierToken) && HasPart(token.ValueText, parts) && !IsFlag(token)));

    /// <summary>Whether something else may say when it drops: a condition, a rate that is set, the class's own <c>train</c>; or it drops on purpose and is run many times.</summary>
    public bool IsDecidedElsewhere(LibraryCall call) =>
        _class.Contains(DropoutCalls.MonteCarlo) || _type.Members.Any(IsAboutMode) || IsConditional(call.Node)
        || (_methods.Count > 1 && _methods[0].DescendantNodes().OfType<InvocationExpressionSyntax>().Any(use =>
            NameUse.NameOf(use.Expression)?.Identifier.ValueText == _methods[1].Identifier.ValueText && IsConditional(use)))
        || (call.Argument(DropoutCalls.Probability)?.Value.Syntax is { } rate && rate.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => IsSet(name.Identifier.ValueText)));

    private static bool IsAboutMode(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax { Identifier.ValueText: "train" or "eval" }
        || member.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == DropoutCalls.Flag && !IsFlag(token))
        || (member is MethodDeclarationSyntax { Identifier.ValueText: not Applications.Forward } method && Calls(method, DropoutCalls.Together) && (Calls(method, Applications.Forward) || Calls(method, "call")));

    /// <summary>Under a condition, or after one that may return.</summary>
    private static bool IsConditional(SyntaxNode call)
    {
        if (call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
            return false;
        return method.DescendantNodes().Any(node => node switch
        {
            IfStatementSyntax choice => (choice.Span.Contains(call.Span) || (choice.SpanStart < call.SpanStart && choice.DescendantNodes().Any(static part => part is ReturnStatementSyntax))) && !IsAboutShape(choice.Condition),
            ConditionalExpressionSyntax choice => choice.Span.Contains(call.Span) && !IsAboutShape(choice.Condition),
            SwitchStatementSyntax choice => choice.Span.Contains(call.Span) && !IsAboutShape(choice.Expression),
            SwitchExpressionSyntax choice => choice.Span.Contains(call.Span) && !IsAboutShape(choice.GoverningExpression),
            _ => false,
        });
    }

    private static bool IsAboutShape(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(static name => DropoutCalls.Shapes.Contains(name.Identifier.ValueText));

    /// <summary>Whether a name is a parameter, or a member that is set outside of the constructor or may be.</summary>
    private bool IsSet(string name) =>
        _methods.Any(method => method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name))
        || _type.Members.Any(member => member switch
        {
            PropertyDeclarationSyntax property => property.Identifier.ValueText == name && property.AccessorList?.Accessors.Any(SyntaxKind.SetAccessorDeclaration) == true,
            FieldDeclarationSyntax field => field.Declaration.Variables.Any(variable => variable.Identifier.ValueText == name) && !field.Modifiers.Any(SyntaxKind.PrivateKeyword) && field.Modifiers.Any() && !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) && !field.Modifiers.Any(SyntaxKind.ConstKeyword),
            ConstructorDeclarationSyntax => false,
            _ => member.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => NameUse.NameOf(assignment.Left)?.Identifier.ValueText == name),
        });

    private static bool IsFlag(SyntaxToken name) => name.ValueText == DropoutCalls.Flag && name.Parent?.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax call }
        && NameUse.NameOf(call.Expression) is { } called && DropoutCalls.Names.Contains(called.Identifier.ValueText);

    private static bool HasPart(string name, IReadOnlyList<string> parts) => parts.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool Calls(MethodDeclarationSyntax caller, string method) =>
        caller.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => NameUse.NameOf(call.Expression)?.Identifier.ValueText == method);
}
