using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>The module classes of a compilation: each is followed once, whichever rule asks first.</summary>
internal sealed class ModuleClasses
{
    private static readonly ConditionalWeakTable<FlowAnalysis, ModuleClasses> ByFlow = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, ModuleClass> _classes = new(SymbolEqualityComparer.Default);

    private List<INamedTypeSymbol>? _unmade;
    private ILookup<string, (SyntaxTree Tree, TextSpan Span)>? _takers;

    [ThreadStatic]
    private static HashSet<INamedTypeSymbol>? _asked;

    private ModuleClasses(FlowAnalysis flow)
    {
        Flow = flow;
        Symbols = ((TorchLibrary)flow.Library).Symbols;
        Instances = new ModuleInstances(flow, Symbols);
    }

    public FlowAnalysis Flow { get; }

    public TorchSymbols Symbols { get; }

    /// <summary>Where objects of the classes are made, and what becomes of them.</summary>
    public ModuleInstances Instances { get; }

    public static ModuleClasses Of(FlowAnalysis flow) => ByFlow.GetValue(flow, static key => new ModuleClasses(key));

    public ModuleClass Of(INamedTypeSymbol type, CancellationToken cancellation) =>
        _classes.TryGetValue(type, out var known) ? known : _classes.GetOrAdd(type, Find(type, cancellation));

    /// <summary>Whether objects of a class have something to register; null where nobody can tell.</summary>
    public bool? HasParts(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var definition = type.OriginalDefinition;
        var asked = _asked ??= new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        if (!SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, Flow.Assembly) || !asked.Add(definition))
            return null;
        try
        {
            var known = Of(definition, cancellation);
            if (!known.IsKnown)
                return null;
            var all = known.Constructions.Select(construction => HasParts(construction, cancellation)).Distinct().ToList();
            return all is [var only] ? only : null;
        }
        finally
        {
            asked.Remove(definition);
        }
    }

    private bool? HasParts(Construction construction, CancellationToken cancellation)
    {
        var check = new PartCheck(this, construction.Final, cancellation);
        bool? result = construction.Final.Members.Values.Any(static held => held.MayBeOther) ? null : false;
        foreach (var thing in construction.Final.Members.Values.SelectMany(static held => held.Things).Concat(construction.Final.MayBeRegistered))
        {
            if (check.IsPart(thing) is not { } isPart)
                result = null;
            else if (isPart)
                return true;
        }

        return result;
    }

    private ModuleClass Find(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!ModuleHierarchy.IsPlain(type) || type.InstanceConstructors.IsEmpty)
            return ModuleClass.Unknown(type);
        var constructions = ImmutableArray.CreateBuilder<Construction>();
        var walked = ImmutableHashSet.CreateBuilder<SyntaxNode>();
        foreach (var constructor in type.InstanceConstructors)
        {
            if (IsCopy(constructor))
                continue;
            var walk = new ConstructorWalk(Flow, Symbols, type, cancellation);
            walk.Construct(constructor);
            if (walk.IsLost)
                return ModuleClass.Unknown(type);
            constructions.Add(Judge(constructor, walk, cancellation));
            walked.UnionWith(walk.Walked);
        }

        return RegistersElsewhere(type, walked, cancellation) ? ModuleClass.Unknown(type) : new ModuleClass(type, constructions.ToImmutable(), walked.ToImmutable());
    }

    /// <summary>Whether a class is the only one that nobody makes, of all modules of the program.</summary>
    public bool IsOnlyUnmade(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (Volatile.Read(ref _unmade) is not { } unmade)
        {
            unmade = UnmadeClasses(cancellation).Take(2).ToList();
            Volatile.Write(ref _unmade, unmade);
        }

        return unmade.Count == 1 && SymbolEqualityComparer.Default.Equals(unmade[0], type);
    }

    private IEnumerable<INamedTypeSymbol> UnmadeClasses(CancellationToken cancellation) =>
        Flow.Index.Trees.SelectMany(tree => DeclaredModules.TypesIn(tree, this, cancellation).Keys).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Where(type => !type.IsAbstract && Instances.CreationsOf(type, cancellation).Count == 0 && Flow.Hierarchy.Below(type, cancellation).Count == 0);

    /// <summary>Whether a member of the program that construction does not run mentions a name together with the weights of a part, or registers by hand.</summary>
    public bool IsTakenInHand(string name, ImmutableHashSet<SyntaxNode> walked, CancellationToken cancellation)
    {
        var takers = Volatile.Read(ref _takers);
        if (takers is null)
            Volatile.Write(ref _takers, takers = Takers(cancellation));
        return takers[name].Any(taker => !walked.Any(body => body.SyntaxTree == taker.Tree && body.Span.Contains(taker.Span)));
    }

    private ILookup<string, (SyntaxTree Tree, TextSpan Span)> Takers(CancellationToken cancellation) =>
        Flow.Index.Trees.SelectMany(tree => Flow.Index.MembersOf(tree, cancellation)
            .Where(static text => text.Mentions.Any(static mention => ModuleMembers.Weights.Contains(mention.Name) || ModuleMembers.ByHand.Contains(mention.Name) || mention.Name == ModuleMembers.Grad))
            .SelectMany(text => text.Mentions.Select(static mention => mention.Name).Distinct().Select(name => (name, place: (tree, text.Span)))))
            .ToLookup(static one => one.name, static one => one.place, StringComparer.Ordinal);

    private static bool IsCopy(IMethodSymbol constructor) =>
        constructor.IsImplicitlyDeclared && constructor.Parameters is [{ Type: var copied }] && SymbolEqualityComparer.Default.Equals(copied, constructor.ContainingType);

    /// <summary>Whether a member that construction does not run registers something: nobody knows when it runs.</summary>
    private static bool RegistersElsewhere(INamedTypeSymbol type, ImmutableHashSet<SyntaxNode>.Builder walked, CancellationToken cancellation)
    {
        foreach (var declaring in ModuleHierarchy.ProgramClasses(type))
        {
            foreach (var part in declaring.DeclaringSyntaxReferences)
            {
                if (part.GetSyntax(cancellation) is TypeDeclarationSyntax declaration && declaration.Members.Any(member => !walked.Contains(member) && !IsConstructor(member) && Registers(member)))
                    return true;
            }
        }

        return false;
    }

    private static bool IsConstructor(MemberDeclarationSyntax member) => member is ConstructorDeclarationSyntax or FieldDeclarationSyntax or BaseTypeDeclarationSyntax;

    private static bool Registers(MemberDeclarationSyntax member) =>
        member.DescendantTokens().Any(static token => ModuleMembers.Registering.Contains(token.ValueText));

    private Construction Judge(IMethodSymbol constructor, ConstructorWalk walk, CancellationToken cancellation)
    {
        var check = new PartCheck(this, walk.State, cancellation);
        var registered = new RegisteredThings(walk.State);
        var members = walk.State.Members.Select(member => new BuiltMember(member.Key, member.Value, registered.StateOf(member.Value, check)))
            .OrderBy(static member => member.Member.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0).ThenBy(static member => member.Member.Name, StringComparer.Ordinal);
        return new Construction(constructor, members.ToImmutableArray(), walk.State.HasRun, walk.Events.OrderBy(static one => one.Place.SpanStart).ToImmutableArray(), walk.State);
    }
}
