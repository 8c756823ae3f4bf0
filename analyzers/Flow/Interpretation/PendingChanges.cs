using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What calls have changed in place or handed on, until the state of the block forgets it.</summary>
internal sealed class PendingChanges
{
    private readonly List<Value> _overwritten = [];
    private readonly List<ISymbol> _overwrittenMembers = [];
    private readonly List<Value> _escaped = [];

    public void Overwritten(Value value) => _overwritten.Add(value);

    public void OverwrittenIn(ISymbol member) => _overwrittenMembers.Add(member);

    public void Escaped(Value value) => _escaped.Add(value);

    public void ApplyTo(State state)
    {
        foreach (var value in _escaped)
            state.LoseSightOf(value);
        foreach (var member in _overwrittenMembers)
            _overwritten.AddRange(state.HeldIn(member));
        foreach (var value in _overwritten)
            state.ForgetOverwritten(value);
        state.HasGivenChanged |= _overwritten.Exists(static value => value != Value.Fresh) || _overwrittenMembers.Count > 0;
        if (_overwrittenMembers.Count > 0)
            state.ForgetHidden();
        _escaped.Clear();
        _overwrittenMembers.Clear();
        _overwritten.Clear();
    }
}
