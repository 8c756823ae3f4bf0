using System.Globalization;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tests.Flow.Toy;

/// <summary>A value as a short text, so that a test says what it expects in a word.</summary>
internal static class ValueText
{
    public static string Of(Value value) => value switch
    {
        _ when value == Value.None => "none",
        _ when value == Value.Null => "null",
        _ when value == Value.Unknown => "unknown",
        Fact { Meaning: Colour colour } => colour.Name + (colour.Shade is { } shade ? $" {shade}" : ""),
        Constant constant => string.Format(CultureInfo.InvariantCulture, "{0}", constant.Literal),
        LibraryObject library => $"{library.Function.Name} filter",
        TupleValue tuple => $"({Of(tuple.Slots)})",
        Items items => $"[{(items.FromStart ? "" : "…")}{Of(items.Known)}]",
        Chain chain => $"chain{Of(chain.Steps)}",
        Instance instance => instance.Type.Name,
        Closure => "closure",
        MethodValue method => method.Method.Name,
        _ => Symbolic(value),
    };

    private static string Symbolic(Value value) => value switch
    {
        Parameter parameter => parameter.Symbol.Name,
        Spread spread => $"..{Of(spread.Elements)}",
        Receiver => "this",
        Captured captured => captured.Symbol.Name,
        NewOf made => $"new {made.TypeParameter.Name}()",
        MemberOf member => $"{Of(member.Owner)}.{member.Member.Name}",
        SlotOf slot => $"{Of(slot.Tuple)}#{slot.Index}",
        Choice { Question: null } undecided => $"{Of(undecided.Yes)} or {Of(undecided.No)}",
        Choice { Question: { } question } choice => $"{Asked(question)} ? {Of(choice.Yes)} : {Of(choice.No)}",
        AnyOf several => string.Join(" or ", several.Alternatives.Select(Of)),
        Application application => $"{Of(application.Function)}({Of(application.Arguments)})",
        _ => value.GetType().Name,
    };

    private static string Asked(Question question) => question.Test is OrderTest order
        ? $"{Of(question.Subject)} {(order.Than > 0 ? '>' : '<')} {order.Limit}"
        : question.Test is ConstantTest { Literal: true } ? Of(question.Subject) : $"{Of(question.Subject)} is {NameOf(question.Test)}";

    private static object NameOf(Test test) => test is TypeTest { Type: var type } ? type.Name : ((ConstantTest)test).Literal ?? "null";

    private static string Of(ValueList values) => string.Join(", ", values.Select(Of));
}
