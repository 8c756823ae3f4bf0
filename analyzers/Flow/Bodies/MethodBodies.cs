using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>A body that may be followed.</summary>
/// <param name="Graph">Its graph, or null if nothing in it is worth following.</param>
/// <param name="IsBroken">It cannot be followed; nothing can be said about it.</param>
internal sealed record Body(ControlFlowGraph? Graph, bool IsBroken)
{
    public static readonly Body Empty = new(null, IsBroken: false);

    /// <summary>Whether something in it does not compile.</summary>
    public bool HasErrors { get; init; }

    /// <summary>The constant that an initialiser is, or that <c>bool Squashes => true</c> gives, if there is nothing else to follow in it.</summary>
    public object? Constant { get; init; }
}

/// <summary>The control-flow graphs of bodies anywhere in the compilation. Graphs are made on demand and not kept.</summary>
internal sealed class MethodBodies(Compilation compilation, ILibrary library)
{
    private readonly BodyGate _gate = new(library);

    /// <summary>How many graphs were made: what the analysis costs, in a unit that a busy machine does not distort.</summary>
    public int GraphsMade => _graphsMade;

    private int _graphsMade;

    /// <summary>The bodies that run when a method is called.</summary>
    public IEnumerable<Body> BodiesOf(IMethodSymbol method, CancellationToken cancellation)
    {
        var implementation = method.PartialImplementationPart ?? method;
        return implementation.DeclaringSyntaxReferences.Select(reference => BodyOf(reference.GetSyntax(cancellation), cancellation));
    }

    /// <summary>The body of a declaration or initialiser.</summary>
    public Body BodyOf(SyntaxNode node, CancellationToken cancellation)
    {
        if (RootOf(node, cancellation) is not { } root)
            return IsToBeWritten(node) || IsOfPartial(node) ? new Body(null, IsBroken: true) : Body.Empty;
        var verdict = _gate.Judge(root, cancellation);
        if (verdict is Verdict.Skip or Verdict.Broken)
            return new Body(null, IsBroken: verdict == Verdict.Broken) { Constant = verdict == Verdict.Skip ? ConstantOf(root) : null };
        Interlocked.Increment(ref _graphsMade);
        return new Body(GraphOf(root, cancellation), IsBroken: false) { HasErrors = verdict == Verdict.FollowWithErrors };
    }

    private static object? ConstantOf(IOperation root) => root switch
    {
        ISymbolInitializerOperation { Value.ConstantValue: { HasValue: true, Value: var constant } } => constant,
        IMethodBodyOperation body => (body.ExpressionBody ?? body.BlockBody) is { } block ? ConstantOf(block) : null,
        IBlockOperation { Operations: [IReturnOperation { ReturnedValue.ConstantValue: { HasValue: true, Value: var constant } }] } => constant,
        _ => null,
    };

    private static ControlFlowGraph? GraphOf(IOperation root, CancellationToken cancellation) => root switch
    {
        IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellation),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellation),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
        IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
        IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
        _ => null,
    };

    private IOperation? RootOf(SyntaxNode node, CancellationToken cancellation)
    {
        if (!HasBody(node) || IsToBeWritten(node))
            return null;
        var operation = ModelOf(node).GetOperation(node, cancellation);
        while (operation?.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>The symbol that a declaration declares.</summary>
    public ISymbol? DeclaredBy(SyntaxNode declaration, CancellationToken cancellation) =>
        ModelOf(declaration).GetDeclaredSymbol(declaration, cancellation);

    /// <summary>The symbol that an expression refers to.</summary>
    public ISymbol? ReferredToBy(SyntaxNode expression, CancellationToken cancellation) =>
        ModelOf(expression).GetSymbolInfo(expression, cancellation).Symbol;

    /// <summary>The classes of the program that are declared by a name, as <see cref="ISymbol.GetDocumentationCommentId"/> writes it.</summary>
    public IEnumerable<INamedTypeSymbol> TypesNamed(string declared) =>
        DocumentationCommentId.GetSymbolsForDeclarationId(declared, compilation).OfType<INamedTypeSymbol>();

    /// <summary>The type that <see cref="DocumentationCommentId.CreateReferenceId"/> has named, in this compilation or in another.</summary>
    public ITypeSymbol? TypeReferredTo(string name) => DocumentationCommentId.GetSymbolsForReferenceId(name, compilation) is [ITypeSymbol only] ? only : null;

    /// <summary>The static type of an expression.</summary>
    public ITypeSymbol? TypeOf(SyntaxNode expression, CancellationToken cancellation) => ModelOf(expression).GetTypeInfo(expression, cancellation).Type;

    /// <summary>The type that an expression is converted to where it stands.</summary>
    public ITypeSymbol? ConvertedTypeOf(SyntaxNode expression, CancellationToken cancellation) => ModelOf(expression).GetTypeInfo(expression, cancellation).ConvertedType;

    /// <summary>What an expression does.</summary>
    /// <summary>What an expression is, if it is a constant and not null.</summary>
    public object? ConstantOf(ExpressionSyntax expression, CancellationToken cancellation) => ModelOf(expression).GetConstantValue(expression, cancellation).Value;

    public IOperation? OperationOf(SyntaxNode expression, CancellationToken cancellation) => ModelOf(expression).GetOperation(expression, cancellation);

#pragma warning disable RS1030 // Bodies are followed into other files; the model comes from the driver's cache, and this is the only place that asks.
    private SemanticModel ModelOf(SyntaxNode node) => compilation.GetSemanticModel(node.SyntaxTree);
#pragma warning restore RS1030

    /// <summary><c>public Net(int width)</c> without a body: what it will do is not written yet.</summary>
    private static bool IsToBeWritten(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } and not { Parent: InterfaceDeclarationSyntax } and { Modifiers: var modifiers }
        && !modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>Whether a method, or the accessor of a property, has code of its own.</summary>
    public static bool HasCode(IMethodSymbol? method) => method?.DeclaringSyntaxReferences.Any(static reference => HasBody(reference.GetSyntax()) || IsOfPartial(reference.GetSyntax())) == true;

    /// <summary>The other part of a property has the code.</summary>
    private static bool IsOfPartial(SyntaxNode accessor) =>
        accessor is AccessorDeclarationSyntax { Parent.Parent: BasePropertyDeclarationSyntax property } && property.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>Whether code stands there.</summary>
    public static bool HasBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method =>
            method.Body is not null || method.ExpressionBody is not null
            || method is ConstructorDeclarationSyntax { Initializer: not null },
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or CompilationUnitSyntax => true,
        TypeDeclarationSyntax type => type.BaseList?.Types.Any(SyntaxKind.PrimaryConstructorBaseType) == true,
        _ => false,
    };
}
