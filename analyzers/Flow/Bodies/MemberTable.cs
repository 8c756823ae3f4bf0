using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>Fields and auto-properties: where each is written.</summary>
internal sealed class MemberTable(MethodBodies bodies, SourceIndex index, TypeHierarchy hierarchy, ILibraryNames library)
{
    private readonly ReflectedTypes _reflected = new(bodies, index, hierarchy, library);
    private readonly EarlyReads _early = new();
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<MemberWrite>> _writes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, WritesOfName> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ISymbol, bool> _setByConstruction = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IPropertySymbol, bool> _auto = new(SymbolEqualityComparer.Default);

    /// <summary>Every place outside its own declaration that writes this member.</summary>
    public IReadOnlyList<MemberWrite> WritesOf(ISymbol member, CancellationToken cancellation) =>
        _writes.GetOrAdd(member, symbol =>
            _byName.GetOrAdd(symbol.Name, name => new WritesOfName(index.WritesOf(name, cancellation), bodies)).Of(symbol, cancellation));

    /// <summary>Whether only its own constructors and object initialisers write it: then it holds for good what an object was made with.</summary>
    public bool IsSetByConstruction(ISymbol member, CancellationToken cancellation) =>
        _setByConstruction.GetOrAdd(member, symbol =>
            !IsWrittenUnseen(symbol, cancellation) && WritesOf(symbol, cancellation).All(static write => write.Form == WriteForm.Initializer || (write is { IsOwn: true, IsReference: false } && IsInConstructor(write.Node))));

    /// <summary>Whether code without source may write it, which nobody sees.</summary>
    public bool IsWrittenUnseen(ISymbol member, CancellationToken cancellation) => _reflected.Hold(member, cancellation);

    /// <summary>Whether somebody may find what was there before construction wrote it.</summary>
    public bool MayBeReadEarly(ISymbol member) => _early.MayBeOf(member);

    /// <summary>Whether code outside the source may set it, who reads settings from a file for example.</summary>
    public static bool IsSetByAnybody(ISymbol member) => member switch
    {
        IPropertySymbol { SetMethod: { IsInitOnly: false, DeclaredAccessibility: not Accessibility.Private } } => true,
        IFieldSymbol { IsReadOnly: false, DeclaredAccessibility: not Accessibility.Private } => true,
        _ => false,
    };

    /// <summary>Whether it is a place of its own, and no code that leads to one.</summary>
    public bool IsStored(ISymbol member) => member is IFieldSymbol || (member is IPropertySymbol property && IsAutoProperty(property));

    /// <summary>Whether reading it gives what was put into it: <c>get => field.sigmoid()</c> does not.</summary>
    public bool IsAutoProperty(IPropertySymbol property) =>
        _auto.GetOrAdd(property, static symbol => !MethodBodies.HasCode(symbol.GetMethod)
            && symbol.ContainingType.GetMembers().Any(member =>
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
}
