using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary><c>var (p, y) = batch;</c>: the parts of a tuple, or of a record that nobody has written a <c>Deconstruct</c> for.</summary>
internal sealed class Deconstruction(BodyScope scope, BlockInterpreter interpreter)
{
    public Value Slot(Value value, int index, int count, State state) =>
        TypeOf(value) is { IsRecord: true, BaseType.SpecialType: SpecialType.System_Object or SpecialType.System_ValueType } record ? Member(value, PropertyAt(record, index, count), state) : TupleValue.Slot(value, index);

    /// <summary>A positional record is taken apart by no code of the program, unless a property has some.</summary>
    public static bool IsMadeByCompiler(ITypeSymbol type) =>
        type is { IsRecord: true } && type.GetMembers("Deconstruct") is { IsEmpty: false } made && made.All(static method => method.IsImplicitlyDeclared)
        && type.GetMembers().OfType<IPropertySymbol>().All(static property => !MethodBodies.HasCode(property.GetMethod));

    /// <summary>A field, or a property without code, of a value that is read by its parts.</summary>
    public Value Member(Value value, ISymbol? member, State state) => member switch
    {
        IFieldSymbol { ContainingType.IsTupleType: true } slot => TupleValue.Slot(value, TupleSlots.IndexOf(slot)),
        IFieldSymbol or IPropertySymbol when value is Instance or Symbolic && IsData(member.OriginalDefinition) => interpreter.ReadMember(value, member.OriginalDefinition, state),
        _ => Value.Unknown,
    };

    private bool IsData(ISymbol member) =>
        scope.Fixpoint.HasSource(member.ContainingType)
        && (member is IFieldSymbol || (member is IPropertySymbol { IsVirtual: false, IsAbstract: false, IsOverride: false } property && scope.Fixpoint.Members.IsAutoProperty(property)));

    private static INamedTypeSymbol? TypeOf(Value value) => value switch
    {
        Instance instance => instance.Type,
        Symbolic { Type: INamedTypeSymbol type } => type,
        _ => null,
    };

    private static IPropertySymbol? PropertyAt(INamedTypeSymbol record, int index, int count) =>
        record.GetMembers("Deconstruct").OfType<IMethodSymbol>().Where(method => method.Parameters.Length == count).ToList() is [{ IsImplicitlyDeclared: true } made]
            ? record.GetMembers(made.Parameters[index].Name).OfType<IPropertySymbol>().FirstOrDefault()
            : null;
}
