using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Tests.Losses.Unseen;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>
/// An activation beside a construct of the language reference that can write to storage or run code, in a class of their own: it undoes the
/// activation, or does something else.
/// </summary>
internal sealed partial class ConstructSites(Choices choices, Activation activation)
{
    /// <summary>C# 13 and 14 are unknown to the oldest compiler that the rules run in.</summary>
    public static readonly int NewestLanguage = typeof(CSharpParseOptions).Assembly.GetName().Version!.Major >= 5 ? int.MaxValue : 12;

    private static readonly IReadOnlyList<Construct> OfMembers = [.. Known([.. RunningCode.All, .. RunningInExpressions.All, .. WritingMembers.All])];

    private static readonly IReadOnlyList<Construct> OfTensors = [.. Known(ChangingTensors.All)];

    /// <summary>The tables are written for files with <c>using static torch.nn</c>.</summary>
    public static bool Fit(Names names) => names.NnPrefix.Length == 0;

    /// <summary>The squashed input, or something that nobody can say is.</summary>
    public Value Apply(Host host, string input, bool isUndone)
    {
        var ofMember = choices.PickName("construct changes", "a member", "a tensor") == "a member";
        var table = (ofMember ? OfMembers : OfTensors).Where(row => isUndone || !row.IsLost);
        var construct = choices.Pick(ofMember ? "construct of members" : "construct of tensors", [.. table.Select(row => new Option<Construct>(row.Name, row))]);
        host.Types.Add(ofMember ? Member(construct, isUndone) : Tensor(construct, isUndone));
        return Value.Of(ofMember ? $"new Squasher().Apply({input})" : $"Squasher.Apply({input})");
    }

    private static IEnumerable<Construct> Known(IEnumerable<Construct> table) =>
        table.Where(row => int.Parse(row.Version, System.Globalization.CultureInfo.InvariantCulture) <= NewestLanguage);

    private string Member(Construct construct, bool isUndone)
    {
        var (members, statement) = isUndone ? (construct.Members, $"f = Sigmoid(); {construct.Undoing}") : construct.Left;
        return Written($$"""
            {{construct.Extensions}}
            internal sealed class Trainer
            {
                private Module<Tensor, Tensor> f = {{(isUndone ? "Identity" : "Sigmoid")}}();
                {{members}}
                public void Reset() => {{(isUndone ? "f = Identity()" : "Console.WriteLine(1)")}};

                public Tensor Apply(Tensor x)
                {
                    {{statement}}
                    return f.call(x);
                }
            }
            """);
    }

    /// <summary>What takes the place of the activation is a probability that no activation has made: of logits a loss on probabilities would rightly be told.</summary>
    private string Tensor(Construct construct, bool isUndone)
    {
        var (members, statement) = isUndone ? (construct.Members, construct.Undoing) : construct.Left;
        return Written($$"""
            internal static class Trainer
            {
                {{members}}
                public static Tensor Apply(Tensor x)
                {
                    using var guard = torch.no_grad();
                    var (y, z) = (x.clone(), {{(isUndone ? "torch.rand_like(x)" : "x.clone()")}});
                    var p = {{activation.Apply("x")}};
                    {{statement}}
                    return p;
                }
            }
            """);
    }

    private string Written(string code) =>
        ActivationName().Replace(TrainerName().Replace(code, "Squasher"), activation.Create);

    [GeneratedRegex(@"\bTrainer\b")]
    private static partial Regex TrainerName();

    [GeneratedRegex(@"\bSigmoid\(\)")]
    private static partial Regex ActivationName();
}
