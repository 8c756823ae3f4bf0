using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Follows the output of the activations through the whole program.</summary>
internal sealed class UseSurvey
{
    private readonly ProgramTrace _trace;
    private readonly Contexts _contexts;
    private readonly Removal _removal;
    private readonly VariableReads _reads;
    private readonly UseGraph _graph = new();

    private UseSurvey(ProgramTrace trace, Contexts contexts, Removal removal)
    {
        _trace = trace;
        _contexts = contexts;
        _removal = removal;
        _reads = new VariableReads(trace, contexts, removal);
    }

    /// <summary>The graph of all uses.</summary>
    public static UseGraph Of(ProgramTrace trace, Contexts contexts, Removal removal)
    {
        var survey = new UseSurvey(trace, contexts, removal);
        survey.AddExpressions();
        survey.AddUndecidedCalls();
        survey.AddOutputs();
        survey.AddVariables();
        survey.AddResults();
        survey.AddMethodGroups();
        return survey._graph;
    }

    private bool IsChanged(Value value) => _removal.Changes(value) || _removal.ChangesPart(value);

    private void AddExpressions()
    {
        var consumers = new Consumers(_trace, _contexts, _removal);
        foreach (var body in _trace.Bodies)
        {
            foreach (var node in body.Values.Select(static entry => entry.Key).OfType<ExpressionSyntax>().OrderBy(static node => node.SpanStart).ToList())
            {
                if (!_contexts.ValuesOf(node).Any(IsChanged))
                    continue;
                _graph.Add(UseNode.Expression(node), consumers.Of(node));
                foreach (var callee in _contexts.CalleesOf(node))
                    _graph.Add(UseNode.Result(Functions.DeclarationOf(callee)!), UseNode.Expression(node));
            }
        }
    }

    /// <summary>A call that nobody has decided may run a changed function, too.</summary>
    private void AddUndecidedCalls()
    {
        var consumers = new Consumers(_trace, _contexts, _removal);
        var functions = _graph.Nodes.Where(static node => node.Kind == UseNodeKind.Result).Select(static node => (SyntaxNode)node.Key).ToList();
        foreach (var (call, function) in new UndecidedCalls(_trace, _contexts).Of(functions).ToList())
        {
            _graph.Add(UseNode.Result(function), UseNode.Expression(call));
            _graph.Add(UseNode.Expression(call), consumers.Of(call));
        }
    }

    /// <summary>What a function puts into an out parameter is then in a variable of each caller.</summary>
    private void AddOutputs()
    {
        var outputs = _graph.Nodes.Select(static node => node.Key).OfType<IParameterSymbol>().Where(static parameter => parameter.RefKind == RefKind.Out).ToList();
        if (outputs.Count == 0)
            return;
        foreach (var argument in _trace.Bodies.SelectMany(static body => body.Calls).OfType<IInvocationOperation>().SelectMany(static call => call.Arguments))
        {
            var callees = _contexts.CalleesOf(argument.Parent!.Syntax);
            foreach (var output in outputs.Where(output => output.Ordinal == argument.Parameter?.Ordinal && callees.Contains(output.ContainingSymbol, SymbolEqualityComparer.Default)))
                AddOutput(UseNode.Variable(output), argument.Value);
        }
    }

    private void AddOutput(UseNode output, IOperation target)
    {
        if (target is IDeclarationExpressionOperation declared)
            target = declared.Expression;
        if (Consumers.VariableOf(target) is { } variable)
            _graph.Add(output, UseNode.Variable(variable));
        else if (target is not IDiscardOperation)
            _graph.Add(output, Consumption.Lost);
    }

    private void AddVariables()
    {
        foreach (var node in _graph.Nodes.ToList())
        {
            if (node is not { Kind: UseNodeKind.Variable, Key: ISymbol variable })
                continue;
            foreach (var read in _reads.Of(variable))
            {
                if (_contexts.ValuesOf(read).Any(IsChanged))
                    _graph.Add(node, UseNode.Expression(read));
                else if (_reads.MayHold(read, variable, WritesOf(node)))
                    _graph.Add(node, Consumption.Lost);
            }

            if (variable is IPropertySymbol or IFieldSymbol && variable.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected)
                _graph.Add(node, Consumption.Needed);
        }
    }

    private IEnumerable<SyntaxNode> WritesOf(UseNode variable) =>
        _graph.Before(variable).Where(static source => source.Kind == UseNodeKind.Expression).Select(static source => (SyntaxNode)source.Key);

    /// <summary>Who calls from outside the program takes what a function returns for what it was.</summary>
    private void AddResults()
    {
        foreach (var node in _graph.Nodes.ToList())
        {
            if (node is not { Kind: UseNodeKind.Result, Key: SyntaxNode function })
                continue;
            _graph.Add(node, Consumption.Needed);
            if (_trace.BodyAround(function) is { } body && Returns(function, body).Any(returned => !MayReturn(returned)))
                _graph.Add(node, Consumption.Lost);
        }
    }

    /// <summary>Where a method itself is handed on, to nobody knows whom, nothing can be applied to what it returns.</summary>
    private void AddMethodGroups()
    {
        var escaping = new EscapingFunctions(_trace, _contexts);
        foreach (var group in _trace.Bodies.SelectMany(static body => body.Values).Select(static entry => entry.Key).OfType<ExpressionSyntax>().Where(IsMethodGroup).ToList())
        {
            if (_trace.TypeOf(group) is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke } || !escaping.Escapes(group))
                continue;
            foreach (var result in _contexts.FunctionsOf(group, invoke).Select(Functions.DeclarationOf).OfType<SyntaxNode>().Select(UseNode.Result).Where(_graph.Contains).ToList())
                _graph.Add(result, Consumption.Lost);
        }
    }

    private bool IsMethodGroup(ExpressionSyntax expression) =>
        expression is SimpleNameSyntax or MemberAccessExpressionSyntax
        && _trace.ModelOf(expression).GetSymbolInfo(expression, _trace.Cancellation).Symbol is IMethodSymbol;

    private bool MayReturn(SyntaxNode returned)
    {
        var values = _contexts.ValuesOf(Unwrapped(returned));
        return values.Any(IsChanged) || values.All(static value => value == Value.None || value == Value.Null || value is Fact);
    }

    private static SyntaxNode Unwrapped(SyntaxNode expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
            expression = parenthesized.Expression;
        return expression is PostfixUnaryExpressionSyntax suppressed ? Unwrapped(suppressed.Operand) : expression;
    }

    private static IEnumerable<ExpressionSyntax> Returns(SyntaxNode function, BodyTrace body)
    {
        var arrow = function switch
        {
            ArrowExpressionClauseSyntax clause => clause.Expression,
            BaseMethodDeclarationSyntax { ExpressionBody: { } clause } => clause.Expression,
            AccessorDeclarationSyntax { ExpressionBody: { } clause } => clause.Expression,
            LocalFunctionStatementSyntax { ExpressionBody: { } clause } => clause.Expression,
            AnonymousFunctionExpressionSyntax { ExpressionBody: { } expression } => expression,
            _ => null,
        };
        return arrow is not null
            ? [arrow]
            : function.DescendantNodes().OfType<ReturnStatementSyntax>()
                .Where(statement => Functions.Around(statement, body) == function)
                .Select(static statement => statement.Expression).OfType<ExpressionSyntax>();
    }
}
