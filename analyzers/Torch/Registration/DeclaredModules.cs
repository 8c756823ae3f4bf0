using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>A module class as one document sees it.</summary>
/// <param name="Class">What is registered of its objects.</param>
/// <param name="Parts">Its declarations in the document.</param>
/// <param name="Classes">All classes of the program.</param>
internal sealed record DeclaredModule(ModuleClass Class, IReadOnlyList<TypeDeclarationSyntax> Parts, ModuleClasses Classes)
{
    public INamedTypeSymbol Type => Class.Type;

    /// <summary>Whether a place is in its declarations in the document: elsewhere no editor would show a finding.</summary>
    public bool Contains(SyntaxNode place) => Parts.Any(part => part.SyntaxTree == place.SyntaxTree && part.Span.Contains(place.Span));
}

/// <summary>The module classes that a document declares.</summary>
internal static class DeclaredModules
{
    public static IEnumerable<DeclaredModule> In(SyntaxTree tree, ModuleClasses classes, CancellationToken cancellation)
    {
        foreach (var declared in TypesIn(tree, classes, cancellation))
            yield return new DeclaredModule(classes.Of(declared.Key, cancellation), declared.Value, classes);
    }

    /// <summary>The classes with their declarations in the document.</summary>
    public static Dictionary<INamedTypeSymbol, List<TypeDeclarationSyntax>> TypesIn(SyntaxTree tree, ModuleClasses classes, CancellationToken cancellation)
    {
        var parts = new Dictionary<INamedTypeSymbol, List<TypeDeclarationSyntax>>(SymbolEqualityComparer.Default);
        foreach (var declaration in TypesIn(tree.GetRoot(cancellation)))
        {
            if (!MayDerive(declaration) || classes.Flow.Bodies.DeclaredBy(declaration, cancellation) is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsStatic: false } type || !classes.Symbols.IsModule(type))
                continue;
            if (!parts.TryGetValue(type, out var known))
                parts.Add(type, known = []);
            known.Add(declaration);
        }

        return parts;
    }

    /// <summary>One part of a class may leave its base to another.</summary>
    private static bool MayDerive(TypeDeclarationSyntax declaration) =>
        declaration is ClassDeclarationSyntax && (declaration.BaseList is not null || declaration.Modifiers.Any(static modifier => modifier.ValueText == "partial"));

    private static IEnumerable<TypeDeclarationSyntax> TypesIn(SyntaxNode root) =>
        root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>();
}
