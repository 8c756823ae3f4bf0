using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>Fields and auto-properties: where each is written.</summary>
internal sealed class MemberTable(MethodBodies bodies, Func<SourceIndex> index)
{
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<MemberWrite>> _writes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _setByConstruction = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IPropertySymbol, bool> _auto = new(SymbolEqualityComparer.Default);

    /// <summary>Every place outside its own declaration that writes this member.</summary>
    public IReadOnlyList<MemberWrite> WritesOf(ISymbol member, CancellationToken cancellation) =>
        _writes.GetOrAdd(member, symbol =>
            index().WritesOf(symbol.Name).Select(write => WriteOf(write, symbol, cancellation)).OfType<MemberWrite>().ToList());

    /// <summary>Whether only constructors and object initialisers write it: then it holds for good what an object was made with.</summary>
    public bool IsSetByConstruction(ISymbol member, CancellationToken cancellation) =>
        _setByConstruction.GetOrAdd(member, symbol =>
            WritesOf(symbol, cancellation).All(static write => write.Form == WriteForm.Initializer || (write.Form != WriteForm.Unresolved && IsInConstructor(write.Node))));

    public bool IsAutoProperty(IPropertySymbol property) =>
        _auto.GetOrAdd(property, static symbol =>
            symbol.ContainingType.GetMembers().Any(member =>
                member is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, symbol)));

    /// <summary>The auto-property that an accessor reads, if it is one's.</summary>
    public IPropertySymbol? AutoPropertyOf(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: IPropertySymbol property }
        && property.OriginalDefinition is var definition && IsAutoProperty(definition)
            ? definition
            : null;

    private static bool IsInConstructor(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static ancestor =>
            ancestor is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            is ConstructorDeclarationSyntax;

    /// <summary>The write if it is one of this member, or null. What an object of a missing type is given may be this member.</summary>
    private MemberWrite? WriteOf(MemberWrite write, ISymbol member, CancellationToken cancellation)
    {
        switch (write.Form)
        {
            case WriteForm.Unresolved:
                return write;
            case WriteForm.Own:
            case WriteForm.Content when IsOwn(write.Node):
                var types = TypesAround(write.Node, cancellation).ToList();
                return types.Exists(type => TypeHierarchy.IsAtOrBelow(type, member.ContainingType)) ? write
                    : types.TrueForAll(static type => TypeHierarchy.HasMissingBase(type)) ? Resolved(write, member, cancellation)
                    : null;
            default:
                return IsAccessibleAt(write.Node, member) ? Resolved(write, member, cancellation) : null;
        }
    }

    private MemberWrite? Resolved(MemberWrite write, ISymbol member, CancellationToken cancellation) =>
        Target(write.Node) is not { } target ? null
        : bodies.ReferredToBy(target, cancellation) is not { } written ? write with { Form = WriteForm.Unresolved }
        : SymbolEqualityComparer.Default.Equals(written.OriginalDefinition, member) ? write
        : null;

    private IEnumerable<INamedTypeSymbol> TypesAround(SyntaxNode node, CancellationToken cancellation) =>
        node.Ancestors().OfType<TypeDeclarationSyntax>().Select(type => bodies.DeclaredBy(type, cancellation)).OfType<INamedTypeSymbol>();

    private static SyntaxNode? Target(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
        ElementAccessExpressionSyntax element => element.Expression,
        _ => node,
    };

    private static bool IsOwn(SyntaxNode node) =>
        Target(node) is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax };

    /// <summary>A private member is written in its own class only; this saves most of the questions to the compiler.</summary>
    private static bool IsAccessibleAt(SyntaxNode node, ISymbol member) =>
        member.DeclaredAccessibility != Accessibility.Private
        || node.Ancestors().OfType<TypeDeclarationSyntax>().ToList() is var types
            && (types.Count == 0 || types.Exists(type => type.Identifier.ValueText == member.ContainingType.Name));
}
