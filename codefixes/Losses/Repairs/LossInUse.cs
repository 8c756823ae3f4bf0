using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>The loss of a finding: the object with all its uses, or the one call of a function.</summary>
internal sealed class LossInUse
{
    private readonly Finding _finding;
    private readonly List<ISymbol> _holders = [];
    private readonly List<TypeSyntax> _elements = [];

    private LossInUse(Finding finding, IInvocationOperation call, HashSet<SyntaxNode> creations)
    {
        _finding = finding;
        Call = call;
        Creations = creations;
    }

    /// <summary>The call that the finding is about.</summary>
    public IInvocationOperation Call { get; }

    /// <summary>Where the object is made; none for a function.</summary>
    public HashSet<SyntaxNode> Creations { get; }

    public bool IsFunction => Creations.Count == 0;

    /// <summary>Fields, variables, parameters, properties and methods whose declared type is the loss's own class.</summary>
    public IReadOnlyList<ISymbol> Holders => _holders;

    /// <summary>Elements of returned tuples whose declared type is the loss's own class.</summary>
    public IReadOnlyList<TypeSyntax> Elements => _elements;

    /// <summary>What the loss is given, in all its uses.</summary>
    public IReadOnlyList<Value> Inputs { get; private set; } = [];

    /// <summary>The texts of <see cref="Inputs"/>, one for each call.</summary>
    public IReadOnlyList<SyntaxNode> InputTexts { get; private set; } = [];

    private ProgramTrace Trace => _finding.Trace;

    private Contexts Contexts => _finding.Contexts;

    /// <summary>The loss, or null if not all of its uses are known.</summary>
    public static LossInUse? Of(Finding finding)
    {
        var site = finding.Observation.Site.Call.Node!;
        if (finding.Trace.ModelOf(site).GetOperation(site, finding.Trace.Cancellation) is not IInvocationOperation call)
            return null;
        var isFunction = finding.Trace.Flow.Library.Of(call.TargetMethod).Function is LossFunction;
        var loss = new LossInUse(finding, call, isFunction || call.Instance is null ? [] : CreationsOf(call, finding));
        return (isFunction || loss.Creations.Count > 0) && loss.Survey() ? loss : null;
    }

    /// <summary>Whether a loss call is one of this loss.</summary>
    public bool Is(SyntaxNode call, SyntaxNode? creation) => creation is null ? IsFunction && call == Call.Syntax : Creations.Contains(creation);

    /// <summary>Of the object itself, or of a delegate of its forward.</summary>
    private bool IsApplication(IMethodSymbol method) => method.MethodKind == MethodKind.DelegateInvoke || Trace.Flow.Library.Of(method).IsApplication;

    private static HashSet<SyntaxNode> CreationsOf(IInvocationOperation call, Finding finding) =>
        new(finding.Contexts.PairsOf(InputOf(call).Syntax, call.Instance!.Syntax)
            .Where(pair => pair.First.Equals(finding.Input))
            .Select(static pair => pair.Second).OfType<LibraryObject>()
            .Where(library => library.Function.Equals(finding.Loss))
            .SelectMany(static library => library.Creations.Items)
            .Select(static creation => creation.Site.Node).OfType<SyntaxNode>());

    private static IOperation InputOf(IInvocationOperation call) =>
        call.Arguments.First(static argument => argument.Parameter?.Ordinal == 0).Value;

    private bool Survey()
    {
        if (IsFunction)
        {
            Inputs = Contexts.ValuesOf(InputOf(Call).Syntax);
            InputTexts = [InputOf(Call).Syntax];
            return true;
        }

        var calls = Trace.Bodies.SelectMany(static body => body.Calls).OfType<IInvocationOperation>()
            .Where(call => call.Instance is not null && call.Arguments.Length > 0 && IsApplication(call.TargetMethod)).ToList();
        InputTexts = [.. calls.Where(call => Contexts.ValuesOf(call.Instance!.Syntax).Any(Holds)).Select(static call => InputOf(call).Syntax).Distinct()];
        Inputs = calls.SelectMany(call => Contexts.PairsOf(InputOf(call).Syntax, call.Instance!.Syntax))
            .Where(pair => Holds(pair.Second)).Select(static pair => pair.First).Distinct().ToList();
        return Trace.Bodies.SelectMany(static body => body.Values).Select(static entry => entry.Key).OfType<ExpressionSyntax>()
            .Where(node => Contexts.ValuesOf(node).Any(Holds)).ToList().TrueForAll(Follow);
    }

