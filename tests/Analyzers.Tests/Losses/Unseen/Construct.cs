using System.Text.RegularExpressions;

namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>
/// One construct of the language reference that can run code or write to storage: a right program in which it undoes the activation, and the same
/// program in which it does something else.
/// </summary>
/// <param name="Version">The version of C# that brought it.</param>
/// <param name="Name">What it is.</param>
/// <param name="Members">What the class declares for it.</param>
/// <param name="Undoing">The statement that stands between the activation and the loss.</param>
internal sealed partial record Construct(string Version, string Name, string Members, string Undoing)
{
    /// <summary>The statement that undoes nothing, where it is not the same one with another effect.</summary>
    public string? Twin { get; init; }

    /// <summary>Whether the engine follows nothing of the kind, and is silent either way.</summary>
    public bool IsLost { get; init; }

    /// <summary>The field <c>f</c> is an activation, and the construct writes it.</summary>
    public string OfMember => Trainer("Identity", Members, $"f = Sigmoid(); {Undoing}");

    public string OfMemberTwin => Trainer("Sigmoid", Left.Members, Left.Statement);

    /// <summary>What the class declares, and the statement, where it leaves the activation in the field as it is.</summary>
    public (string Members, string Statement) Left => (Quiet(Members), Quiet(Twin ?? Undoing).Replace("f = Sigmoid();", "", StringComparison.Ordinal));

    /// <summary>The variable <c>p</c> holds probabilities, and the construct makes logits of them.</summary>
    public string OfTensor => Program(Members, Undoing);

    public string OfTensorTwin => Program(Quiet(Members), Quiet(Twin ?? Undoing));

    /// <summary>The same code with an effect that nobody cares for.</summary>
    private static string Quiet(string code) =>
        Write().Replace(code, "Console.WriteLine(1)").Replace(".logit_()", ".mean()", StringComparison.Ordinal)
        .Replace("> Act = Identity()", "> Act = Sigmoid()", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![\w.])(?<!Tensor> )(\w+\.)?(f|Act) = Identity\(\)")]
    private static partial Regex Write();

    private string Trainer(string first, string members, string statement) => $$"""
        {{Extensions}}
        sealed class Trainer
        {
            private Module<Tensor, Tensor> f = {{first}}();
            {{members}}
            public void Reset() => {{(first == "Identity" ? "f = Identity()" : "Console.WriteLine(1)")}};
            public Tensor Step(Linear net, Tensor x, Tensor y)
            {
                {{statement}}
                return functional.binary_cross_entropy_with_logits(f.call(net.call(x)), y);
            }
        }
        """;

    private static string Program(string members, string statement) => $$"""
        static class Program
        {
            {{members}}
            static Tensor Step(Linear net, Tensor x, Tensor y)
            {
                using var guard = torch.no_grad();
                var z = net.call(x);
                var p = z.sigmoid();
                {{statement}}
                return functional.binary_cross_entropy_with_logits(p, y);
            }
        }
        """;

    /// <summary>What stands beside the class.</summary>
    public string Extensions => Name switch
    {
        "extension property" => "static class Extensions { extension(Trainer t) { public bool Raw { set => t.Reset(); } } }",
        "extension method" => "static class Extensions { public static void Undo(this Trainer t) => t.Reset(); }",
        _ => "",
    };
}
