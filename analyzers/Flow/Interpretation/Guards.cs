using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// What must have been answered for a place to be reached that chooses between treatments: <c>binary ? bce(z, y) : mse(z, y)</c>. A caller
/// who takes the other arm never comes there, and where nobody can tell the arm, nothing can be said of what a caller brings.
/// </summary>
internal sealed class Guards(ControlFlowGraph graph, ILibrary library)
{
    private readonly StatementLists _lists = new();
    private readonly Lazy<List<Test>> _tests = new(() => TestsOf(graph));
    private readonly Lazy<ILookup<CaptureId, IOperation>> _captured = new(() => CapturedIn(graph));

    /// <summary>The answers on which a place depends, or null if it depends on something that no caller could tell.</summary>
    public OrderedSet<Answer>? Of(SyntaxNode place, ImmutableArray<Answer> answers)
    {
        OrderedSet<Answer>? guards = OrderedSet<Answer>.Empty;
        foreach (var fork in Fork.Around(place, _lists))
        {
            if (fork.IsByKey)
                return null;
            var tests = TestsIn(fork);
            var given = tests.Select(test => answers.FirstOrDefault(answer => answer.AskedAt == test.Syntax)).ToList();
            if (given.TrueForAll(static answer => answer is not null))
                guards = given.Aggregate<Answer?, OrderedSet<Answer>?>(guards, static (all, answer) => all?.UnionIfWhole(OrderedSet<Answer>.Of(answer!)));
            else if (tests.Exists(test => IsOfSetting(test, place)) || (fork.HasOtherTreatment && tests.Exists(IsOfData)))
                return null;
        }

        return guards;
    }

    private List<IOperation> TestsIn(Fork fork) =>
        fork.Conditions.SelectMany(TestsAt).Distinct().OrderBy(static test => test.Ordinal).Select(static test => test.Operation).ToList();

    /// <summary>The tests that a condition is made of: those in its text; that of an arm of a switch the graph writes down as the arm.</summary>
    private IEnumerable<Test> TestsAt(SyntaxNode condition)
    {
        foreach (var test in TestsFrom(condition.SpanStart).TakeWhile(test => test.Start <= condition.Span.End))
        {
            if (condition.Span.Contains(test.Operation.Syntax.Span))
                yield return test;
        }

        if (condition.Parent is not SwitchExpressionArmSyntax arm)
            yield break;
        foreach (var test in TestsFrom(arm.SpanStart).TakeWhile(test => test.Start == arm.SpanStart))
        {
            if (test.Operation.Syntax == arm)
                yield return test;
        }
    }

    /// <summary>The tests whose text begins at a position or after it, in the order of the text.</summary>
    private IEnumerable<Test> TestsFrom(int position)
    {
        var tests = _tests.Value;
        var (first, end) = (0, tests.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = tests[middle].Start < position ? (middle + 1, end) : (first, middle);
        }

        for (; first < tests.Count; first++)
            yield return tests[first];
    }

    private static List<Test> TestsOf(ControlFlowGraph graph)
    {
        var tests =
            from block in graph.Blocks
            where block.ConditionKind != ControlFlowConditionKind.None
            let test = block.BranchValue
            where test is not null && test.ConstantValue is not { HasValue: true }
            select new Test(test, block.Ordinal);
        return [.. tests.OrderBy(static test => test.Start)];
    }

    /// <summary>
    /// Whether a test looks at something that is neither a tensor nor a module: whoever sets it chooses the arm. <c>if (Cfg.Raw)</c> may do so while
    /// nobody knows <c>Cfg</c>.
    /// </summary>
    private bool IsOfSetting(IOperation test, SyntaxNode place) =>
        PartsOf(test).Any(static part => part.Kind == OperationKind.Invalid || part.Type is { TypeKind: TypeKind.Error } || IsOfTypeParameter(part))
        || Mentioned(test).Any(mentioned => mentioned.Type is { } type && !library.IsTracked(type)
            && (mentioned is not ILocalReferenceOperation || !Fork.IsInLoop(place)));

    private bool IsOfData(IOperation test) => Mentioned(test).Any(mentioned => mentioned.Type is { } type && library.IsTracked(type));

    /// <summary>What the program itself declares. What the library says of a tensor is part of the tensor.</summary>
    private IEnumerable<IOperation> Mentioned(IOperation test) => PartsOf(test).Where(static part => part switch
    {
        IParameterReferenceOperation or ILocalReferenceOperation => true,
        IMemberReferenceOperation { Member: var member } => member.DeclaringSyntaxReferences.Length > 0,
        IInvocationOperation { TargetMethod: var method } => method.DeclaringSyntaxReferences.Length > 0 || method.MethodKind == MethodKind.DelegateInvoke,
        _ => false,
    });

    /// <summary><c>typeof(TLoss) == typeof(Sharp)</c>, <c>Is&lt;TLoss&gt;()</c>: whoever says what the type is chooses the arm.</summary>
    private static bool IsOfTypeParameter(IOperation part) => part switch
    {
        ITypeOfOperation { TypeOperand: var type } => IsMadeOfParameter(type),
        IIsTypeOperation { TypeOperand: var type } => IsMadeOfParameter(type),
        IInvocationOperation { TargetMethod: { TypeArguments: var arguments, ContainingType: var type, IsStatic: var isStatic } } =>
            arguments.Any(IsMadeOfParameter) || (isStatic && IsMadeOfParameter(type)),
        IMemberReferenceOperation { Instance: null, Member.ContainingType: { } type } => IsMadeOfParameter(type),
        IDefaultValueOperation or IArrayCreationOperation or IObjectCreationOperation or ITypeParameterObjectCreationOperation => part.Type is { } type && IsMadeOfParameter(type),
        _ => false,
    };

    private static bool IsMadeOfParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsMadeOfParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsMadeOfParameter),
        _ => false,
    };

    /// <summary>A test with all that it is made of, also what the graph has computed before: <c>switch (loss.GetType().Name)</c>.</summary>
    private IEnumerable<IOperation> PartsOf(IOperation test)
    {
        var seen = new HashSet<CaptureId>();
        var open = new Stack<IOperation>([test]);
        while (open.Count > 0)
        {
            foreach (var part in open.Pop().DescendantsAndSelf())
            {
                if (part is IFlowCaptureReferenceOperation { Id: var id } && seen.Add(id))
                {
                    foreach (var captured in _captured.Value[id])
                        open.Push(captured);
                }

                yield return part;
            }
        }
    }

    private static ILookup<CaptureId, IOperation> CapturedIn(ControlFlowGraph graph) =>
        graph.Blocks.SelectMany(static block => block.Operations).OfType<IFlowCaptureOperation>().ToLookup(static capture => capture.Id, static capture => capture.Value);

    /// <summary>A condition that a block branches on.</summary>
    private sealed record Test(IOperation Operation, int Ordinal)
    {
        public int Start { get; } = Operation.Syntax.SpanStart;
    }
}
