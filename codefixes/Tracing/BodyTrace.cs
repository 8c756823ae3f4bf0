using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>The value of every expression of one body, in terms of the body's inputs.</summary>
internal sealed class BodyTrace(SyntaxNode declaration, ISymbol member) : ITracer
{
    private readonly Dictionary<SyntaxNode, Value> _values = [];
    private readonly Dictionary<SyntaxNode, IOperation> _calls = [];
    private readonly Dictionary<SyntaxNode, Closure> _functions = [];

    public SyntaxNode Declaration => declaration;

    public ISymbol Member => member;

    /// <summary>Every call, creation and access to a property that was evaluated.</summary>
    public IEnumerable<IOperation> Calls => _calls.Values;

    public IEnumerable<KeyValuePair<SyntaxNode, Value>> Values => _values;

    public Value ValueOf(SyntaxNode node) => _values.TryGetValue(node, out var value) ? value : Value.Unknown;

    public IOperation? CallAt(SyntaxNode node) => _calls.TryGetValue(node, out var call) ? call : null;

    /// <summary>The local function that a call calls.</summary>
    public Closure? FunctionAt(SyntaxNode call) => _functions.TryGetValue(call, out var function) ? function : null;

    public void Called(IOperation call, Closure function) => _functions[call.Syntax] = function;

    public void Evaluated(IOperation operation, Value value)
    {
        if (operation.Syntax.SyntaxTree != declaration.SyntaxTree || !declaration.Span.Contains(operation.Syntax.Span) || IsShadow(operation))
            return;
        _values[operation.Syntax] = value;
        if (operation is IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation)
            _calls[operation.Syntax] = operation;
    }

    /// <summary>Operations that the compiler adds share the text of what they stand for.</summary>
    private static bool IsShadow(IOperation operation) =>
        operation is IFlowCaptureOperation or IConversionOperation
        || (operation.IsImplicit && operation is not IFlowCaptureReferenceOperation);
}
