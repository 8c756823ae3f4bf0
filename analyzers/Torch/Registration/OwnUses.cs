using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>What the members of a class that construction does not run do with a field.</summary>
internal static class OwnUses
{
    /// <summary>Whether a method of the class or of its bases mentions it: <c>forward</c>, or what it calls.</summary>
    public static bool IsUsedLater(ModuleClass known, ISymbol member, CancellationToken cancellation) =>
        LaterMembers(known, cancellation).Any(later => later.DescendantTokens().Any(token => token.ValueText == member.Name));

    private static IEnumerable<MemberDeclarationSyntax> LaterMembers(ModuleClass known, CancellationToken cancellation) =>
        ModuleHierarchy.ProgramClasses(known.Type).SelectMany(static type => type.DeclaringSyntaxReferences).Select(part => part.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>()
            .SelectMany(static declaration => declaration.Members).Where(member => member is MethodDeclarationSyntax or PropertyDeclarationSyntax && !known.Walked.Contains(member));
}
