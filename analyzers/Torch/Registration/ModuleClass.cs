using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>
/// A module class: what its members are given, by whom, and when each constructor registers. All of it is seen, or nothing is said: the class and its bases have source, nobody is
/// handed the object while it is made, and no part has a name that is not followed.
/// </summary>
internal sealed class ModuleClass
{
    private readonly Constructions _constructions;
    private readonly CancellationToken _cancellation;

    private ModuleClass(ModuleLevels levels, FlowAnalysis flow, TorchSymbols symbols, CancellationToken cancellation)
    {
        Levels = levels;
        _cancellation = cancellation;
        _constructions = new Constructions(levels, flow, cancellation);
        Constructions = _constructions.OfType;
        Members = new PartMembers(levels, flow, symbols, cancellation).All;
        Lost = [.. levels.IsChain ? OfChain() : Missing().Concat(Late())];
    }

    public ModuleLevels Levels { get; }

    public INamedTypeSymbol Type => Levels.Type;

    /// <summary>One for each constructor of the class itself.</summary>
    public IReadOnlyList<Construction> Constructions { get; }

    /// <summary>The members whose parts are seen, those of bases among them.</summary>
    public IReadOnlyList<PartMember> Members { get; }

    /// <summary>The parts that are not registered, whatever else is done with the object.</summary>
    public IReadOnlyList<LostPart> Lost { get; }

    /// <summary>Null where something of the class is not seen.</summary>
    public static ModuleClass? Of(INamedTypeSymbol type, FlowAnalysis flow, TorchSymbols symbols, CancellationToken cancellation) =>
        ModuleLevels.Of(type, cancellation) is { } levels ? new ModuleClass(levels, flow, symbols, cancellation) : null;

    /// <summary>Those of an object that one of the constructors makes and never registers.</summary>
    private IEnumerable<LostPart> Missing()
    {
        foreach (var construction in Constructions.Where(static construction => construction.Time == RegistrationTime.Never))
        {
            var kind = Constructions.All(static other => other.Time == RegistrationTime.Never) ? LossOfPart.Missing : LossOfPart.MissingInOne;
            foreach (var member in Members)
            {
                if (member.Parts.FirstOrDefault(part => part.Given > Created.Empty && IsGivenBy(construction, part)) is { } given)
                    yield return new LostPart(kind, member, given.Place, given.Given, construction.Constructor);
            }
        }
    }

    /// <summary>Whether a constructor gives it on every way: in an initialiser, or in a statement of a body itself.</summary>
    private bool IsGivenBy(Construction construction, GivenPart part) =>
        part.IsInitial || (FunctionOf(part.Place) is ConstructorDeclarationSyntax constructor && construction.Chain.Any(run => DeclarationOf(run) == constructor));

    private IEnumerable<LostPart> OfChain() =>
        from member in Members
        from part in member.Parts.Where(static part => part.Given > Created.Empty && (part.IsInitial || FunctionOf(part.Place) is ConstructorDeclarationSyntax)).Take(1)
        select new LostPart(LossOfPart.OfChain, member, part.Place, part.Given, null);

    private IEnumerable<LostPart> Late()
    {
        foreach (var member in Members)
        {
            foreach (var part in member.Parts.Where(part => part.Given > Created.Empty && IsLate(part.Place)))
            {
                if (!part.IsAdded && !MayBeThere(member, part))
                    yield return new LostPart(LossOfPart.LateAssignment, member, part.Place, part.Given, null);
                else if (part.IsAdded && member.IsReadOnce && member.Parts.All(other => other.IsAdded || !IsLate(other.Place)))
                    yield return new LostPart(LossOfPart.LateAddition, member, part.Place, part.Given, null);
            }
        }
    }

    /// <summary><c>fc ??= Linear(2, 1)</c>, where <c>fc</c> has something already; and a method that replaces it under a condition, which may never hold.</summary>
    private bool MayBeThere(PartMember member, GivenPart late) =>
        member.Parts.Any(other => !other.IsAdded && !IsLate(other.Place)) && (member.IsAsked || (FunctionOf(late.Place) is MethodDeclarationSyntax method && !IsAlwaysReached(late.Place, method)));

    private static bool IsAlwaysReached(SyntaxNode place, MethodDeclarationSyntax method) =>
        method.ExpressionBody is not null || (place.FirstAncestorOrSelf<StatementSyntax>() is { } statement && statement.Parent == method.Body
            && !method.Body!.Statements.TakeWhile(before => before != statement).SelectMany(static before => before.DescendantNodesAndSelf()).Any(static node => node is ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax));

    /// <summary>Whether a place runs after the registration only.</summary>
    private bool IsLate(SyntaxNode place) => FunctionOf(place) switch
    {
        ConstructorDeclarationSyntax constructor => ConstructorOf(constructor) is { } construction && construction.IsLate(place),
        MethodDeclarationSyntax method => IsRunLate(method),
        _ => false,
    };

    /// <summary>A method that no constructor comes near, of a class whose constructors all register; or one that they call in statements behind the registration only.</summary>
    private bool IsRunLate(MethodDeclarationSyntax method)
    {
        var calls = Levels.Names.Where(name => name.Identifier.ValueText == method.Identifier.ValueText && IsOwn(name)).ToList();
        return calls.Count == 0 ? method.Parent is ClassDeclarationSyntax owner && Levels.Declarations.Contains(owner) && ConstructorsOf(owner).All(static construction => construction.IsSure) : calls.TrueForAll(IsCalledLate);
    }

    private bool IsCalledLate(SimpleNameSyntax name) =>
        NameUse.CallOf(name) is { Parent: ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax constructor } } } call
        && ConstructorOf(constructor) is { } construction && construction.IsLate(call);

    /// <summary>Whether a name may mean a method of the object itself: <c>Build()</c>, <c>this.Build()</c>, and not <c>other.Build()</c>.</summary>
    private static bool IsOwn(SimpleNameSyntax name) =>
        NameUse.Whole(name) is not MemberAccessExpressionSyntax { Expression: not (ThisExpressionSyntax or BaseExpressionSyntax) } and not MemberBindingExpressionSyntax;

    private Construction? ConstructorOf(ConstructorDeclarationSyntax declaration) =>
        Levels.Types.SelectMany(static type => type.InstanceConstructors).FirstOrDefault(constructor => DeclarationOf(constructor) == declaration) is { } found ? _constructions.Of(found) : null;

    private IEnumerable<Construction> ConstructorsOf(ClassDeclarationSyntax owner) =>
        Levels.Types.Where(type => type.DeclaringSyntaxReferences.Any(part => part.GetSyntax(_cancellation) == owner)).SelectMany(static type => type.InstanceConstructors).Select(_constructions.Of);

    private SyntaxNode? DeclarationOf(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation);

    /// <summary>The function that a place runs in; a lambda runs when somebody calls it.</summary>
    private static SyntaxNode? FunctionOf(SyntaxNode place) => place.Ancestors().FirstOrDefault(LoopSyntax.IsFunction);
}
