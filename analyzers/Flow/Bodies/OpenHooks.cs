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

    private List<Changed>? _changing;
    private bool? _any;

    /// <summary>Whether the program changes what an object of this type gives, whichever it is: then the type alone says nothing.</summary>
    public bool Concern(ITypeSymbol type, CancellationToken cancellation) => Changing(cancellation).Exists(change => Collections.MayBeSame(change.Type, type));

    /// <summary>Whether the program does so to an object that may be any.</summary>
    public bool AreAnywhere(CancellationToken cancellation) => _any ??= Changing(cancellation).Exists(change =>
        change.At.Setters is null ? !IsOnNamed(change.At.Target, cancellation) : !IsOnLocal(change.At.Target, cancellation));

    private List<Changed> Changing(CancellationToken cancellation) =>
        _changing ??= [.. index.Trees.SelectMany(tree => index.ReplacedResultsOf(tree, cancellation))
            .Where(change => change.Setters is null || change.Setters.Any(name => index.SetsParts(name, cancellation)))
            .Select(change => new Changed(change, TypeOf(change, cancellation)))
            .Where(change => change.At.Hook is { } call ? !OnlyLooks(call) : DependsOnParts(change.Type))];

    private ITypeSymbol? TypeOf(ReplacedResult change, CancellationToken cancellation) =>
        change.Target is { } target ? bodies.TypeOf(target, cancellation)
        : change.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? bodies.DeclaredBy(type, cancellation) as ITypeSymbol : null;

    /// <summary>Of a normalisation the weights only scale what it is given.</summary>
    private bool DependsOnParts(ITypeSymbol? type) => type is null || (library.IsApplied(type) && library.Of(type).Function is null or { DependsOnParts: true });

    /// <summary>A field is written where a hook is given to what it holds; so is a variable that the body follows.</summary>
    private bool IsOnNamed(ExpressionSyntax? target, CancellationToken cancellation)
    {
        if (target is null or ThisExpressionSyntax)
            return target is not null;
        if (target is IdentifierNameSyntax local && OpenContents.SourcesOf(local) is not null)
            return IsOnLocal(target, cancellation);
        return bodies.ReferredToBy(target, cancellation)?.OriginalDefinition is { } member && members.IsStored(member);
    }

    /// <summary>A variable that holds what was made there.</summary>
    private bool IsOnLocal(ExpressionSyntax? target, CancellationToken cancellation) =>
        target is IdentifierNameSyntax local && OpenContents.SourcesOf(local) is { } sources
        && sources.TrueForAll(source => source is VariableDeclaratorSyntax { Initializer.Value: { } value } && IsMade(value, Depth, cancellation));

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

    /// <summary>Where the program changes what an object gives, and the static type of the object.</summary>
    private readonly record struct Changed(ReplacedResult At, ITypeSymbol? Type);
}
