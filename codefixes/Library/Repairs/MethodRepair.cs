using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary><c>torch.erfinv(x)</c> becomes <c>x.erfinv()</c>: the tensor's method of the same name is right.</summary>
internal sealed class MethodRepair() : FaultRepair(nameof(FaultEdit.Method), new("Use the tensor's method", "改用张量的方法"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation) => ToMethod(call, call.Method.Name, "");

    /// <summary>A static call as one of a method, with what follows it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">The method.</param>
    /// <param name="then">What is called on its result.</param>
    public static IEnumerable<TextChange> ToMethod(FaultCall call, string name, string then)
    {
        if (call is not { Node: InvocationExpressionSyntax { Expression: var called }, Method.IsStatic: true } || call.Argument(0) is not { } subject
            || CounterpartOf(call.Method, name) is not { } method || call.HasCommentsIn(call.Without(subject).Span))
            yield break;
        yield return new TextChange(called.Span, $"{FaultCall.Primary(subject.Expression)}.{name}");
        yield return call.Without(subject);
        for (var i = 1; i < call.Method.Parameters.Length; i++)
        {
            if (call.Argument(i)?.NameColon is { } colon && method.Parameters[i - 1].Name != call.Method.Parameters[i].Name)
                yield return new TextChange(colon.Name.Span, method.Parameters[i - 1].Name);
        }

        if (then.Length > 0)
            yield return new TextChange(new TextSpan(call.Node.Span.End, 0), then);
    }

    /// <summary>The method of a tensor that takes what the static one takes after its first parameter.</summary>
    private static IMethodSymbol? CounterpartOf(IMethodSymbol method, string name) =>
        method.Parameters[0].Type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(one =>
            !one.IsStatic && one.Parameters.Length == method.Parameters.Length - 1
            && one.Parameters.Zip(method.Parameters.Skip(1), static (own, other) => SymbolEqualityComparer.Default.Equals(own.Type, other.Type)).All(static same => same));
}
