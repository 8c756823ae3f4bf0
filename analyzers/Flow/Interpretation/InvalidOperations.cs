using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// <c>Foo(output)</c> where nobody knows <c>Foo</c>, <c>output.</c> while it is typed: a call of something unknown. It may do anything to what
/// it mentions and to the members of the object, and nothing to anything else. Nothing that the compiler guesses of it is believed.
/// </summary>
internal sealed class InvalidOperations(
    BodyScope scope, BodyRecord record, BlockInterpreter interpreter, Assignments assignments, CalleeEffects effects, ContainerCalls containers)
{
    private MissingMethods MissingMethods => field ??= new MissingMethods(scope, IsFunction);

    private ILibrary Library => scope.Fixpoint.Analysis.Library;

    public Value Evaluate(IOperation invalid, State state)
    {
        // An open parenthesis takes what follows into the call: log(p⏎ loss(p, y) is no argument of anybody's.
        var isTorn = invalid.Syntax.ContainsDiagnostics;
        foreach (var child in invalid.ChildOperations)
        {
            var value = isTorn ? interpreter.Unrecorded(() => interpreter.Evaluate(child, state)) : interpreter.Evaluate(child, state);
            Fear(value, child, state);
            FearMentioned(child, state);
        }

        record.ApplyChanges(state);
        if (invalid.Syntax.Parent is ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax
            || invalid.Syntax is ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax)
            record.LoseConstruction(state);
        record.Happened(new Happening(invalid.Syntax, Traces<Value>.Anything));
        if (!invalid.Syntax.Span.IsEmpty)
            effects.ProgramRan(state);
        if (MissingMethods.IsOwnCall(invalid.Syntax))
            MissingMethods.ForgetOwn(state);
        return Value.Unknown;
    }

    /// <summary><c>Foo(output.mean())</c>: what is written there is not what will be called, and may be given <c>output</c> itself.</summary>
    private void FearMentioned(IOperation operation, State state)
    {
        if (operation.Kind == OperationKind.Invalid)
            return;
        foreach (var part in operation.ChildOperations)
        {
            if (part is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IFlowCaptureReferenceOperation)
                Fear(interpreter.Peek(part, state), part, state);
            FearMentioned(part, state);
        }

        if (operation is IFlowCaptureReferenceOperation reference && state.Captures.TryGetValue(reference.Id, out var captured))
            FearMentioned(captured.Operation, state);
    }

    private void Fear(Value value, IOperation operation, State state)
    {
        state.HandOn(value);
        state.LoseSightOf(value);
        Change(value, operation.Type, IsCalledOrGiven(operation), state);
        if (value is Instance instance && IsCalledOrGiven(operation))
            ChangeObject(instance, operation, state);
        if (IsWritten(operation))
            assignments.Write(operation, Value.Unknown, state);
        if (operation is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member && IsData(operation.Type))
            record.OverwrittenIn(member.Member.OriginalDefinition, value);
    }

    /// <summary><c>net.UseRaw()</c>, <c>net.Raw = true</c>, <c>Configure(net)</c>: under whatever name, the object is another afterwards.</summary>
    private void ChangeObject(Instance instance, IOperation operation, State state)
    {
        var after = MissingMethods.After(instance);
        state.Replace(instance, after);
        if (operation is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol, Instance: null or IInstanceReferenceOperation } member)
            state.Members = state.Members.SetItem(member.Member.OriginalDefinition, after);
    }

    /// <summary>Data may be changed in place; what is applied to data stays what it is, and a list may have other elements.</summary>
    private void Change(Value value, ITypeSymbol? type, bool isCalledOrGiven, State state)
    {
        switch (value)
        {
            case Container container when isCalledOrGiven:
                ChangeParts(state.Snapshot(container), state);
                containers.Change(container, Items.Anything, state);
                break;
            case Instance instance when instance.Members.Entries.Any(static member => member.Value is not (LibraryObject or Constant)):
                foreach (var member in instance.Members.Entries)
                    Change(member.Value, TypeOf(member.Key), isCalledOrGiven: true, state);
                if (IsData(instance.Type))
                    record.Overwritten(instance);
                break;
            case Fact or Choice:
                record.Overwritten(value);
                break;
            case TupleValue or Items:
                ChangeParts(value, state);
                break;
            case Symbolic { Type: var known } and not Receiver when IsData(known ?? type):
                record.Overwritten(value);
                break;
            default:
                if (value == Value.Unknown && IsData(type))
                    record.Overwritten(value);
                break;
        }
    }

    private void ChangeParts(Value value, State state)
    {
        foreach (var part in value.Parts)
            Change(part, null, isCalledOrGiven: true, state);
    }

    /// <summary>Whether an object of the type may hold what changes in place. Numbers, texts and functions do not.</summary>
    private bool IsData(ITypeSymbol? type) =>
        type is null or ITypeParameterSymbol or { TypeKind: TypeKind.Error or TypeKind.Dynamic } or { SpecialType: SpecialType.System_Object }
        || (Library.IsTracked(type) && !IsFunction(type));

    private bool IsFunction(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Delegate || Library.Of(type) is not { Function: null, IsChain: false, IsList: false })
            return true;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().OfType<IMethodSymbol>().Any(method => Library.Of(method).IsApplication))
                return true;
        }

        return type.AllInterfaces.Any(each => each.GetMembers().OfType<IMethodSymbol>().Any(method => Library.Of(method).IsApplication));
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary><c>Foo(parts)</c>, <c>parts.Foo()</c> and <c>parts.Foo = 1</c>; <c>parts.</c> alone is no call yet.</summary>
    private static bool IsCalledOrGiven(IOperation operation) =>
        operation.Syntax.Parent is not MemberAccessExpressionSyntax access || access.Parent is InvocationExpressionSyntax
        || access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access;

    /// <summary>Whether the variable may hold something else afterwards.</summary>
    private bool IsWritten(IOperation operation) => operation.Syntax.Parent switch
    {
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
        AssignmentExpressionSyntax assignment => assignment.Left == operation.Syntax,
        PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => true,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Name.Identifier.ValueText: var called } => Library.Names.MayOverwrite(called),
        DeclarationExpressionSyntax => true,
        _ => operation is IDeclarationExpressionOperation,
    };
}
