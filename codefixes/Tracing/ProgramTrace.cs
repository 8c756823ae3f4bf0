using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Summaries;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>The values of all expressions of a compilation. A rule needs summaries only; a fix must see every use.</summary>
internal sealed class ProgramTrace
{
    private readonly Dictionary<SyntaxNode, BodyTrace> _bodies = [];
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;

    private ProgramTrace(Compilation compilation, FlowAnalysis flow, CancellationToken cancellation)
    {
        _compilation = compilation;
        _cancellation = cancellation;
        Flow = flow;
    }

    public FlowAnalysis Flow { get; }

    public CancellationToken Cancellation => _cancellation;

    public IEnumerable<BodyTrace> Bodies => _bodies.Values;

    public static ProgramTrace Of(Compilation compilation, FlowAnalysis flow, CancellationToken cancellation)
    {
        var trace = new ProgramTrace(compilation, flow, cancellation);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var declaration in tree.GetRoot(cancellation).DescendantNodesAndSelf().Where(HasBody))
                trace.Add(declaration);
        }

        return trace;
    }

    public BodyTrace? BodyAround(SyntaxNode node) =>
        node.AncestorsAndSelf().Select(ancestor => _bodies.TryGetValue(ancestor, out var body) ? body : null)
            .FirstOrDefault(static body => body is not null);

    public SemanticModel ModelOf(SyntaxNode node)
    {
        if (!_models.TryGetValue(node.SyntaxTree, out var model))
            _models.Add(node.SyntaxTree, model = _compilation.GetSemanticModel(node.SyntaxTree));
        return model;
    }

    /// <summary>The type that an expression has where it stands.</summary>
    public ITypeSymbol? TypeOf(ExpressionSyntax expression) => ModelOf(expression).GetTypeInfo(expression, _cancellation).ConvertedType;

    private static bool HasBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => true,
        ArrowExpressionClauseSyntax arrow => arrow.Parent is PropertyDeclarationSyntax or IndexerDeclarationSyntax,
        VariableDeclaratorSyntax variable => variable is { Initializer: not null, Parent.Parent: FieldDeclarationSyntax },
        PropertyDeclarationSyntax property => property.Initializer is not null,
        TypeDeclarationSyntax type => type.BaseList?.Types.Any(SyntaxKind.PrimaryConstructorBaseType) == true,
        CompilationUnitSyntax unit => unit.Members.Any(SyntaxKind.GlobalStatement),
        _ => false,
    };

    private void Add(SyntaxNode declaration)
    {
        if (DeclaredBy(declaration) is not { } member)
            return;
        var trace = new BodyTrace(declaration, member);
        var interpreter = new BodyInterpreter(new SummaryFixpoint(Flow, _cancellation, trace), member, Bounds.Depth);
        if (member is IMethodSymbol method)
            interpreter.Body(method);
        else
            interpreter.Initializer();
        _bodies[declaration] = trace;
    }

    private ISymbol? DeclaredBy(SyntaxNode declaration)
    {
        var model = ModelOf(declaration);
        return declaration switch
        {
            ArrowExpressionClauseSyntax { Parent: { } property } =>
                (model.GetDeclaredSymbol(property, _cancellation) as IPropertySymbol)?.GetMethod,
            TypeDeclarationSyntax type => (model.GetDeclaredSymbol(type, _cancellation) as INamedTypeSymbol)?.InstanceConstructors
                .FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(_cancellation) == type)),
            _ => model.GetDeclaredSymbol(declaration, _cancellation),
        };
    }
}
