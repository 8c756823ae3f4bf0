using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Whether a call is like a row of the table says, and where its finding is.</summary>
internal static class FaultCheck
{
    /// <summary>What a finding tells its fix: the kind of edit.</summary>
    public const string Edit = nameof(Edit);

    /// <summary>The row of a finding's table.</summary>
    public const string Anchor = nameof(Anchor);

    /// <summary>Says of a call what each row of a table that it meets says.</summary>
    public static void Report(DiagnosticDescriptor rule, LibraryCall call, IReadOnlyList<LibraryFault> table, Action<Diagnostic> report)
    {
        foreach (var fault in FaultsOf(call, table))
            report(Diagnostic.Create(rule, PlaceOf(call, fault), PropertiesOf(fault, call), call.Spelling, call.Version.ToString(3), fault.Says));
    }

    /// <summary>The rows of a table that a call meets.</summary>
    private static IEnumerable<LibraryFault> FaultsOf(LibraryCall call, IReadOnlyList<LibraryFault> table)
    {
        foreach (var fault in table)
        {
            if (call.IsAny(fault.Members) && KnownVersions.Has(call.Version, fault.Since, fault.Last) && (call.IsHandedOn ? fault.When is FaultCondition.Any : Holds(fault.When, call)))
                yield return fault;
        }
    }

    /// <summary>Where the finding is: at the argument that makes it one, or at the name.</summary>
    private static Location PlaceOf(LibraryCall call, LibraryFault fault) =>
        (fault.At is { } parameter ? call.Argument(parameter)?.Syntax : null)?.GetLocation() ?? call.Name;

    /// <summary>The edits are those of calls: what is handed on, or is a base, has none.</summary>
    private static ImmutableDictionary<string, string?> PropertiesOf(LibraryFault fault, LibraryCall call) =>
        ImmutableDictionary<string, string?>.Empty
            .Add(Edit, (call.IsHandedOn || call.Node is not ExpressionSyntax ? FaultEdit.None : fault.Edit).ToString())
            .Add(Anchor, fault.Anchor);

    /// <summary>Of a finding whose edit follows from the rule: what the edit must know.</summary>
    public static ImmutableDictionary<string, string?> PropertiesOf(string edit) => ImmutableDictionary<string, string?>.Empty.Add(Edit, edit);

    public static bool Holds(FaultCondition condition, LibraryCall call) => condition switch
    {
        FaultCondition.Any => true,
        FaultCondition.All all => all.Conditions.All(part => Holds(part, call)),
        FaultCondition.LeftOut left => IsLeftOut(call, left.Parameter),
        FaultCondition.IsPositional given => call.Argument(given.Parameter)?.Syntax is ArgumentSyntax { NameColon: null },
        FaultCondition.IsConstant given => call.Argument(given.Parameter) is { } argument && call.Visible.Constant(argument.Value) is { HasValue: true, Value: not null },
        FaultCondition.Is given => call.Argument(given.Parameter) is { } argument && IsConstant(call, argument, given.Value) == true,
        FaultCondition.IsByDefault given => call.Argument(given.Parameter) is not { } argument || IsConstant(call, argument, given.Value) == true,
        FaultCondition.IsOther given => call.Argument(given.Parameter) is { } argument && IsConstant(call, argument, given.Value) == false,
        FaultCondition.IsNot given => call.Argument(given.Parameter) is { } argument && (IsConstant(call, argument, given.Value) ?? IsMember(call, argument)) != true,
        FaultCondition.IsUneven given => call.Argument(given.Parameter) is { } argument && IsUneven(call, argument.Value),
        FaultCondition.HasTwice given => call.Argument(given.Parameter) is { } argument && HasTwice(call, argument.Value),
        FaultCondition.IsGiven given => call.Argument(given.Parameter) is not null && !IsLeftOut(call, given.Parameter),
        FaultCondition.IsReadAs read => call.Argument(read.Parameter) is { } argument && IsReadAs(call, argument.Value, read),
        FaultCondition.ResultDropped => IsDropped(call.Operation),
        FaultCondition.MadeBy made => call.Receiver is { } receiver && IsMadeBy(call, receiver, made.Members),
        _ => false,
    };

