using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>A module class with those that it derives from, up to the library's, all of them with source.</summary>
/// <param name="Type">The class.</param>
/// <param name="Types">It and its bases, from below.</param>
/// <param name="Declarations">Their declarations, all parts of each.</param>
/// <param name="IsChain">Whether the last of them is a Sequential, which asks its steps only and never looks at a field.</param>
internal sealed record ModuleLevels(INamedTypeSymbol Type, IReadOnlyList<INamedTypeSymbol> Types, IReadOnlyList<ClassDeclarationSyntax> Declarations, bool IsChain)
{
    /// <summary>Null where something of the class is not seen, or it says itself what its parts are.</summary>
    public static ModuleLevels? Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var (types, declarations) = (new List<INamedTypeSymbol>(), new List<ClassDeclarationSyntax>());
        var current = type;
        for (; current is not null && !TorchSymbols.IsTorchSharp(current.ContainingAssembly); current = current.BaseType)
        {
            var parts = current.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).ToList();
            if (current.TypeKind == TypeKind.Error || parts.Count == 0 || parts.Exists(static part => part is not ClassDeclarationSyntax declaration || MayBeCompleted(declaration)))
                return null;
            types.Add(current.OriginalDefinition);
            declarations.AddRange(parts.Cast<ClassDeclarationSyntax>());
        }

        if (current?.Name is not (ModuleParts.Module or ModuleParts.Chain) || types.Count == 0)
            return null;
        var levels = new ModuleLevels(type.OriginalDefinition, types, declarations, current.Name == ModuleParts.Chain);
        return types.Exists(static level => level.GetMembers().Any(static member => ModuleMembers.SaysItself.Contains(member.Name))) || levels.IsHandedOut(current) ? null : levels;
    }

    /// <summary>The names in the text of all levels.</summary>
    public IEnumerable<SimpleNameSyntax> Names => Declarations.SelectMany(static declaration => declaration.DescendantNodes().OfType<SimpleNameSyntax>());

    /// <summary>A generator may write what it likes into a partial class that it is told of by an attribute, or has written a part of it.</summary>
    private static bool MayBeCompleted(ClassDeclarationSyntax declaration) =>
        declaration.Modifiers.Any(SyntaxKind.PartialKeyword) && (declaration.AttributeLists.Count > 0 || declaration.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase));

    /// <summary><c>Setup(this)</c>, <c>this.Setup()</c> with an extension: somebody else may register what he finds in it.</summary>
    private bool IsHandedOut(INamedTypeSymbol library)
    {
        var own = new HashSet<string>(Types.SelectMany(static level => level.GetMembers()).Select(static member => member.Name).Concat(ModuleMembers.OverWeights).Concat(ModuleMembers.Asking), StringComparer.Ordinal);
        for (var above = library; above is not null; above = above.BaseType)
            own.UnionWith(above.GetMembers().Select(static member => member.Name));
        return Declarations.SelectMany(static declaration => declaration.DescendantNodes().OfType<ThisExpressionSyntax>())
            .Any(self => !(self.Parent is MemberAccessExpressionSyntax access && access.Expression == self && own.Contains(access.Name.Identifier.ValueText)));
    }
}
