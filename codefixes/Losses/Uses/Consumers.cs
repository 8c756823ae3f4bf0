using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Torch.Meanings;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Who takes the value of an expression, and as what.</summary>
internal sealed class Consumers(ProgramTrace trace, Contexts contexts, Removal removal)
{
    public Consumption Of(SyntaxNode expression)
    {
        var operation = trace.ModelOf(expression).GetOperation(expression, trace.Cancellation);
        while (operation?.Parent is IParenthesizedOperation or IConversionOperation { OperatorMethod: null })
            operation = operation.Parent;
        return operation?.Parent is { } consumer ? Classify(operation, consumer, expression) : Consumption.Lost;
    }

    private Consumption Classify(IOperation value, IOperation consumer, SyntaxNode expression) => consumer switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => new Flows(UseNode.Variable(local)),
        IFieldInitializerOperation { InitializedFields: [var field] } => new Flows(UseNode.Variable(field)),
        IPropertyInitializerOperation { InitializedProperties: [var property] } => new Flows(UseNode.Variable(property)),
        ISimpleAssignmentOperation assignment when assignment.Value == value => Assigned(assignment),
        IDeconstructionAssignmentOperation deconstruction => Deconstructed(deconstruction, expression),
        IReturnOperation => Returned(expression),
        IExpressionStatementOperation => Overwritten(value),
        IUsingOperation or IDiscardOperation => Consumption.Ignored,
        IArgumentOperation { Parent: { } call } argument => Passed(argument, call, value),
        IInvocationOperation invocation when invocation.Instance == value => Received(invocation, value),
        IPropertyReferenceOperation property => ReadFrom(property),
        IFieldReferenceOperation field when IsChanged(field.Syntax) => new Flows(UseNode.Expression(field.Syntax)),
        ITupleOperation tuple => PartOf(tuple),
        IArrayInitializerOperation { Parent: IArrayCreationOperation array } => PartOf(array),
        IArrayElementReferenceOperation element when element.ArrayReference == value => TakenFrom(element),
        IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation => Chosen(consumer),
        IAwaitOperation awaited => new Flows(UseNode.Expression(awaited.Syntax)),
        IConditionalAccessOperation or IMethodReferenceOperation => Consumption.Lost,
        IBinaryOperation { LeftOperand: var left, RightOperand: var right } when IsNull(left) || IsNull(right) => Consumption.Ignored,
        IIsPatternOperation { Pattern: var pattern } => Matched(pattern),
        IIsTypeOperation => Consumption.Ignored,
        _ => Consumption.Needed,
    };

    private static bool IsNull(IOperation operand) => operand.ConstantValue is { HasValue: true, Value: null };

    private bool IsChanged(SyntaxNode node) => contexts.ValuesOf(node).Any(IsChanged);

    private bool IsChanged(Value value) => removal.Changes(value) || removal.ChangesPart(value);

    /// <summary>A pattern that asks for no number may give the value a name.</summary>
    private static Consumption Matched(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => Matched(negated.Pattern),
        IConstantPatternOperation or ITypePatternOperation or IDiscardPatternOperation => Consumption.Ignored,
        IDeclarationPatternOperation { DeclaredSymbol: var local } => Named(local),
        IRecursivePatternOperation { DeclaredSymbol: var local, DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } => Named(local),
        _ => Consumption.Lost,
    };

    private static Consumption Named(ISymbol? local) => local is null ? Consumption.Ignored : new Flows(UseNode.Variable(local));

    private static Consumption Assigned(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IDiscardOperation)
            return Consumption.Ignored;
        if (VariableOf(assignment.Target) is not { } variable)
            return assignment.IsRef ? Consumption.Lost : Consumption.Needed;
        var targets = new List<UseNode> { UseNode.Variable(variable) };
        if (assignment.Parent is not IExpressionStatementOperation)
            targets.Add(UseNode.Expression(assignment.Syntax));
        return new Flows(targets);
    }

    /// <summary>What a value is stored in, if reads of it can be found.</summary>
    public static ISymbol? VariableOf(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None or RefKind.Out } parameter => parameter.Parameter,
        IFieldReferenceOperation field when !field.Field.ContainingType.IsTupleType => field.Field,
        IPropertyReferenceOperation { Arguments.Length: 0 } property => property.Property,
        _ => null,
    };

    /// <summary>The value goes into the variables of the slots that hold it.</summary>
    private Consumption Deconstructed(IDeconstructionAssignmentOperation deconstruction, SyntaxNode expression)
    {
        if (deconstruction.Parent is not IExpressionStatementOperation || Declared(deconstruction.Target) is not ITupleOperation { Elements: var targets })
            return Consumption.Lost;
        var changed = targets.Where((_, slot) => contexts.ValuesOf(expression).Any(value => IsChanged(TupleValue.Slot(value, slot))))
            .Select(Declared).Where(static target => target is not IDiscardOperation).Select(VariableOf).ToList();
        return changed.Contains(null) ? Consumption.Lost : new Flows(changed.OfType<ISymbol>().Select(UseNode.Variable).ToList());
    }

    private static IOperation Declared(IOperation target) => target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;

    private Consumption Returned(SyntaxNode expression) =>
        trace.BodyAround(expression) is { } body && Functions.Around(expression, body) is { } function
            ? new Flows(UseNode.Result(function))
            : Consumption.Lost;

    /// <summary>A statement of its own has an effect only where the operation overwrites its input.</summary>
    private Consumption Overwritten(IOperation value)
    {
        if (value is not IInvocationOperation invocation || !Overwrites(invocation))
            return Consumption.Ignored;
        var overwritten = invocation.Instance ?? invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;
        return overwritten is not null && VariableOf(overwritten) is { } variable
            ? new Flows(UseNode.Variable(variable))
            : Consumption.Lost;
    }

    private bool Overwrites(IInvocationOperation invocation) =>
        trace.Flow.Library.Of(invocation.TargetMethod).OverwritesFor(Arguments.Of(invocation.TargetMethod, invocation.Arguments, static argument =>
            argument.ConstantValue is { HasValue: true, Value: { } constant } ? new Constant(constant) : Value.Unknown));

    private Consumption Passed(IArgumentOperation argument, IOperation call, IOperation value)
    {
        if (argument.Parameter is not { } parameter || parameter.RefKind is RefKind.Ref or RefKind.Out)
            return Consumption.Lost;
        if (call is IInvocationOperation invocation)
        {
            if (LossConsumption(invocation, parameter.Ordinal, value) is { } loss)
                return loss == Consumption.Wanted && IntoCallees(call, parameter) is { } also ? also with { IsWanted = true } : loss;
            if (parameter.Ordinal == 0 && invocation.Instance is null && NumberFree.Is(invocation.TargetMethod))
                return Consumption.Ignored;
            if (parameter.Ordinal == 0 && invocation.Instance is null && Order.IsKept(invocation, removal))
                return Consumption.Ignored;
        }

        if (IntoCallees(call, parameter) is { } into)
            return into;
        if (parameter.Ordinal == 0 && MakesProbabilities(call))
            return Consumption.Repeated;
        return contexts.ValuesOf(call.Syntax).Any(HandsOn) ? Through(call) : Consumption.Needed;
    }

    /// <summary><c>Dice(output.sigmoid(), y)</c> takes the output for logits already.</summary>
    private bool MakesProbabilities(IOperation call) =>
        Commuting.ActivationOf(call, trace, contexts) is { Head: Head.Sigmoid or Head.Softmax or Head.LogSigmoid or Head.LogSoftmax };

    /// <summary>Whether a call hands its argument on in its result; what adds to a list hands back the list, and the list keeps the argument.</summary>
    private bool HandsOn(Value result) => removal.Changes(result) || (result is TupleValue && removal.ChangesPart(result));

    private Flows? IntoCallees(IOperation call, IParameterSymbol parameter) =>
        contexts.CalleesOf(call.Syntax) is { Count: > 0 } callees
            ? new Flows(callees.Where(callee => parameter.Ordinal < callee.Parameters.Length)
                .Select(callee => UseNode.Variable(callee.Parameters[parameter.Ordinal])).ToList())
            : null;

    private Consumption Received(IInvocationOperation invocation, IOperation value)
    {
        if (IsChanged(invocation.Syntax))
            return Through(invocation);
        if (NumberFree.Is(invocation.TargetMethod) || Order.IsKept(invocation, removal))
            return Consumption.Ignored;
        if (invocation.TargetMethod.IsExtensionMethod && LossConsumption(invocation, 0, value) is { } loss)
            return loss;
        return InPlace.IsName(invocation.TargetMethod.Name) ? Consumption.Lost
            : MakesProbabilities(invocation) ? Consumption.Repeated
            : Consumption.Needed;
    }

    private Consumption ReadFrom(IPropertyReferenceOperation property) =>
        IsChanged(property.Syntax) ? Through(property)
        : NumberFree.Is(property.Property) ? Consumption.Ignored
        : Consumption.Needed;

    private Flows Through(IOperation step)
    {
        var targets = new List<UseNode> { UseNode.Expression(step.Syntax) };
        if (step is IInvocationOperation { Instance: { } instance } invocation && Overwrites(invocation)
            && VariableOf(instance) is { } overwritten)
            targets.Add(UseNode.Variable(overwritten));
        return new Flows(targets, Commuting.Is(step, removal.Head, trace, contexts));
    }

    private Consumption Chosen(IOperation choice)
    {
        var whole = choice is ISwitchExpressionArmOperation { Parent: { } parent } ? parent : choice;
        return IsChanged(whole.Syntax) ? new Flows(UseNode.Expression(whole.Syntax)) : Consumption.Needed;
    }

    /// <summary>A tuple or array is followed where it is returned, stored in a local, taken apart at once or joined to one tensor.</summary>
    private Consumption PartOf(IOperation whole)
    {
        var operation = whole;
        while (operation.Parent is IConversionOperation or IParenthesizedOperation)
            operation = operation.Parent;
        return (operation.Parent is IReturnOperation or IVariableInitializerOperation or IDeconstructionAssignmentOperation || IsJoined(operation)) && IsChanged(whole.Syntax)
            ? new Flows(UseNode.Expression(whole.Syntax))
            : Consumption.Needed;
    }

    private bool IsJoined(IOperation parts) =>
        parts.Parent is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation call }
        && trace.Flow.Library.Of(call.TargetMethod).Function is JoiningFunction && IsChanged(call.Syntax);

    private Consumption TakenFrom(IArrayElementReferenceOperation element) =>
        IsChanged(element.Syntax) ? new Flows(UseNode.Expression(element.Syntax))
        : contexts.ValuesOf(element.Syntax).Contains(Value.Unknown) ? Consumption.Lost
        : Consumption.Ignored;

    private Consumption? LossConsumption(IInvocationOperation call, int ordinal, IOperation value)
    {
        if (trace.Flow.Library.Of(call.TargetMethod).Function is LossFunction known)
            return ordinal == 0 && Wants(known, call.Syntax, null, contexts.ValuesOf(value.Syntax)) ? Consumption.Wanted : Consumption.Needed;
        if (call.Instance is not { } function)
            return null;
        var answers = contexts.PairsOf(value.Syntax, function.Syntax)
            .Where(pair => removal.Changes(pair.First))
            .Where(static pair => !HasSource(pair.Second))
            .Select(pair => LossConsumption(pair.Second, call.Syntax, ordinal, [pair.First]))
            .Distinct().ToList();
        return answers.Count switch { 0 => null, 1 => answers[0], _ => Consumption.Lost };
    }

    /// <summary>
    /// Log-softmax over another dimension than that of cross entropy's own is not superfluous; and what is mixed of probabilities on the way is not what would be
    /// mixed of logits.
    /// </summary>
    private bool Wants(LossFunction loss, SyntaxNode call, SyntaxNode? creation, IEnumerable<Value> input) =>
        removal.Wants(loss, call, creation)
        && input.Where(removal.Changes).All(static value => value is Fact { Meaning: HeadMeaning { Head: not Head.Probability } })
        && ((loss.Kind, removal.Head) is not (LossKind.CrossEntropy, Head.LogSoftmax)
            || input.Where(removal.Changes).All(static value => value is Fact { Meaning: HeadMeaning { IsOverClasses: true } }));

    /// <summary>Whether the call of a function is followed into its text.</summary>
    private static bool HasSource(Value function) =>
        function is Closure or Instance || (function is MethodValue { Method: var method } && Functions.DeclarationOf(method) is not null);

    private Consumption? LossConsumption(Value function, SyntaxNode call, int ordinal, Value[] input) => function switch
    {
        MethodValue { Method: var method } when trace.Flow.Library.Of(method).Function is LossFunction known =>
            ordinal == 0 && Wants(known, call, null, input) ? Consumption.Wanted : Consumption.Needed,
        LibraryObject { Function: LossFunction loss, Creations.Items: var creations } =>
            ordinal == 0 && (creations.IsEmpty
                ? Wants(loss, call, null, input)
                : creations.All(creation => Wants(loss, call, creation.Site.Node, input)))
                ? Consumption.Wanted
                : Consumption.Needed,
        _ => null,
    };
}
