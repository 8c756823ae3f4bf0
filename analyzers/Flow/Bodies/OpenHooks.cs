using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>
/// <c>foreach (var m in net.modules()) m.Hook(…)</c>: where the program gives a hook, or weights that nobody has trained, to an object that goes by no
/// name of its own, no object in a member is known to give what its class says.
/// </summary>
internal sealed class OpenHooks(MethodBodies bodies, SourceIndex index, MemberTable members, ILibrary library)
{
    /// <summary>Through how many methods of the program a maker is looked for.</summary>
    private const int Depth = 3;

    /// <summary><c>foreach (var p in parameters()) p.fill_(0.25);</c>: an object sets the numbers of all its parts, of whatever type.</summary>
    private const string OfAnyPart = "";

    private static readonly KeptByFile<Change> ChangesIn = new();

    private List<Changed>? _changing;
    private bool? _any;

    /// <summary>Whether the program changes what an object of this type gives, whichever it is: then the type alone says nothing.</summary>
    public bool Concern(ITypeSymbol type, CancellationToken cancellation) => Changing(cancellation).Exists(change => Collections.MayBeSame(change.Type, type));

    /// <summary>Whether the program does so to an object that may be any.</summary>
    public bool AreAnywhere(CancellationToken cancellation) => _any ??= Changing(cancellation).Exists(changed =>
        !(changed.Change.IsOnOwn ?? IsOnLocal(changed.Change.At.Target, value => IsMade(value, Depth, cancellation)) == true));

    private List<Changed> Changing(CancellationToken cancellation) => _changing ??= Resolve(
        [.. index.Trees.SelectMany(tree => ChangesIn.In(tree, index.Declared(cancellation), file => Find(file, cancellation), cancellation))
            .Where(change => change.At.Setters is null || change.At.Setters.Any(name => index.SetsParts(name, cancellation)))],
        cancellation);

    /// <summary>What a file does to objects, as far as declarations alone decide it: an editor asks for it at each key.</summary>
    private List<Change> Find(SyntaxTree tree, CancellationToken cancellation)
    {
        var found = new List<Change>();
        foreach (var at in index.ReplacedResultsOf(tree, cancellation))
        {
            var type = TypeOf(at, cancellation);
            if (at.Hook is { } call ? !OnlyLooks(call) : DependsOnParts(type))
                found.Add(new(at, at.Target is null && at.Hook is null ? OfAnyPart : NameOf(type), IsOnOwn(at, cancellation)));
        }

        return found;
    }

    /// <summary>Most changes are of the same few types, which are looked up once; any other is bound again.</summary>
    private List<Changed> Resolve(List<Change> changes, CancellationToken cancellation)
    {
        var types = new Dictionary<string, ITypeSymbol?>(StringComparer.Ordinal);
        return changes.ConvertAll(change => new Changed(change, change.Type is { } name ? Named(name) : TypeOf(change.At, cancellation)));

        ITypeSymbol? Named(string name)
        {
            if (!types.TryGetValue(name, out var known))
                types.Add(name, known = name == OfAnyPart ? null : bodies.TypeReferredTo(name));
            return known;
        }
    }

