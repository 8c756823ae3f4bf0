using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>
/// The part of a program that can have to do with certain places in it: the code around them, all code that may call it, directly or not,
/// and where a value that is made there is handed to, or kept in a field, the code that it comes to, and that code's callers.
/// </summary>
internal sealed class Slice
{
    private readonly TraceStore _store;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<SyntaxNode> _declarations = [];
    private readonly HashSet<SyntaxNode> _places = [];
    private readonly HashSet<SyntaxNode> _statements = [];

    public Slice(TraceStore store, CancellationToken cancellation)
    {
        _store = store;
        _cancellation = cancellation;
        Trace = new ProgramTrace(store, [], cancellation);
        Contexts = new Contexts(Trace);
    }

    public ProgramTrace Trace { get; private set; }

    public Contexts Contexts { get; private set; }

    /// <summary>Takes in what can have to do with these places, too.</summary>
    public void Follow(IEnumerable<SyntaxNode> places)
    {
        var added = places.Where(_places.Add).ToList();
        if (added.Count == 0)
            return;
        foreach (var place in added)
            Add(_store.DeclarationAround(place, _cancellation));
        Grow();
    }

    private void Grow()
    {
        _statements.Clear();
        Marks marks;
        do
        {
            Trace = new ProgramTrace(_store, _declarations, _cancellation);
            Contexts = new Contexts(Trace);
            marks = new Marks(_places, Trace.Bodies, _store.Flow.Library);
        }
        while (FollowAll(marks));
    }

    /// <summary>Takes in a declaration with its callers, and theirs.</summary>
    private bool Add(SyntaxNode? start)
    {
        if (start is null || !_declarations.Add(start))
            return false;
        var open = new Queue<SyntaxNode>([start]);
        while (open.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_store.MemberOf(open.Dequeue(), _cancellation) is not IMethodSymbol method)
                continue;
            foreach (var caller in _store.CallersOf(method, _cancellation).Where(_declarations.Add))
                open.Enqueue(caller);
        }

