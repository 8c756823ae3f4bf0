using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>A call in the body under analysis, and which part of its text brings which input to what is called.</summary>
/// <param name="Call">The whole call: where a finding points when no part of it is better.</param>
/// <param name="Name">The called name: stands for the receiver.</param>
/// <param name="Arguments">The argument of each parameter.</param>
internal sealed record CallPlace(Place Call, Place Name, IReadOnlyList<Place?> Arguments)
{
    /// <summary>One place for whatever the call brings.</summary>
    public static CallPlace At(Place place) => new(place, place, []);

    /// <summary>The part of the call that completes a use: the later one, where several parts decide it.</summary>
    public Place Of(DeferredUse use)
    {
        Place? last = null;
        foreach (var part in Deciding(use).Select(lead => PartOf(lead, use)))
        {
            if (part is not null && (last is null || last == Name || (part != Name && string.CompareOrdinal(part.Order, last.Order) > 0)))
                last = part;
        }

        return last ?? Call;
    }

    /// <summary>Whether no argument has a part in deciding a use of a nested function.</summary>
    public static bool IsDecidedByCaptures(DeferredUse use) => Deciding(use).All(static lead => lead is Captured or Receiver);

    /// <summary>What is applied and to what; where both are known, what leads to it.</summary>
    private static List<Symbolic> Deciding(DeferredUse use)
    {
        var deciding = new[] { use.Function, use.Arguments.Count > 0 ? use.Arguments[0] : Value.Unknown }.SelectMany(AnyOf.In).Select(Leading).OfType<Symbolic>().ToList();
        return deciding.Count > 0 || use.Guards is not { } guards ? deciding : [.. guards.Items.Select(static guard => guard.Question.Subject.Root)];
    }

    private static Symbolic? Leading(Value value) => value switch
    {
        Symbolic symbolic => symbolic.Root,
        MethodValue { Target: { } target } => Leading(target),
        Chain { Steps.Known: { Count: > 0 } steps } => Leading(steps.Last),
        Closure { Target: { } target } => Leading(target),
        _ => null,
    };

    private Place? PartOf(Symbolic lead, DeferredUse use) => lead switch
    {
        Parameter { Symbol.Ordinal: var ordinal } => ordinal < Arguments.Count ? Arguments[ordinal] : Call,
        Receiver => Name,
        Captured => use.Place,
        _ => Call,
    };
}
