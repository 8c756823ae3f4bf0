using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>What statements do: ways part and meet.</summary>
internal sealed partial class ConstructorWalk
{
    private Held Eval(IOperation? operation)
    {
        if (operation is null || IsLost || _state.IsDead)
            return Held.Nothing;
        cancellation.ThrowIfCancellationRequested();
        if (++_steps > Budget || operation is IInvalidOperation)
        {
            IsLost = true;
            return Held.Other;
        }

        return operation switch
        {
            IBlockOperation block => All(block.Operations),
            IConditionalOperation branch => Either(branch),
            IForEachLoopOperation loop => ForEach(loop),
            ILoopOperation loop => Repeat(loop),
            ISwitchOperation several => Switch(several),
            IReturnOperation returned => Return(returned),
            IBranchOperation jump => Jump(jump),
            ITryOperation attempt => Try(attempt),
            IThrowOperation thrown => Throw(thrown),
            ILabeledOperation => Lose(),
            ILocalFunctionOperation => Held.Nothing,
            _ => Expression(operation),
        };
    }

    private Held Lose()
    {
        IsLost = true;
        return Held.Other;
    }

    private Held All(IEnumerable<IOperation> operations)
    {
        foreach (var operation in operations)
            Eval(operation);
        return Held.Nothing;
    }

    private Held Either(IConditionalOperation branch)
    {
        Eval(branch.Condition);
        if (branch.Condition.ConstantValue is { HasValue: true, Value: bool constant })
            return Eval(constant ? branch.WhenTrue : branch.WhenFalse);
        return _input is null || IsBothWays(branch.Condition) ? Either(() => Eval(branch.WhenTrue), () => Eval(branch.WhenFalse)) : EitherUncertain(branch);
    }

    /// <summary>Two ways from here; what is known afterwards holds on both.</summary>
    private Held Either(Func<Held> one, Func<Held> other)
    {
        var before = _state;
        var held = one();
        var after = _state;
        _state = before;
        held = held.Join(other());
        _state = after.Join(_state);
        return held;
    }

    private Held ForEach(IForEachLoopOperation loop)
    {
        var collection = Eval(loop.Collection);
        NoteLook(collection);
        var elements = ContentOf(collection);
        return Repeat(loop, isAtLeastOnce: false, body: () =>
        {
            Assign(loop.LoopControlVariable, elements, loop.Syntax);
            Eval(loop.Body);
        });
    }

    private Held Repeat(ILoopOperation loop)
    {
        if (loop is IForLoopOperation counting)
            All(counting.Before);
        return Repeat(loop, isAtLeastOnce: loop is IWhileLoopOperation { ConditionIsTop: false }, body: () =>
        {
            Eval((loop as IForLoopOperation)?.Condition ?? (loop as IWhileLoopOperation)?.Condition);
            Eval(loop.Body);
            if (loop is IForLoopOperation { AtLoopBottom: var bottom })
                All(bottom);
        });
    }

    /// <summary>Another round may learn more, and three say all that there is: what a round adds, another round does with.</summary>
    private Held Repeat(ILoopOperation loop, bool isAtLeastOnce, Action body)
    {
        isAtLeastOnce |= _input is not null;
        var frame = new Loop(loop.ExitLabel, loop.ContinueLabel);
        _frame.Loops.Add(frame);
        var entry = _state;
        for (var round = 0; round < 4; round++)
        {
            var before = _state;
            body();
            _state = _state.Join(frame.Next);
            var after = _state;
            _state = round == 0 && isAtLeastOnce ? after : before.Join(after);
            if (_state.IsLike(before))
                break;
        }

        if (isAtLeastOnce && entry.IsDead)
            _state = entry;
        _state = _state.Join(frame.Exit);
        _frame.Loops.RemoveAt(_frame.Loops.Count - 1);
        return Held.Nothing;
    }

    private Held Switch(ISwitchOperation several)
    {
        Eval(several.Value);
        var frame = new Loop(several.ExitLabel, null);
        _frame.Loops.Add(frame);
        var before = _state;
        var hasDefault = several.Cases.Any(static section => section.Clauses.Any(static clause => clause.CaseKind == CaseKind.Default));
        var after = hasDefault ? before with { IsDead = true } : before;
        foreach (var section in several.Cases)
        {
            _state = before;
            All(section.Clauses.OfType<IPatternCaseClauseOperation>().Select(static clause => clause.Pattern));
            All(section.Body);
            after = after.Join(_state);
        }

        _state = after.Join(frame.Exit);
        _frame.Loops.RemoveAt(_frame.Loops.Count - 1);
        return Held.Nothing;
    }

    private Held Return(IReturnOperation returned)
    {
        var value = Eval(returned.ReturnedValue);
        _frame.Result = _frame.Result.Join(value);
        NoteInput(returned, value);
        if (returned.Kind == OperationKind.YieldReturn)
            return Held.Nothing;
        _frame.Exit = _frame.Exit.Join(_state);
        _state = _state with { IsDead = true };
        return Held.Nothing;
    }

    private Held Jump(IBranchOperation jump)
    {
        foreach (var loop in _frame.Loops)
        {
            if (SymbolEqualityComparer.Default.Equals(loop.ExitLabel, jump.Target))
                loop.Exit = loop.Exit.Join(_state);
            else if (loop.NextLabel is not null && SymbolEqualityComparer.Default.Equals(loop.NextLabel, jump.Target))
                loop.Next = loop.Next.Join(_state);
            else
                continue;
            _state = _state with { IsDead = true };
            return Held.Nothing;
        }

        return Lose();
    }

    private Held Throw(IThrowOperation thrown)
    {
        Eval(thrown.Exception);
        _state = _state with { IsDead = true };
        return Held.Nothing;
    }

    /// <summary>A handler may begin with what held before the block, or after it.</summary>
    private Held Try(ITryOperation attempt)
    {
        var before = _state;
        Eval(attempt.Body);
        var after = _state;
        foreach (var handler in attempt.Catches)
        {
            _state = before.Join(after.IsDead ? before : after);
            Eval(handler.Handler);
            after = after.Join(_state);
        }

        _state = after;
        if (attempt.Finally is { } last)
        {
            _state = _state.IsDead ? before : _state;
            Eval(last);
            _state = after.IsDead ? _state with { IsDead = true } : _state;
        }

        return Held.Nothing;
    }
}
