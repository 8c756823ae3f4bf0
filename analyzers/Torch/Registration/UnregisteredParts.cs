using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>A loss of parts as a finding.</summary>
/// <param name="Kind">How.</param>
/// <param name="Place">The class, the late assignment or addition, or the field.</param>
/// <param name="Type">The class that loses them.</param>
/// <param name="Part">The member that holds them.</param>
internal sealed record UnregisteredPart(LossOfPart Kind, SyntaxToken Place, string Type, string Part)
{
    /// <summary>Of a finding, what is lost and how: its fix asks.</summary>
    public const string KindProperty = nameof(Kind);

    public ImmutableDictionary<string, string?> Properties => ImmutableDictionary<string, string?>.Empty.Add(KindProperty, Kind.ToString());
}

/// <summary>
/// The parts of the module classes of a document that an optimizer does not get, though <c>forward</c> applies them. Of a class that registers nothing only where an object is seen that
/// nobody else registers.
/// </summary>
internal sealed class UnregisteredParts(ModuleClasses classes)
{
    /// <summary>All in a document, each place once.</summary>
    public IEnumerable<UnregisteredPart> In(SyntaxTree tree, CancellationToken cancellation)
    {
        var seen = new HashSet<SyntaxToken>();
        foreach (var declaration in SuspectClasses.In(tree, cancellation))
        {
            if (classes.Flow.Bodies.DeclaredBy(declaration, cancellation) is not INamedTypeSymbol { IsStatic: false } type || !classes.Symbols.IsModule(type) || classes.Of(type, cancellation) is not { } module)
                continue;
            foreach (var lost in module.Lost.Where(lost => IsMeant(lost) && (lost.Constructor is null || IsMadeAlone(module, lost, cancellation))))
            {
                if (PlaceOf(lost, declaration, cancellation) is { } place && seen.Add(place) && !classes.AreLookedInto(cancellation))
                    yield return new UnregisteredPart(lost.Kind, place, type.Name, lost.Part.Member.Name);
            }
        }
    }

    /// <summary>Applied beside construction, and named as if it were to be trained.</summary>
    private static bool IsMeant(LostPart lost) =>
        lost.Part.Applied.Count > 0 && !NameWords.Have(lost.Part.Member.Name, ModuleMembers.OnPurpose) && !NameWords.AreAround(lost.Place, ModuleMembers.OnPurpose);

    /// <summary>A class that is never registered has weights to lose where its object is asked for them.</summary>
    private bool IsMadeAlone(ModuleClass module, LostPart lost, CancellationToken cancellation) =>
        lost.Given == Created.Weights && !module.Type.IsAbstract && new AloneInstances(classes.Flow, classes.Symbols, cancellation).AnyBy(lost.Constructor!);

    /// <summary>Where the loss stands in a declaration of the class: an editor shows nothing that stands in another file.</summary>
    private static SyntaxToken? PlaceOf(LostPart lost, ClassDeclarationSyntax declaration, CancellationToken cancellation) => lost.Kind switch
    {
        LossOfPart.Missing or LossOfPart.MissingInOne => Declaring(lost.Constructor!, cancellation) == declaration ? declaration.Identifier : null,
        LossOfPart.OfChain => lost.Part.Member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } member && declaration.Contains(member) ? NameOfDeclared(member) : null,
        _ => declaration.Contains(lost.Place) ? NameIn(lost.Place) : null,
    };

    private static ClassDeclarationSyntax? Declaring(IMethodSymbol constructor, CancellationToken cancellation) =>
        (constructor.DeclaringSyntaxReferences.FirstOrDefault() ?? constructor.ContainingType.DeclaringSyntaxReferences.First()).GetSyntax(cancellation).FirstAncestorOrSelf<ClassDeclarationSyntax>();

    private static SyntaxToken? NameOfDeclared(SyntaxNode member) => member switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        _ => null,
    };

    /// <summary>The member that is given the part: <c>head</c> of <c>this.head = Linear(2, 1)</c>, <c>all</c> of <c>all.Add(Linear(2, 1))</c>.</summary>
    private static SyntaxToken? NameIn(SyntaxNode place) => place switch
    {
        AssignmentExpressionSyntax assignment => NameUse.NameOf(assignment.Left)?.Identifier,
        ExpressionSyntax target when NameUse.NameOf(target) is { } slot => slot.Identifier,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var holder } } => NameUse.NameOf(holder)?.Identifier,
        _ => null,
    };
}
