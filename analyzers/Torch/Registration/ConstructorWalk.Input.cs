using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>Follows a <c>forward</c> instead: where does it return what it was given, the very object?</summary>
internal sealed partial class ConstructorWalk
{
    private readonly List<SyntaxNode> _inputReturned = [];
    private Thing? _input;
    private ISymbol? _inputParameter;
    private int _uncertain;

    /// <summary>The returned expressions that can be the input, whatever the fields of the object are.</summary>
    public IReadOnlyList<SyntaxNode> ReturnsOfInput(IMethodSymbol forward)
    {
        if (forward is not { Parameters: [var parameter] } || flow.Bodies.OperationOf(forward.DeclaringSyntaxReferences[0].GetSyntax(cancellation), cancellation) is not IMethodBodyOperation body)
            return [];
        _inputParameter = parameter;
        _input = Make(ThingKind.Tensor, body, parameter.Type);
        SetVariable(parameter, Held.Of(_input));
        _running.Add(forward);
        RunBlock(body.BlockBody ?? body.ExpressionBody);
        return IsLost ? [] : _inputReturned;
    }

    private void NoteInput(IReturnOperation returned, Held value)
    {
        if (_input is not null && _uncertain == 0 && _running.Count == 1 && returned.ReturnedValue is { } expression && value.Things.Contains(_input) && !_inputReturned.Contains(expression.Syntax))
            _inputReturned.Add(expression.Syntax);
    }

    /// <summary>The mode changes under every model, and what is asked of the input may be one or the other; a field may be always the same.</summary>
    private bool IsBothWays(IOperation condition) => condition.DescendantsAndSelf().Any(asked =>
        asked is IPropertyReferenceOperation { Property.Name: ModuleMembers.Training }
        || (asked is IParameterReferenceOperation { Parameter: { } parameter } && SymbolEqualityComparer.Default.Equals(parameter, _inputParameter)));

    /// <summary>Nobody knows whether both ways are gone: only what holds on both is certain, and what follows after one of them has left is not.</summary>
    private Held EitherUncertain(IConditionalOperation branch)
    {
        var before = _state;
        _uncertain++;
        var one = Eval(branch.WhenTrue);
        var after = _state;
        _state = before;
        var other = Eval(branch.WhenFalse);
        _uncertain -= after.IsDead || _state.IsDead ? 0 : 1;
        var end = _state;
        _state = after.Join(end);
        if (!after.IsDead && !end.IsDead)
            ForgetInput(after, end);
        return one.Things.Contains(_input!) && other.Things.Contains(_input!) ? one.Join(other) : WithoutInput(one.Join(other));
    }

    private void ForgetInput(BuildState one, BuildState other)
    {
        foreach (var variable in _state.Variables.Where(variable => variable.Value.Things.Contains(_input!)).Select(static variable => variable.Key).ToList())
        {
            if (!Holds(one, variable) || !Holds(other, variable))
                SetVariable(variable, WithoutInput(VariableOf(variable)));
        }
    }

    private bool Holds(BuildState state, ISymbol variable) => state.Variables.TryGetValue(variable, out var held) && held.Things.Contains(_input!);

    private Held WithoutInput(Held held) => held with { Things = held.Things.Remove(_input!) };
}
