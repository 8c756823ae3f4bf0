using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>
/// The members of a class whose parts are seen: each thing that the program gives such a member is made there, and nobody takes it out again but to apply it. What is
/// handed on, returned, or asked for its weights may be registered, trained or saved by who gets it.
/// </summary>
internal sealed class PartMembers(ModuleLevels levels, FlowAnalysis flow, TorchSymbols symbols, CancellationToken cancellation)
{
    private readonly PartCreations _creations = new(flow, symbols, cancellation);

    public IReadOnlyList<PartMember> All => [.. levels.Types.SelectMany(static type => type.GetMembers()).Where(member => MayHold(member) && !SeenMembers.IsOpen(member, flow)).Select(Of).OfType<PartMember>()];

    private bool MayHold(ISymbol member) => member is { IsStatic: false, IsImplicitlyDeclared: false, IsVirtual: false, IsOverride: false, IsAbstract: false } && member switch
    {
        IFieldSymbol { IsConst: false } field => IsPart(field.Type),
        IPropertySymbol { IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } property => IsPart(property.Type) && flow.Members.IsAutoProperty(property),
        _ => false,
    };

    private bool IsPart(ITypeSymbol type) => symbols.IsModule(type) || SymbolEqualityComparer.Default.Equals(type, symbols.Parameter);

    private PartMember? Of(ISymbol member)
    {
        var type = ((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type)!;
        var uses = new PartUses(flow, cancellation);
        var (parts, applied, isAsked) = (new List<GivenPart>(), new List<SyntaxNode>(), false);
        if (SeenMembers.InitialiserOf(member, cancellation) is { } initialiser)
            parts.Add(new GivenPart(initialiser, _creations.Of(initialiser.Value), IsAdded: false));
        foreach (var mention in SeenMembers.MentionsOf(member, flow, cancellation))
        {
            var use = uses.Of(mention);
            if (use.Kind == PartUseKind.Other)
                return null;
            isAsked |= use.Kind == PartUseKind.Asked || use.Place is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression };
            if (use.Kind == PartUseKind.Applied && mention.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null)
                applied.Add(mention);
            parts.AddRange(use.Given.Select(given => new GivenPart(use.Place!, _creations.Of(given), use.Kind == PartUseKind.Added)));
        }

        parts.RemoveAll(static part => part.Given == Created.Nothing);
        var isReadOnce = ModuleParts.ReadOnce.Contains(type.Name) && TorchSymbols.IsTorchSharp(type.ContainingAssembly);
        return parts.Exists(static part => part.Given == Created.Unknown) || !parts.Exists(static part => part.Given > Created.Empty) ? null : new PartMember(member, parts, isReadOnce, isAsked, applied);
    }
}