    /// <summary>What a type is found by in the next compilation: a class, with what it is made of.</summary>
    private static string? NameOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } named && named.TypeArguments.All(static argument => NameOf(argument) is not null)
            ? DocumentationCommentId.CreateReferenceId(type)
            : null;

    private ITypeSymbol? TypeOf(ReplacedResult change, CancellationToken cancellation) =>
        change.Target is { } target ? bodies.TypeOf(target, cancellation)
        : change.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? bodies.DeclaredBy(type, cancellation) as ITypeSymbol : null;

    /// <summary>Of a normalisation the weights only scale what it is given.</summary>
    private bool DependsOnParts(ITypeSymbol? type) => type is null || (library.IsApplied(type) && library.Of(type).Function is null or { DependsOnParts: true });

    /// <summary>A field is written where a hook is given to what it holds; so is a variable that the body follows. Null where a body elsewhere says what the variable holds.</summary>
    private bool? IsOnOwn(ReplacedResult at, CancellationToken cancellation)
    {
        var target = at.Target;
        if (at.Setters is null && target is null or ThisExpressionSyntax)
            return target is not null;
        if (at.Setters is null && !(target is IdentifierNameSyntax local && OpenContents.SourcesOf(local) is not null))
            return bodies.ReferredToBy(target!, cancellation)?.OriginalDefinition is { } member && members.IsStored(member);
        return IsOnLocal(target, value => IsMadeHere(value, cancellation));
    }

    /// <summary>A variable that holds what was made there.</summary>
    private static bool? IsOnLocal(ExpressionSyntax? target, Func<ExpressionSyntax, bool?> isMade)
    {
        if (target is not IdentifierNameSyntax local || OpenContents.SourcesOf(local) is not { } sources)
            return false;
        var answers = sources.ConvertAll(source => source is VariableDeclaratorSyntax { Initializer.Value: { } value } ? isMade(value) : false);
        return answers.Contains(false) ? false : answers.Contains(null) ? null : true;
    }

    /// <summary>Whether it is made by no more than this expression; null where a method of the program gives it.</summary>
    private bool? IsMadeHere(ExpressionSyntax value, CancellationToken cancellation) =>
        OpenContents.IsCreation(value) ? true
        : value is not InvocationExpressionSyntax || bodies.ReferredToBy(value, cancellation) is not IMethodSymbol method ? false
        : method.DeclaringSyntaxReferences.IsEmpty ? library.Of(method).IsFactory
        : null;

    /// <summary><c>new Net()</c>, <c>Softmax(1)</c>, and a method of the program that gives one of them: nobody else names it.</summary>
    private bool IsMade(ExpressionSyntax value, int depth, CancellationToken cancellation) =>
        OpenContents.IsCreation(value)
        || (value is InvocationExpressionSyntax && depth > 0 && bodies.ReferredToBy(value, cancellation) is IMethodSymbol method
            && (method.DeclaringSyntaxReferences.IsEmpty
                ? library.Of(method).IsFactory
                : method.DeclaringSyntaxReferences.All(reference => OpenContents.ReturnedBy(reference.GetSyntax(cancellation)) is { Count: > 0 } returned
                    && returned.TrueForAll(each => IsMade(each, depth - 1, cancellation)))));

    /// <summary><c>(_, _, z) => z</c>, and a block that gives nothing else back, and hands it to nobody.</summary>
    private bool OnlyLooks(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Select(static argument => argument.Expression).OfType<ParenthesizedLambdaExpressionSyntax>().FirstOrDefault()
            is { ParameterList.Parameters: [.., { Identifier.ValueText: var given }], Body: var body }
        && Returned(body).All(returned => returned is IdentifierNameSyntax name && name.Identifier.ValueText == given)
        && !ChangedIn(body).Contains(given) && !IsHandedOn(given, body);

    private static IEnumerable<ExpressionSyntax?> Returned(CSharpSyntaxNode body) =>
        body is ExpressionSyntax expression ? [expression] : body.DescendantNodes().OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression);

    /// <summary><c>Log(z)</c>, <c>var v = z;</c>, <c>z.view(-1).log_()</c>: who has another name of it may change it.</summary>
    private static bool IsHandedOn(string given, CSharpSyntaxNode body) => body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == given)
        .Any(static name => name.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax
            || name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { Parent: MemberAccessExpressionSyntax } });

    private IEnumerable<string> ChangedIn(SyntaxNode body)
    {
        var written = new List<SyntacticWrite>();
        foreach (var node in body.DescendantNodesAndSelf())
            SyntacticWrites.Collect(node, library.Names, written);
        return written.Select(static write => write.Target).OfType<IdentifierNameSyntax>().Select(static target => target.Identifier.ValueText);
    }

    /// <summary>Where the program changes what an object gives, in terms that hold in the next compilation, too.</summary>
    /// <param name="At">The place.</param>
    /// <param name="Type">The name of the object's static type, if it is a class.</param>
    /// <param name="IsOnOwn">Whether the object goes by a name of its own; null where other bodies decide.</param>
    private readonly record struct Change(ReplacedResult At, string? Type, bool? IsOnOwn);

    /// <summary>The same with the static type in this compilation.</summary>
    private readonly record struct Changed(Change Change, ITypeSymbol? Type);
}
