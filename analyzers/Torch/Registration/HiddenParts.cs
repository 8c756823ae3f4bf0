using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Torch.Registration;

internal enum HiddenPartsKind
{
    Array,
    Collection,
    Map,
}

/// <summary>A field or auto-property with parts where registration does not look.</summary>
/// <param name="Kind">In what they lie.</param>
/// <param name="Place">The name in the declaration.</param>
internal sealed record HiddenPart(HiddenPartsKind Kind, SyntaxToken Place);

/// <summary>The members of a document that hold parts in a collection of the runtime, in classes that register.</summary>
internal sealed class HiddenParts(ModuleClasses classes)
{
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<SyntaxNode>> Known = new();

    public IEnumerable<HiddenPart> In(SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var declared in Suspects(tree, cancellation))
        {
            if (classes.Flow.Bodies.DeclaredBy(declared, cancellation) is { IsStatic: false, IsVirtual: false, IsOverride: false, IsAbstract: false, ContainingType: var type } member && classes.Symbols.IsModule(type) && KindOf(member) is { } kind
                && !SeenMembers.IsOpen(member, classes.Flow) && !NameWords.Have(member.Name, ModuleMembers.OnPurpose) && !NameWords.AreAround(declared, ModuleMembers.OnPurpose)
                && classes.Of(type, cancellation) is { Levels.IsChain: false } module && module.Constructions.All(static construction => construction.IsSure)
                && new HiddenContents(classes.Flow, classes.Symbols, cancellation).AreParts(member) && !classes.AreLookedInto(cancellation))
                yield return new HiddenPart(kind, declared is VariableDeclaratorSyntax variable ? variable.Identifier : ((PropertyDeclarationSyntax)declared).Identifier);
        }
    }

    /// <summary>By the text: fields and auto-properties of such a type, in classes that derive and apply something.</summary>
    private static IReadOnlyList<SyntaxNode> Suspects(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Known.TryGetValue(tree, out var known))
            return known;
        var found = tree.GetText(cancellation).ToString().Contains(Applications.Forward) ? Find(tree.GetRoot(cancellation)).ToList() : [];
        return Known.GetValue(tree, _ => found);
    }

    private static IEnumerable<SyntaxNode> Find(SyntaxNode root) =>
        from type in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<ClassDeclarationSyntax>()
        where type.BaseList is not null || type.Modifiers.Any(SyntaxKind.PartialKeyword)
        from member in type.Members
        where !member.Modifiers.Any(SyntaxKind.StaticKeyword)
        from declared in member switch
        {
            FieldDeclarationSyntax { Declaration: { Type: var held, Variables: var variables } } when MayHide(held) => variables,
            PropertyDeclarationSyntax { Type: var held, AccessorList.Accessors: var accessors } when MayHide(held) && accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }) => [member],
            _ => Enumerable.Empty<SyntaxNode>(),
        }
        select declared;

    private static bool MayHide(TypeSyntax type) =>
        type is ArrayTypeSyntax { ElementType: not PredefinedTypeSyntax, RankSpecifiers: [{ Rank: 1 }] }
        || (LibraryNamesIn.NameOf(type) is GenericNameSyntax { Identifier.ValueText: var name } && (ModuleMembers.Collections.Contains(name) || ModuleMembers.Maps.Contains(name)));

    private HiddenPartsKind? KindOf(ISymbol member) => ((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type) switch
    {
        IArrayTypeSymbol { Rank: 1 } array when IsPart(array.ElementType) => HiddenPartsKind.Array,
        INamedTypeSymbol { TypeArguments: [var element], DeclaringSyntaxReferences.IsEmpty: true, Name: var name } when ModuleMembers.Collections.Contains(name) && IsPart(element) => HiddenPartsKind.Collection,
        INamedTypeSymbol { TypeArguments: [_, var element], DeclaringSyntaxReferences.IsEmpty: true, Name: var name } when ModuleMembers.Maps.Contains(name) && IsPart(element) => HiddenPartsKind.Map,
        _ => null,
    };

    private bool IsPart(ITypeSymbol type) => classes.Symbols.IsModule(type) || SymbolEqualityComparer.Default.Equals(type, classes.Symbols.Parameter);
}
