using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// What a brace too many, or one too few, has put where it does not belong: <c>void Fit() { } } loss = MSELoss(); }</c> would write a member,
/// and <c>override Tensor forward(…)</c> behind the end of its class would override one.
/// </summary>
internal static class LostText
{
    /// <summary>The names in text that the parser skipped, and in the heads of members that it could not make out.</summary>
    public static IEnumerable<string> NamesIn(SyntaxNode root)
    {
        var skipped = root.DescendantTrivia(static node => node.ContainsSkippedText)
            .Where(static trivia => trivia.IsKind(SyntaxKind.SkippedTokensTrivia)).SelectMany(static trivia => trivia.GetStructure()!.DescendantTokens());
        return skipped.Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText)
            .Concat(MembersIn(root).Where(HasBrokenHead).SelectMany(NamesInHead))
            .Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The names of overriding methods that stand in no class with a base.</summary>
    public static IEnumerable<string> OverridesIn(SyntaxNode root) =>
        from node in root.DescendantNodes()
        let method = Method(node)
        where method.Modifiers.Any(SyntaxKind.OverrideKeyword) && !HasBase(node.Parent)
        select method.Name;

    /// <summary>The names in the heads of members that override something, and are not written to the end.</summary>
    public static IEnumerable<string> UnfinishedOverridesIn(SyntaxNode root) =>
        MembersIn(root).Where(static member => member.Modifiers.Any(SyntaxKind.OverrideKeyword) && HasBrokenHead(member)).SelectMany(NamesInHead);

    /// <summary>
    /// The classes with a member that will override something, and nobody knows what yet: <c>protected override</c> alone,
    /// <c>protected override Tensor Ac</c>, or in front of another member, which it is taken for a part of.
    /// </summary>
    public static IEnumerable<string> OverridingAnythingIn(SyntaxNode root) =>
        from type in root.DescendantNodes(HoldsTypes).OfType<TypeDeclarationSyntax>()
        where type.Members.Any(static member => member.Modifiers.Any(SyntaxKind.OverrideKeyword) && !IsNamed(member))
        select type.Identifier.ValueText;

    /// <summary>
    /// The names in the heads of members that are not written to the end, each with the class it stands in: <c>protected overide Tensor Act(</c>.
    /// </summary>
    public static IEnumerable<(string Type, string Name)> UnfinishedMembersIn(SyntaxNode root) =>
        from member in MembersIn(root)
        where member.Parent is TypeDeclarationSyntax && HasBrokenHead(member)
        from name in NamesInHead(member)
        select (((TypeDeclarationSyntax)member.Parent!).Identifier.ValueText, name);

    /// <summary>Whether a member that overrides something says which.</summary>
    private static bool IsNamed(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => !property.Identifier.IsMissing,
        MethodDeclarationSyntax or IndexerDeclarationSyntax or EventDeclarationSyntax => true,
        ConstructorDeclarationSyntax constructor =>
            constructor.Identifier.ValueText != (constructor.Parent as TypeDeclarationSyntax)?.Identifier.ValueText,
        _ => false,
    };

    /// <summary>A body that is half-written takes nothing from what is written in front of it.</summary>
    private static bool HasBrokenHead(MemberDeclarationSyntax member)
    {
        if (!member.ContainsDiagnostics || member is IncompleteMemberSyntax)
            return member.ContainsDiagnostics;
        var hasBody = member.ChildNodes().Any(IsBody);
        return member.ChildNodesAndTokens().Any(part =>
            part.ContainsDiagnostics && !(hasBody && (IsBody(part.AsNode()) || part.IsKind(SyntaxKind.SemicolonToken))));
    }

    private static IEnumerable<string> NamesInHead(MemberDeclarationSyntax member) =>
        from token in member.DescendantTokens(static node => !IsBody(node))
        where token.IsKind(SyntaxKind.IdentifierToken)
        select token.ValueText;

    private static bool HoldsTypes(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static bool IsBody(SyntaxNode? node) => node is BlockSyntax or ArrowExpressionClauseSyntax or AccessorListSyntax;

    private static (SyntaxTokenList Modifiers, string Name) Method(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => (method.Modifiers, method.Identifier.ValueText),
        LocalFunctionStatementSyntax function => (function.Modifiers, function.Identifier.ValueText),
        _ => default,
    };

    private static bool HasBase(SyntaxNode? type) =>
        type is TypeDeclarationSyntax { BaseList.Types: [{ IsMissing: false, Type.IsMissing: false }, ..] };

    private static IEnumerable<MemberDeclarationSyntax> MembersIn(SyntaxNode root) =>
        root.DescendantNodes(static node => node.ContainsDiagnostics && node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>().Where(static member => member is not (BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or GlobalStatementSyntax));
}
