using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>Fields and auto-properties all of whose mentions are in the program.</summary>
internal static class SeenMembers
{
    /// <summary>What other projects may do with a member of a library, nobody sees.</summary>
    public static bool IsOpen(ISymbol member, FlowAnalysis flow)
    {
        for (ISymbol? current = member; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
        }

        return flow.IsLibrary;
    }

    public static EqualsValueClauseSyntax? InitialiserOf(ISymbol member, CancellationToken cancellation) => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer,
        PropertyDeclarationSyntax property => property.Initializer,
        _ => null,
    };

    /// <summary>Every name in the program that may mean the member; where nobody can tell, as with <c>dynamic</c>, it may.</summary>
    public static IEnumerable<SimpleNameSyntax> MentionsOf(ISymbol member, FlowAnalysis flow, CancellationToken cancellation) =>
        from name in NamesOf(member, flow, cancellation)
        where name.Parent is not NameColonSyntax { Parent: ArgumentSyntax }
        let meant = flow.Bodies.ReferredToBy(name, cancellation)
        where meant is null || SymbolEqualityComparer.Default.Equals(meant.OriginalDefinition, member)
        select name;

    /// <summary>The expression that a mention is: <c>this.layers</c> of its name.</summary>
    public static ExpressionSyntax WholeOf(SimpleNameSyntax mention) => mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access : mention;

    private static IEnumerable<SimpleNameSyntax> NamesOf(ISymbol member, FlowAnalysis flow, CancellationToken cancellation) =>
        member.DeclaredAccessibility == Accessibility.Private
            ? member.ContainingType.DeclaringSyntaxReferences.SelectMany(part => part.GetSyntax(cancellation).DescendantNodes().OfType<SimpleNameSyntax>()).Where(name => name.Identifier.ValueText == member.Name)
            : flow.Index.NamesOf(member.Name, cancellation);
}
