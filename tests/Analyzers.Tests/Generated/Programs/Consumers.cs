namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>
/// Code that uses the model's output for something else than the loss: a predictor in a file of its own, and a figure that is printed
/// beside the loss. Whoever edits the model must think of them.
/// </summary>
internal sealed class Consumers(Choices choices, Names names)
{
    private string Tensor => names.Tensor;

    /// <summary>The file with the predictor: its <c>Predict</c> shows all that it makes of a batch.</summary>
    public Sources AddTo(Sources sources, Model model) => sources.And("Serving.cs", $$"""
        internal static class Serving
        {
            public static float[] Predict({{Tensor}} x)
            {
                using var _ = torch.no_grad();
                {{(model.IsValue ? $"{model.Type} model = {model.Create};" : "")}}
                {{Use(model.Apply("model", "x"))}}
            }

            private static float[] Numbers({{Tensor}} p) => p.to_type(torch.ScalarType.Float32).data<float>().ToArray();

            private static {{Tensor}} Likely({{Tensor}} p) => p > 0.5;
        }
        """);

    private string Use(string output) => choices.Pick<Func<string, string>>(
        "prediction",
        ("returned", p => $"return Numbers({p});"),
        ("compared", p => $"return Numbers({p} > 0.5);"),
        ("in a local", p => $"var output = {p};\nreturn Numbers(output.mean(new long[] {{ 0 }}));"),
        ("used twice", p => $"var output = {p};\nvar hits = output > 0.5;\nreturn Numbers(hits).Concat(Numbers(output)).ToArray();"),
        ("given to a helper", p => $"return Numbers(Likely({p}));"),
        ("in a loop", p => $"var all = new List<float>();\nfor (var i = 0; i < 2; i++)\n{{\nall.AddRange(Numbers({p}));\n}}\nreturn all.ToArray();"),
        ("in another place", p => $"return Numbers({p}.cpu());"),
        ("its largest", p => $"return Numbers({p}.argmax(1));"))(output);

    /// <summary>A statement about what the loss was given, where that is a local of the step.</summary>
    public string Beside(string input) => input.All(char.IsLetter)
        ? choices.Pick<Func<string, string>>(
            "beside the loss",
            ("nothing", p => ""),
            ("share", p => $"\nConsole.WriteLine(({p} > 0.5).to_type(torch.ScalarType.Float32).mean().item<float>());"),
            ("mean", p => $"\nConsole.WriteLine({p}.mean().item<float>());"))(input)
        : "";
}