    private static bool IsLeftOut(LibraryCall call, string parameter) =>
        call.Argument(parameter) is not { } argument || call.Visible.Constant(argument.Value) is { HasValue: true, Value: null };

    /// <summary><c>read_image(path, ImageReadMode.RGB).to(device)</c>: what is done with an image afterwards leaves its type and its channels.</summary>
    private static bool IsReadAs(LibraryCall call, IOperation image, FaultCondition.IsReadAs read)
    {
        var source = call.Visible.Source(image) as IInvocationOperation;
        while (source is { TargetMethod: var step } && ImageSteps.Keeping.Contains(step.Name) && TorchSymbols.IsTorchSharp(step.ContainingAssembly)
            && !source.Arguments.Any(static argument => argument.ArgumentKind == ArgumentKind.Explicit && Conversions.Under(argument.Value).Type?.Name is "ScalarType" or "Tensor"))
            source = source.Instance is { } instance ? call.Visible.Source(instance) as IInvocationOperation : null;
        return source?.TargetMethod.OriginalDefinition.GetDocumentationCommentId() is { } id && read.Readers.Any(reader => LibraryCall.Is(id, reader))
            && source.Arguments.Any(argument => call.Visible.EnumerationMember(argument.Value) == read.Mode);
    }

    /// <summary>A member that cannot be followed may well be what is right: somebody has written it for a reason.</summary>
    private static bool IsMember(LibraryCall call, IArgumentOperation argument) => Conversions.Under(call.Visible.Source(argument.Value)) is IMemberReferenceOperation;

    /// <summary>Null if nobody can tell.</summary>
    private static bool? IsConstant(LibraryCall call, IArgumentOperation argument, object value)
    {
        if (value is string name && argument.Parameter?.Type is { } type && EnumerationOf(type))
            return call.Visible.EnumerationMember(argument.Value) is { } member ? member == name : null;
        return call.Visible.Constant(argument.Value) is { HasValue: true, Value: { } constant } ? AreSame(constant, value) : null;
    }

    private static bool EnumerationOf(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && EnumerationOf(nullable.TypeArguments[0]));

    public static bool AreSame(object one, object other) =>
        Number(one) is { } first && Number(other) is { } second ? first.Equals(second) : Equals(one, other);

    private static double? Number(object value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    private static bool IsUneven(LibraryCall call, IOperation value)
    {
        if (call.Visible.Source(value) is not ITupleOperation tuple)
            return false;
        var constants = tuple.Elements.Select(call.Visible.Constant).ToList();
        return constants.TrueForAll(static constant => constant is { HasValue: true, Value: not null })
            && constants.Exists(constant => !AreSame(constant.Value!, constants[0].Value!));
    }

    private static bool HasTwice(LibraryCall call, IOperation value)
    {
        var constants = new ListedValues(call.Visible, call.Node).Of(value).Select(call.Visible.Constant).Where(static constant => constant is { HasValue: true, Value: not null })
            .Select(static constant => constant.Value).ToList();
        return constants.Distinct().Count() < constants.Count;
    }

    /// <summary>As a statement, or as all that a lambda or member without a result does; <c>_ = …</c> as well.</summary>
    private static bool IsDropped(IOperation call)
    {
        while (call.Parent is IConversionOperation or IConditionalAccessOperation)
            call = call.Parent;
        return call.Parent is IExpressionStatementOperation
            || (call.Parent is ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation } assignment && assignment.Value == call);
    }

    private static bool IsMadeBy(LibraryCall call, IOperation receiver, IReadOnlyList<string> members)
    {
        var type = Conversions.Under(receiver).Type?.OriginalDefinition.GetDocumentationCommentId();
        if (type is not null && members.Any(member => member == $"M{type.Substring(1)}.#ctor"))
            return true;
        var made = call.Visible.Source(receiver) switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        return made?.OriginalDefinition.GetDocumentationCommentId() is { } id && members.Any(member => LibraryCall.Is(id, member));
    }
}
