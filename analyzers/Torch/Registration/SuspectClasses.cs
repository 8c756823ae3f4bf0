using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>
/// The classes of a document that may lose parts, by their text alone; read once in the life of the tree. A class whose only constructor ends with the registration, and that gives its
/// fields nothing afterwards, is none: so most are never bound.
/// </summary>
internal static class SuspectClasses
{
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<ClassDeclarationSyntax>> Known = new();

    public static IReadOnlyList<ClassDeclarationSyntax> In(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Known.TryGetValue(tree, out var known))
            return known;
        var found = tree.GetText(cancellation).ToString().Contains(Applications.Forward) ? Find(tree.GetRoot(cancellation)) : [];
        return Known.GetValue(tree, _ => found);
    }

    private static List<ClassDeclarationSyntax> Find(SyntaxNode root) =>
        [.. root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<ClassDeclarationSyntax>().Where(IsSuspect)];

    private static bool IsSuspect(ClassDeclarationSyntax declaration) =>
        !declaration.Modifiers.Any(SyntaxKind.StaticKeyword) && (declaration.BaseList is not null || declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
        && (declaration.Members.Any(IsForward) || declaration.Modifiers.Any(SyntaxKind.AbstractKeyword) || declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) && !RegistersAtEnd(declaration);

    private static bool IsForward(MemberDeclarationSyntax member) => member is MethodDeclarationSyntax { Identifier.ValueText: Applications.Forward or Applications.Call };

    /// <summary>Every constructor ends with the call, and only constructors assign anything or add to it.</summary>
    private static bool RegistersAtEnd(ClassDeclarationSyntax declaration)
    {
        var constructors = declaration.Members.OfType<ConstructorDeclarationSyntax>().Where(static constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)).ToList();
        return IsRightBelowModule(declaration) && constructors.Count > 0 && constructors.TrueForAll(EndsWithCall) && !declaration.Members.Any(static member => member is not ConstructorDeclarationSyntax and not BaseFieldDeclarationSyntax && MayMake(member));
    }

    /// <summary>A base of the program may have registered before, and a chain never does.</summary>
    private static bool IsRightBelowModule(ClassDeclarationSyntax declaration) =>
        declaration.BaseList?.Types.FirstOrDefault()?.Type is { } first && LibraryNamesIn.NameOf(first)?.Identifier.ValueText == ModuleParts.Module;

    /// <summary>The registration is the last that the constructor gives anything to, or it begins with another of the class.</summary>
    private static bool EndsWithCall(ConstructorDeclarationSyntax constructor)
    {
        if (constructor.ExpressionBody is { Expression: var only })
            return Constructions.IsCall(only);
        var last = constructor.Body?.Statements.SkipWhile(static statement => !(statement is ExpressionStatementSyntax { Expression: var expression } && Constructions.IsCall(expression))).ToList();
        return last is { Count: > 0 } && !last.Exists(static statement => statement.DescendantNodesAndSelf().Any(IsGiving));
    }

    /// <summary>Whether a method may give a field a new part.</summary>
    private static bool MayMake(MemberDeclarationSyntax member) =>
        member.DescendantNodes().Any(static node => node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name }, Right: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } && MayBeField(node, name));

    private static bool MayBeField(SyntaxNode node, string name) =>
        node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } declaration && DeclaredNames.Contains(declaration, name);

    private static bool IsGiving(SyntaxNode node) =>
        node is AssignmentExpressionSyntax || (node is InvocationExpressionSyntax { Expression: var called } && !Constructions.IsCall((ExpressionSyntax)node)
            && called is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax });
}
