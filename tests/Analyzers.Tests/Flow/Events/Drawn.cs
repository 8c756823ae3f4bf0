using CsCheck;
using TorchSharp.Analyzers.Flow.Events;

namespace TorchSharp.Analyzers.Tests.Flow.Events;

/// <summary>Events of three kinds and two objects, drawn: what single events, sequences and alternatives of them make.</summary>
internal static class Drawn
{
    public const int MostKinds = 3;

    /// <summary>A name, for one object; null for whatever there is.</summary>
    public static readonly Gen<Happening> Happenings =
        Gen.Select(Gen.Int[0, MostKinds - 1], Gen.Int[0, 2]).Select((kind, subject) => new Happening(kind, subject == 0 ? null : subject == 1 ? "a" : "b"));

    private static readonly Gen<Traces<string>> Single = Gen.Frequency(
        (1, Gen.Const(Traces<string>.Nothing)),
        (1, Gen.Int[0, MostKinds - 1].Select(static kind => Traces<string>.Maybe(Kinds.Of(kind)))),
        (6, Happenings.Select(static happening => happening.Traces)));

    /// <summary>Sequences of alternatives of sequences, some of them repeated.</summary>
    public static readonly Gen<Traces<string>> Traces =
        Gen.Select(Sequence(Single), Sequence(Single), Sequence(Single), Gen.Bool).Select((one, other, next, isLoop) => one.Or(other).Then(isLoop ? next.Repeated() : next));

    private static Gen<Traces<string>> Sequence(Gen<Traces<string>> parts) =>
        parts.Array[0, 4].Select(static all => all.Aggregate(Traces<string>.Nothing, static (before, next) => before.Then(next)));

    /// <summary>One event.</summary>
    internal sealed record Happening(int Kind, string? Subject)
    {
        public Traces<string> Traces => Subject is null ? Traces<string>.OfAll(Kind) : Traces<string>.Of(Subject, Kind);

        public bool Concerns(string subject) => Subject is null || Subject == subject;
    }
}
