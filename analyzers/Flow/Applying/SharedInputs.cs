using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>
/// <c>Loss(a, p)</c> changes <c>a</c> in place and then uses <c>p</c>. The body takes them for two objects; a caller who gives the same one for both knows better, and
/// so does one whose object keeps it in two members, or in a list or a function.
/// </summary>
internal sealed class SharedInputs
{
    private readonly Summary _summary;
    private readonly Inputs _inputs;

    private SharedInputs(Summary summary, Inputs inputs) => (_summary, _inputs) = (summary, inputs);

    /// <summary>Null of a body that changes nothing in place.</summary>
    public static SharedInputs? Of(Summary summary, Inputs inputs) => summary.ChangesUnknown || !summary.Changed.IsEmpty ? new SharedInputs(summary, inputs) : null;

    /// <summary>Whether a part of what is given, as the body names it, may have changed by another name that it has there.</summary>
    /// <param name="named">The part in terms of the body's _inputs.</param>
    /// <param name="given">What the caller gives for it.</param>
    public bool MayHaveChanged(Value named, Value given) =>
        given is Fact fact && named is Parameter or Captured or MemberOf or SlotOf or ElementOf && ChangedBesides(named).Any(fact.MayBe);

    public bool MayHaveChanged(DeferredUse named, DeferredUse given) =>
        named.Arguments.Zip(given.Arguments, MayHaveChanged).Any(static isChanged => isChanged);

    /// <summary><c>Tensor Logged(Tensor a, Tensor p) { a.log_(); return p; }</c>: what the body gives, as it names it.</summary>
    public bool MayHaveChangedIn(Value returned, Substitution substitution) =>
        returned.Within(Contents.Input).Any(part => MayHaveChanged(part, substitution.Of(part)));

    private IEnumerable<Fact> ChangedBesides(Value named)
    {
        var changed = _summary.Changed.Where(symbol => !IsOwn(symbol, named)).SelectMany(HeldIn);
        return (_summary.ChangesUnknown ? changed.Concat(_inputs.All.Where(input => !IsWhole(named, input))) : changed)
            .SelectMany(static held => held.Within(Contents.Fact).OfType<Fact>());
    }

    private static bool IsOwn(ISymbol symbol, Value named) =>
        SymbolEqualityComparer.Default.Equals(symbol, named switch
        {
            Parameter { Symbol: var parameter } => parameter,
            Captured { Symbol: var captured } => captured,
            MemberOf { Member: var member } => member,
            _ => null,
        });

    private bool IsWhole(Value named, Value input) => named is Parameter parameter && ReferenceEquals(_inputs.Of(parameter), input);

    private IEnumerable<Value> HeldIn(ISymbol symbol) =>
        symbol is IParameterSymbol or ILocalSymbol
            ? [_inputs.Of(symbol)]
            : _inputs.HeldIn(symbol);
}
