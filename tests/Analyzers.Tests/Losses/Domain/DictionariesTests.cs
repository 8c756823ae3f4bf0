using TorchSharp.Analyzers.Tests.Losses.Unseen;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>What stands in a dictionary under a constant key.</summary>
public sealed class DictionariesTests
{
    private const string Bce = "functional.binary_cross_entropy_with_logits";

    /// <summary>Something else may stand there by the time it is read.</summary>
    [Theory]
    [InlineData("d[\"p\"] = p; d[\"p\"] = z;", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; d[\"q\"] = z;", "d[\"q\"]")]
    [InlineData("d[\"p\"] = p; d[k] = z;", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; d[\"q\"] = z;", "d[k]")]
    [InlineData("d[\"p\"] = p; d.Remove(\"p\"); d.TryAdd(\"p\", z);", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; var same = d; same[\"p\"] = z;", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; Undo(d, z);", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; UndoByAdding(d, z);", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; kept = d; UndoKept(z);", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; Action undo = () => d[\"p\"] = z; undo();", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; d[\"p\"].logit_();", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; p.logit_();", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; foreach (var key in d.Keys.ToList()) d[key] = z;", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; foreach (var pair in d) pair.Value.logit_();", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; foreach (var value in d.Values) value.logit_();", "d[\"p\"]")]
    [InlineData("if (x.is_cuda) d[\"p\"] = p; else d[\"p\"] = z;", "d[\"p\"]")]
    [InlineData("d[\"p\"] = z; d.TryAdd(\"p\", p);", "d[\"p\"]")]
    [InlineData("d = new(StringComparer.OrdinalIgnoreCase); d[\"p\"] = p; d[\"P\"] = z;", "d[\"p\"]")]
    [InlineData("System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(d, \"p\", out _) = z; d.TryAdd(\"p\", p);", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; IDictionary<string, Tensor> other = d; other[\"p\"] = z;", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; ((ICollection<KeyValuePair<string, Tensor>>)d).Clear(); d[k] = z;", "d[\"p\"]")]
    public Task Hold_something_else(string statements, string read) => Findings.None(Program(statements, read));

    [Theory]
    [InlineData("d[\"p\"] = p;", "d[\"p\"]")]
    [InlineData("d.Add(\"p\", p);", "d[\"p\"]")]
    [InlineData("d[\"z\"] = z; d[\"p\"] = p;", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p;", "d.GetValueOrDefault(\"p\")!")]
    [InlineData("d[\"p\"] = p; d.TryGetValue(\"p\", out var q);", "q!")]
    [InlineData("d[\"p\"] = p; d[\"q\"] = p;", "d[k]")]
    [InlineData("if (x.is_cuda) d[\"p\"] = p; else d[\"p\"] = p.clone();", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; Show(d);", "d[\"p\"]")]
    [InlineData("d[\"p\"] = p; Tensor q = z; foreach (var (_, value) in d) q = value;", "d[\"p\"]")]
    public Task Hold_what_was_put_there(string statements, string read) => Findings.One(Program(statements, $"{read}"));

    [Fact]
    public Task Of_functions_by_name() => Findings.One($$"""
        class Trainer
        {
            readonly Dictionary<string, Func<Loss<Tensor, Tensor, Tensor>>> losses = new() { ["ce"] = () => CrossEntropyLoss(), ["bce"] = () => BCEWithLogitsLoss() };

            Tensor Step(Linear net, Tensor x, Tensor y) => losses["bce"]().forward(net.call(x).sigmoid(), y);
        }
        """);

    [Fact]
    public Task Of_functions_that_somebody_replaces() => Findings.None($$"""
        class Trainer
        {
            readonly Dictionary<string, Func<Loss<Tensor, Tensor, Tensor>>> losses = new() { ["bce"] = () => BCEWithLogitsLoss() };

            public void Register(string name, Func<Loss<Tensor, Tensor, Tensor>> make) => losses[name] = make;

            Tensor Step(Linear net, Tensor x, Tensor y) => losses["bce"]().forward(net.call(x).sigmoid(), y);
        }
        """);

    private static string Program(string statements, string read) => $$"""
        static class Program
        {
            static Dictionary<string, Tensor>? kept;

            static void Undo(Dictionary<string, Tensor> all, Tensor z) => all["p"] = z;

            static void UndoByAdding(Dictionary<string, Tensor> all, Tensor z) { all.Clear(); all.Add("p", z); }

            static void UndoKept(Tensor z) => kept!["p"] = z;

            static void Show(Dictionary<string, Tensor> all) => Console.WriteLine(all["p"]);

            static Tensor Step(Linear net, Tensor x, Tensor y, string k)
            {
                var z = net.call(x);
                var p = torch.sigmoid(z);
                var d = new Dictionary<string, Tensor>();
                {{statements}}
                return {{Bce}}({{read}}, y);
            }
        }
        """;
}
