using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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
    /// <summary>The answers on which a place depends, or null if it depends on something that no caller could tell.</summary>
    public OrderedSet<Answer>? Of(SyntaxNode place, ImmutableArray<Answer> answers)
    {
        var guards = OrderedSet<Answer>.Empty;
        foreach (var fork in Fork.Around(place))
        {
            var tests = TestsIn(fork);
            var given = tests.Select(test => answers.FirstOrDefault(answer => answer.Test == test.Syntax)).ToList();
            if (given.TrueForAll(static answer => answer is not null))
                guards = given.Aggregate(guards, static (all, answer) => all.Union(OrderedSet<Answer>.Of(answer!)));
            else if (tests.Exists(test => IsOfSetting(test, place)) || (fork.HasOtherTreatment && tests.Exists(IsOfData)))
                return null;
        }

        return guards;
    }

    private List<IOperation> TestsIn(Fork fork) =>
        graph.Blocks.Select(static block => block.ConditionKind == ControlFlowConditionKind.None ? null : block.BranchValue)
            .OfType<IOperation>()
            .Where(test => test.ConstantValue is not { HasValue: true } && fork.Asks(test.Syntax))
            .ToList();

    /// <summary>Whether a test looks at something that is neither a tensor nor a module: whoever sets it chooses the arm.</summary>
    private bool IsOfSetting(IOperation test, SyntaxNode place) =>
        Mentioned(test).Any(mentioned => mentioned.Type is { } type && !library.IsTracked(type)
            && (mentioned is not ILocalReferenceOperation || !Fork.IsInLoop(place)));

    private bool IsOfData(IOperation test) => Mentioned(test).Any(mentioned => mentioned.Type is { } type && library.IsTracked(type));

    /// <summary>What the program itself declares. What the library says of a tensor is part of the tensor.</summary>
    private static IEnumerable<IOperation> Mentioned(IOperation test) => test.DescendantsAndSelf().Where(static part => part switch
    {
        IParameterReferenceOperation or ILocalReferenceOperation => true,
        IMemberReferenceOperation { Member: var member } => member.DeclaringSyntaxReferences.Length > 0,
        IInvocationOperation { TargetMethod: var method } => method.DeclaringSyntaxReferences.Length > 0 || method.MethodKind == MethodKind.DelegateInvoke,
        _ => false,
    });
}