    private bool Holds(Value value) => value is LibraryObject library && library.Creations.Items.Any(creation => creation.Site.Node is { } text && Creations.Contains(text));

    private bool HoldsOnly(Value value) => value is LibraryObject library && library.Creations.Items.All(creation => creation.Site.Node is { } text && Creations.Contains(text));

    /// <summary>Whether it is known what becomes of the object here; its declared type is noted.</summary>
    private bool Follow(ExpressionSyntax expression)
    {
        var model = Trace.ModelOf(expression);
        var operation = model.GetOperation(expression, Trace.Cancellation);
        if (operation is null)
            return false;
        if (!Creations.Contains(expression) && !Note(model.GetSymbolInfo(expression, Trace.Cancellation).Symbol, expression))
            return false;
        while (operation.Parent is IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation)
            operation = operation.Parent;
        return operation.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => Note(local, null),
            IFieldInitializerOperation { InitializedFields: [var field] } => Note(field, null),
            IPropertyInitializerOperation { InitializedProperties: [var property] } => Note(property, null),
            ICoalesceAssignmentOperation or ISimpleAssignmentOperation or IReturnOperation or IExpressionStatementOperation or IUsingOperation or IConditionalOperation
                or ICoalesceOperation or ISwitchExpressionArmOperation or IPropertyReferenceOperation => true,
            IInvocationOperation invocation => invocation.Instance == operation,
            ITupleOperation tuple => NoteElement(tuple, tuple.Elements.IndexOf(operation)),
            IMethodReferenceOperation method => Trace.Flow.Library.Of(method.Method).IsApplication,
            IArgumentOperation { Parent: { } call, Parameter: { } parameter } => IsFollowedInto(call) && Note(parameter, null),
            _ => false,
        };
    }

    /// <summary>A tuple is followed where it is returned or taken apart at once.</summary>
    private bool NoteElement(ITupleOperation tuple, int index)
    {
        IOperation whole = tuple;
        while (whole.Parent is IConversionOperation or IParenthesizedOperation)
            whole = whole.Parent;
        if (whole.Parent is not IReturnOperation || Trace.BodyAround(tuple.Syntax) is not { } body)
            return whole.Parent is IDeconstructionAssignmentOperation;
        var returned = Functions.Around(tuple.Syntax, body) switch
        {
            MethodDeclarationSyntax method => method.ReturnType,
            LocalFunctionStatementSyntax function => function.ReturnType,
            _ => null,
        };
        if (returned is not TupleTypeSyntax { Elements: var elements })
            return false;
        var type = elements[index].Type;
        if (Trace.ModelOf(type).GetTypeInfo(type, Trace.Cancellation).Type?.Name == _finding.Loss.Name && !_elements.Contains(type))
            _elements.Add(type);
        return true;
    }

    private bool IsFollowedInto(IOperation call) => call switch
    {
        IInvocationOperation { TargetMethod: var method } => IsOurs(method) || method.ContainingType.ToDisplayString() == TorchNames.ModuleExtensions,
        IObjectCreationOperation { Constructor: { } constructor } => IsOurs(constructor),
        _ => false,
    };

    private bool IsOurs(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, Trace.Flow.Assembly);

    private bool Note(ISymbol? symbol, ExpressionSyntax? read)
    {
        if (symbol is not (ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol or IMethodSymbol)
            || symbol.OriginalDefinition.DeclaringSyntaxReferences.Length == 0
            || TypeOf(symbol.OriginalDefinition) is not { } type || type.Name != _finding.Loss.Name)
            return true;
        if (read is not null && !Contexts.ValuesOf(read).All(HoldsOnly))
            return false;
        if (!_holders.Contains(symbol.OriginalDefinition, SymbolEqualityComparer.Default))
            _holders.Add(symbol.OriginalDefinition);
        return true;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IMethodSymbol method => method.ReturnType,
        _ => null,
    };
}
