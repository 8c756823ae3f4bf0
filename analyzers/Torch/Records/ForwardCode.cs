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

    private ForwardCode(IReadOnlyList<MethodDeclarationSyntax> methods, string name)
    {
        _methods = methods;
        _class = name;
    }

    /// <summary>That around a call, or null if the call is in other code.</summary>
    public static ForwardCode? Around(LibraryCall call)
    {
        if (call.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } method || !IsModule(call.Operation.SemanticModel?.GetEnclosingSymbol(call.Node.SpanStart)?.ContainingType))
            return null;
        if (method.Identifier.ValueText == Applications.Forward)
            return new ForwardCode([method], type.Identifier.ValueText);
        var forward = type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(one => one.Identifier.ValueText == Applications.Forward && Calls(one, method.Identifier.ValueText));
        return forward is null ? null : new ForwardCode([forward, method], type.Identifier.ValueText);
    }

    /// <summary>Whether a name in it has one of these parts, in capitals or not; but for what the calls in question are given, which says nothing of the others.</summary>
    public bool Mentions(IReadOnlyList<string> parts) => HasPart(_class, parts) || _methods.Any(method => method.DescendantTokens().Any(token =>
        token.IsKind(SyntaxKind.IdentifierToken) && HasPart(token.ValueText, parts) && !IsFlag(token)));

    private static bool IsFlag(SyntaxToken name) => name.ValueText == DropoutCalls.Flag && name.Parent?.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax call }
        && NameUse.NameOf(call.Expression) is { } called && DropoutCalls.Names.Contains(called.Identifier.ValueText);

    private static bool HasPart(string name, IReadOnlyList<string> parts) => parts.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool Calls(MethodDeclarationSyntax caller, string method) =>
        caller.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => NameUse.NameOf(call.Expression)?.Identifier.ValueText == method);

    private static bool IsModule(INamedTypeSymbol? type)
    {
        for (var current = type?.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name == "Module" && TorchSymbols.IsTorchSharp(current.ContainingAssembly))
                return true;
        }

        return false;
    }
}
