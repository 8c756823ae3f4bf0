using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>What expressions give: which objects.</summary>
internal sealed partial class ConstructorWalk
{
    private Held Expression(IOperation operation) => operation switch
    {
        IExpressionStatementOperation statement => Eval(statement.Operation),
        IConversionOperation { OperatorMethod: null } conversion => Eval(conversion.Operand),
        IParenthesizedOperation parenthesized => Eval(parenthesized.Operand),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => Held.Of(Own),
        ILocalReferenceOperation local => VariableOf(local.Local),
        IParameterReferenceOperation parameter => VariableOf(parameter.Parameter),
        IFieldReferenceOperation field => ReadField(field),
        IPropertyReferenceOperation property => ReadProperty(property),
        IArrayElementReferenceOperation element => ReadElement(element),
        ISimpleAssignmentOperation assignment => Assign(assignment),
        ICoalesceAssignmentOperation assignment => AssignWhereNull(assignment),
        ICompoundAssignmentOperation assignment => AssignSum(assignment),
        IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction),
        IVariableDeclaratorOperation variable => Declare(variable),
        ICoalesceOperation coalesce => Either(() => Eval(coalesce.Value), () => Eval(coalesce.WhenNull)),
        ISwitchExpressionOperation several => Choose(several),
        IConditionalAccessOperation access => AccessWhereAny(access),
        IConditionalAccessInstanceOperation => _receiver,
        IObjectCreationOperation creation => Create(creation),
        IArrayCreationOperation array => CreateArray(array),
        ITupleOperation tuple => Collect(tuple, tuple.Elements.Select(Eval)),
        IInvocationOperation call => Call(call),
        IDelegateCreationOperation function => Eval(function.Target),
        IAnonymousFunctionOperation function => Capture(function),
        IMethodReferenceOperation method => Hold(Make(ThingKind.Function, method, null), method.Instance is { } instance ? Eval(instance) : Held.Nothing),
        IDeclarationPatternOperation { DeclaredSymbol: { } declared } => DeclareInPattern(declared),
        IIsPatternOperation pattern => IsPattern(pattern),
        ILiteralOperation or IDefaultValueOperation or INameOfOperation or ITypeOfOperation => Held.Nothing,
        _ when operation.Syntax is CollectionExpressionSyntax => Collect(operation, operation.ChildOperations.Select(Element)),
        _ => Any(operation),
    };

    /// <summary>What is at the left of the dot, while the right is looked at.</summary>
    private Held _receiver = Held.Other;

    /// <summary>Anything else: its parts run, and what it gives is unknown, if it can be anything at all.</summary>
    private Held Any(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            Eval(child);
        return MayBePart(operation.Type) ? Held.Other : Held.Nothing;
    }

    private static bool MayBePart(ITypeSymbol? type) => type is not (null or { SpecialType: not SpecialType.None and not SpecialType.System_Object } or { TypeKind: TypeKind.Enum });

    private Held VariableOf(ISymbol variable) => _state.Variables.TryGetValue(variable, out var held) ? held : Held.Nothing;

    private Held ReadField(IFieldReferenceOperation field)
    {
        if (field.Field.IsStatic)
            return MayBePart(field.Type) ? Held.Other : Held.Nothing;
        var instance = Eval(field.Instance);
        return IsOwn(instance) ? MemberOf(field.Field) : field.Field.ContainingType.IsTupleType || IsPair(field.Field.ContainingType) ? ContentOf(instance).Only(field.Type) : Other(field.Type);
    }

    private static Held Other(ITypeSymbol? read) => MayBePart(read) ? Held.Other : Held.Nothing;

    private static bool IsPair(INamedTypeSymbol holder) => holder.Name is "KeyValuePair" or "Lazy" or "Nullable" or "Tuple" && !holder.Locations[0].IsInSource;

    private static bool IsOwn(Held instance) => instance.IsOnly(ThingKind.Self);

    private Held MemberOf(ISymbol member) => _state.Members.TryGetValue(member.OriginalDefinition, out var held) ? held : Held.Nothing;

    private Held ReadProperty(IPropertyReferenceOperation property)
    {
        var instance = Eval(property.Instance);
        All(property.Arguments.Select(static argument => argument.Value));
        if (property.Instance is not null && IsOwn(instance))
            return ReadOwn(property.Property);
        if (property.Instance is null || !instance.Things.Any(static thing => thing.Holds && thing.Kind != ThingKind.Layer))
            return Other(property.Type);
        return ContentOf(instance).Join(instance.MayBeOther ? Held.Other : Held.Nothing);
    }

    private Held ReadOwn(IPropertySymbol property)
    {
        var read = Implementation(property);
        if (flow.Members.IsAutoProperty(read.OriginalDefinition))
            return MemberOf(read);
        return read.GetMethod is { } getter && IsSource(getter) ? RunMethod(getter, []) : Other(property.Type);
    }

    private Held ReadElement(IArrayElementReferenceOperation element)
    {
        var array = Eval(element.ArrayReference);
        All(element.Indices);
        return ContentOf(array).Join(array.MayBeOther ? Held.Other : Held.Nothing);
    }

    private Held Assign(ISimpleAssignmentOperation assignment)
    {
        var value = Eval(assignment.Value);
        Assign(assignment.Target, value, assignment.Syntax);
        return value;
    }

    private Held AssignWhereNull(ICoalesceAssignmentOperation assignment)
    {
        var before = Eval(assignment.Target);
        return before.Join(Either(
            () =>
            {
                var value = Eval(assignment.Value);
                Assign(assignment.Target, value, assignment.Syntax);
                return value;
            },
            static () => Held.Nothing));
    }

    /// <summary><c>x += y</c>: another tensor.</summary>
    private Held AssignSum(ICompoundAssignmentOperation assignment)
    {
        Eval(assignment.Target);
        Eval(assignment.Value);
        var sum = Other(assignment.Type);
        if (sum.MayBeOther)
            Assign(assignment.Target, sum, assignment.Syntax);
        return sum;
    }

    private void Assign(IOperation? target, Held value, SyntaxNode place)
    {
        switch (target)
        {
            case IVariableDeclaratorOperation declarator:
                SetVariable(declarator.Symbol, value);
                break;
            case ILocalReferenceOperation local:
                SetVariable(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                SetVariable(parameter.Parameter, value);
                break;
            case IFieldReferenceOperation { Instance: { } holder } field when IsOwn(Eval(holder)):
                SetMember(field.Field, value, place);
                break;
            case IPropertyReferenceOperation { Instance: { } holder } property when IsOwn(Eval(holder)):
                AssignOwn(property.Property, value, place);
                break;
            case IPropertyReferenceOperation { Instance: { } holder } property:
                All(property.Arguments.Select(static argument => argument.Value));
                SetOf(Eval(holder), property, value, place);
                break;
            case IArrayElementReferenceOperation element:
                All(element.Indices);
                Add(Eval(element.ArrayReference), value, place, NameOf(element.ArrayReference));
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, place);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                    Assign(element, ContentOf(value).Join(value.MayBeOther ? Held.Other : Held.Nothing), place);
                break;
            case IConversionOperation conversion:
                Assign(conversion.Operand, value, place);
                break;
            case IDiscardOperation or null:
                break;
            default:
                Eval(target);
                Escape(value);
                break;
        }
    }

    /// <summary><c>tensor.requires_grad = true</c>, <c>list[0] = part</c>; what another object is given is in its hands.</summary>
    private void SetOf(Held holder, IPropertyReferenceOperation property, Held value, SyntaxNode place)
    {
        if (property.Property.Name == ModuleMembers.RequiresGrad)
            _state = _state with { WithGradient = _state.WithGradient.Union(holder.Things) };
        else if (property.Property.IsIndexer)
            Add(holder, value, place, NameOf(property.Instance));
        else
            Escape(value);
    }

    private void AssignOwn(IPropertySymbol property, Held value, SyntaxNode place)
    {
        var written = Implementation(property);
        if (flow.Members.IsAutoProperty(written.OriginalDefinition))
            SetMember(written, value, place);
        else if (written.SetMethod is { Parameters: [.., { } given] } setter && IsSource(setter))
            RunMethod(setter, [(given, value)]);
        else
            Escape(value);
    }

    private Held Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        if (deconstruction is { Target: ITupleOperation targets, Value: ITupleOperation values } && targets.Elements.Length == values.Elements.Length)
        {
            var given = values.Elements.Select(Eval).ToList();
            for (var i = 0; i < given.Count; i++)
                Assign(targets.Elements[i], given[i], targets.Elements[i].Syntax);
            return Held.Nothing;
        }

        var value = Eval(deconstruction.Value);
        Assign(deconstruction.Target, value, deconstruction.Syntax);
        return value;
    }

    private Held Declare(IVariableDeclaratorOperation variable)
    {
        var initializer = variable.Initializer ?? (variable.Parent as IVariableDeclarationOperation)?.Initializer;
        SetVariable(variable.Symbol, Eval(initializer?.Value));
        return Held.Nothing;
    }

    private Held DeclareInPattern(ISymbol declared)
    {
        SetVariable(declared, _receiver);
        return Held.Nothing;
    }

    private Held IsPattern(IIsPatternOperation pattern)
    {
        var outer = _receiver;
        _receiver = Eval(pattern.Value);
        Eval(pattern.Pattern);
        _receiver = outer;
        return Held.Nothing;
    }

    private Held Choose(ISwitchExpressionOperation several)
    {
        Eval(several.Value);
        var before = _state;
        var (after, held) = (before with { IsDead = true }, Held.Nothing);
        foreach (var arm in several.Arms)
        {
            _state = before;
            Eval(arm.Pattern);
            Eval(arm.Guard);
            held = held.Join(Eval(arm.Value));
            after = after.Join(_state);
        }

        _state = after.IsDead ? before : after;
        return held;
    }

    private Held AccessWhereAny(IConditionalAccessOperation access)
    {
        var (outer, instance) = (_receiver, Eval(access.Operation));
        _receiver = instance;
        var held = Either(() => Eval(access.WhenNotNull), static () => Held.Nothing);
        _receiver = outer;
        return held;
    }

    /// <summary>The member or variable that something is called by.</summary>
    private static ISymbol? NameOf(IOperation? operation) => operation switch
    {
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IConversionOperation conversion => NameOf(conversion.Operand),
        _ => null,
    };
}
