using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>A constructor goes over the parts before they are registered.</summary>
/// <param name="Call">The call that finds none.</param>
/// <param name="Method">What is called.</param>
/// <param name="Type">The class.</param>
internal sealed record EarlyLook(InvocationExpressionSyntax Call, string Method, string Type);

/// <summary>
/// The places of a document where a constructor goes over the parts of its module while it has none, though it has made some, and registers them afterwards. What is given to somebody
/// who may go over it later sees them all: <c>var ps = parameters();</c>.
/// </summary>
internal sealed class EarlyLooks(ModuleClasses classes)
{
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<InvocationExpressionSyntax>> Known = new();

    public IEnumerable<EarlyLook> In(SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var call in Candidates(tree, cancellation))
        {
            var constructor = call.FirstAncestorOrSelf<ConstructorDeclarationSyntax>()!;
            if (classes.Flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol method && TorchSymbols.IsTorchSharp(method.ContainingAssembly) && IsTaken(call, cancellation)
                && classes.Flow.Bodies.DeclaredBy(constructor, cancellation) is IMethodSymbol { ContainingType: var type } declared && classes.Symbols.IsModule(type)
                && classes.Of(type, cancellation) is { Levels.IsChain: false } module && IsEarly(call, module, declared, cancellation) && HasMade(module, call, constructor, cancellation)
                && !new RepeatedLooks(classes, cancellation).Has(call, module, constructor))
                yield return new EarlyLook(call, method.Name, type.Name);
        }
    }

    /// <summary>By the text: a call on the object itself, in a statement before the one that registers.</summary>
    private static IReadOnlyList<InvocationExpressionSyntax> Candidates(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Known.TryGetValue(tree, out var known))
            return known;
        var found = tree.GetText(cancellation).ToString().Contains(ModuleMembers.Register) ? Find(tree.GetRoot(cancellation)) : [];
        return Known.GetValue(tree, _ => found);
    }

    private static List<InvocationExpressionSyntax> Find(SyntaxNode root) =>
    [
        .. from type in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<ClassDeclarationSyntax>()
           from constructor in type.Members.OfType<ConstructorDeclarationSyntax>()
           from call in Before(constructor).SelectMany(static statement => statement.DescendantNodes(static node => !LoopSyntax.IsFunction(node))).OfType<InvocationExpressionSyntax>()
           where IsLook(call) && !IsRepeated(call, constructor)
           select call,
    ];

    /// <summary>The statements before the registration; none where no statement is one.</summary>
    private static IEnumerable<StatementSyntax> Before(ConstructorDeclarationSyntax constructor)
    {
        var statements = constructor.Body?.Statements.ToList() ?? [];
        return statements.Take(statements.FindIndex(static statement => statement is ExpressionStatementSyntax { Expression: var expression } && Constructions.IsCall(expression)));
    }

    private static bool IsLook(InvocationExpressionSyntax call) => OwnCall(call) is { } name && (ModuleMembers.ToAll.Contains(name) ? DroppedResult.MayBe(call) : ModuleMembers.GivingParts.Contains(name));

    public static string? OwnCall(InvocationExpressionSyntax call) =>
        call.Expression is SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } ? NameUse.NameOf(call.Expression)?.Identifier.ValueText : null;

    /// <summary>The same is done once more behind the registration: then the first may be there for what the base has made.</summary>
    private static bool IsRepeated(InvocationExpressionSyntax call, ConstructorDeclarationSyntax constructor) =>
        constructor.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(other => other.SpanStart > call.SpanStart && OwnCall(other) == OwnCall(call));

    /// <summary>What does something to all, does it now; what gives the parts must be gone over at once: by a loop, in a list, by an optimizer.</summary>
    private bool IsTaken(InvocationExpressionSyntax call, CancellationToken cancellation) => OwnCall(call) is { } name && ModuleMembers.ToAll.Contains(name) || call.Parent switch
    {
        CommonForEachStatementSyntax loop => loop.Expression == call && !loop.Statement.DescendantNodesAndSelf().Any(static node => node is ThrowStatementSyntax or ThrowExpressionSyntax),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var listing, Parent: InvocationExpressionSyntax } => ModuleMembers.Listing.Contains(listing),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taking } => classes.Symbols.IsOptimizer(classes.Flow.Bodies.TypeOf(taking, cancellation)),
        _ => false,
    };

    /// <summary>Nothing may have been registered before: the constructors that it begins with do not, and nor does what the statements before it may run.</summary>
    private static bool IsEarly(InvocationExpressionSyntax call, ModuleClass module, IMethodSymbol constructor, CancellationToken cancellation)
    {
        if (module.Constructions.FirstOrDefault(construction => SymbolEqualityComparer.Default.Equals(construction.Constructor, constructor.OriginalDefinition)) is not { Time: RegistrationTime.Here } construction)
            return false;
        var bodies = construction.Chain.Skip(1).Select(begun => begun.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)).OfType<ConstructorDeclarationSyntax>().ToList<SyntaxNode>();
        bodies.AddRange(Before(call.FirstAncestorOrSelf<ConstructorDeclarationSyntax>()!).Where(statement => statement.SpanStart < call.SpanStart));
        return !MayRegister(bodies, module.Levels);
    }

    /// <summary>Whether code names the registration, or a member of the class whose code does, and so on.</summary>
    private static bool MayRegister(IEnumerable<SyntaxNode> code, ModuleLevels levels)
    {
        var members = levels.Declarations.SelectMany(static declaration => declaration.Members).Where(static member => member is MethodDeclarationSyntax or PropertyDeclarationSyntax)
            .ToLookup(static member => member is MethodDeclarationSyntax method ? method.Identifier.ValueText : ((PropertyDeclarationSyntax)member).Identifier.ValueText, StringComparer.Ordinal);
        var (open, seen) = (new Queue<SyntaxNode>(code), new HashSet<string>(StringComparer.Ordinal));
        while (open.Count > 0)
        {
            foreach (var name in open.Dequeue().DescendantNodes().OfType<SimpleNameSyntax>().Select(static name => name.Identifier.ValueText).Where(seen.Add))
            {
                if (ModuleMembers.Registering.Contains(name))
                    return true;
                foreach (var member in members[name])
                    open.Enqueue(member);
            }
        }

        return false;
    }

    /// <summary>A field has a part with weights already.</summary>
    private bool HasMade(ModuleClass module, InvocationExpressionSyntax call, ConstructorDeclarationSyntax constructor, CancellationToken cancellation)
    {
        var creations = new PartCreations(classes.Flow, classes.Symbols, cancellation);
        return module.Levels.Declarations.SelectMany(PartCreations.GivenIn)
            .Where(given => given.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not { } other || (other == constructor && given.SpanStart < call.SpanStart))
            .Any(given => creations.Of(given) == Created.Weights);
    }
}