        return true;
    }

    /// <summary>Whether a marked value leads to code that is not traced yet.</summary>
    private bool FollowAll(Marks marks)
    {
        var marked = Marked(marks);
        var isMore = false;
        foreach (var body in Trace.Bodies.ToList())
        {
            foreach (var call in body.Calls)
                isMore |= FollowCall(call, marks);
        }

        foreach (var expression in marked)
            isMore |= FollowStatement(expression) | (IsKeptByNobodyKnown(expression) && FollowApplications(expression, marks));
        return isMore;
    }

    /// <summary>A lambda that brings such a value about is one itself; so until nothing is new.</summary>
    private List<SyntaxNode> Marked(Marks marks)
    {
        var marked = new List<SyntaxNode>();
        bool isNews;
        do
        {
            isNews = false;
            foreach (var expression in Trace.Bodies.SelectMany(static body => body.Values).Select(static entry => entry.Key))
            {
                if (!IsMarked(expression, marks) || !marks.Add(expression))
                    continue;
                marked.Add(expression);
                isNews = true;
            }
        }
        while (isNews);
        return marked.Concat(_places).ToList();
    }

    private bool IsMarked(SyntaxNode expression, Marks marks) => Contexts.ValuesOf(expression).Any(marks.Has);

    /// <summary>What a call is given comes to all that it may run; and what it gives came from there.</summary>
    private bool FollowCall(IOperation call, Marks marks)
    {
        if (!OperandsOf(call).Append(call).Any(operand => IsMarked(operand.Syntax, marks)))
            return false;
        var isMore = false;
        foreach (var callee in Contexts.CalleesOf(call.Syntax))
        {
            if (Functions.DeclarationOf(callee) is not { } function)
                continue;
            isMore |= Add(_store.DeclarationAround(function, _cancellation));
            // The parameters of a primary constructor are variables of the class.
            if (function is TypeDeclarationSyntax type)
                isMore |= AddAll(Declarations.In(type));
        }

        if (call is IObjectCreationOperation { Constructor: { DeclaringSyntaxReferences: [var reference] } constructor } && reference.GetSyntax(_cancellation) is TypeDeclarationSyntax primary)
            isMore |= AddAll(Declarations.In(primary)) | AddAll(constructor.Parameters.Select(Constructors.RecordProperty).OfType<IPropertySymbol>().SelectMany(MentionsOf));
        return isMore;
    }

    private static IEnumerable<IOperation> OperandsOf(IOperation call) => call switch
    {
        IInvocationOperation invocation => Values(invocation.Instance, invocation.Arguments),
        IObjectCreationOperation creation => Values(null, creation.Arguments),
        IPropertyReferenceOperation property => Values(property.Instance, property.Arguments),
        _ => [],
    };

    private static IEnumerable<IOperation> Values(IOperation? instance, IEnumerable<IArgumentOperation> arguments)
    {
        var values = arguments.Select(static argument => argument.Value);
        return instance is null ? values : values.Prepend(instance);
    }

    /// <summary>A member that is named in one statement with a marked value may be what keeps it: all code that names the member is looked at.</summary>
    private bool FollowStatement(SyntaxNode expression)
    {
        var statement = expression.AncestorsAndSelf().First(static node =>
            node is StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax
                or LambdaExpressionSyntax or MemberDeclarationSyntax or CompilationUnitSyntax);
        if (!_statements.Add(statement))
            return false;
        var members = statement is StatementSyntax or LambdaExpressionSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax
            ? statement.DescendantNodesAndSelf(static node => node is not BlockSyntax).OfType<SimpleNameSyntax>().Select(SymbolOf)
            : [];
        var initialized = Trace.BodyAround(expression)?.Member;
        return AddAll(members.Append(initialized).Where(IsVariable).OfType<ISymbol>().Distinct<ISymbol>(SymbolEqualityComparer.Default).SelectMany(MentionsOf));
    }

    private ISymbol? SymbolOf(SimpleNameSyntax name) => Trace.ModelOf(name).GetSymbolInfo(name, _cancellation).Symbol?.OriginalDefinition;

    private bool IsVariable(ISymbol? symbol) =>
        symbol is IFieldSymbol or IPropertySymbol or IEventSymbol && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _store.Flow.Assembly)
        && symbol.ContainingType is { IsTupleType: false, IsAnonymousType: false };

    private IReadOnlyList<SyntaxNode> MentionsOf(ISymbol variable) => _store.CallersOf(variable, _cancellation);

    private bool AddAll(IEnumerable<SyntaxNode> declarations)
    {
        var isMore = false;
        foreach (var declaration in declarations.ToList())
            isMore |= Add(declaration);
        return isMore;
    }

    /// <summary>Whether a value is an element of a collection, or an argument of a call that nobody knows.</summary>
    private bool IsKeptByNobodyKnown(SyntaxNode expression)
    {
        var operation = Trace.ModelOf(expression).GetOperation(expression, _cancellation);
        while (operation?.Parent is IConversionOperation or IParenthesizedOperation)
            operation = operation.Parent;
        return operation?.Parent switch
        {
            IArrayInitializerOperation or IObjectOrCollectionInitializerOperation => true,
            IArgumentOperation { Parent: IInvocationOperation call } =>
                !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingAssembly, _store.Flow.Assembly) && !_store.Flow.Library.Of(call.TargetMethod).OnlyReads,
            _ => false,
        };
    }

    /// <summary>An object of which that holds may be applied wherever one of such a type is.</summary>
    private bool FollowApplications(SyntaxNode expression, Marks marks)
    {
        var types = Contexts.ValuesOf(expression).OfType<Instance>().Select(static instance => instance.Type)
            .Where(type => marks.Applied.Any(applied => TypeHierarchy.IsAtOrBelow(type, applied))).ToList();
        var isMore = false;
        foreach (var method in Trace.Bodies.Select(static body => body.Member).OfType<IMethodSymbol>().ToList())
        {
            var callers = new Callers(_store, _cancellation);
            if (callers.NamesOfApplication(method) is not { Count: > 0 } names)
                continue;
            foreach (var type in types)
                isMore |= AddAll(callers.ApplicationsOf(type, names).Select(place => _store.DeclarationAround(place, _cancellation)).OfType<SyntaxNode>());
        }

        return isMore;
    }
}
