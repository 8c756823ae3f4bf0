using System.Text.RegularExpressions;
using TorchSharp.Analyzers.Tests.Generated;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>
/// Training code as projects hold it: files of about a hundred lines, one program each, types of their own names, member names
/// that come again everywhere, seven of eight files without anything to report.
/// </summary>
internal static partial class TrainingFiles
{
    private const int LinesPerFile = 100;

    private static readonly string[] Fillers =
    [
        """
        public static float Accuracy(Module<Tensor, Tensor> model, IReadOnlyList<(Tensor X, Tensor Y)> batches)
        {
            using var guard = torch.no_grad();
            model.eval();
            var right = 0f;
            var all = 0L;
            foreach (var (x, y) in batches)
            {
                using var scope = torch.NewDisposeScope();
                var predicted = model.forward(x).argmax(1);
                right += predicted.eq(y).sum().item<long>();
                all += y.shape[0];
            }

            return right / all;
        }
        """,
        """
        public static IReadOnlyList<(Tensor X, Tensor Y)> Batches(Tensor data, Tensor labels, int size)
        {
            var result = new List<(Tensor, Tensor)>();
            for (var start = 0L; start < data.shape[0]; start += size)
            {
                var end = Math.Min(start + size, data.shape[0]);
                result.Add((data[torch.TensorIndex.Slice(start, end)], labels[torch.TensorIndex.Slice(start, end)]));
            }

            return result;
        }
        """,
        """
        public static string Describe(Module<Tensor, Tensor> model)
        {
            var lines = new List<string>();
            foreach (var (name, parameter) in model.named_parameters())
            {
                var shape = string.Join("x", parameter.shape);
                lines.Add(parameter.requires_grad ? $"{name}: {shape}" : $"{name}: {shape} (frozen)");
            }

            return string.Join(Environment.NewLine, lines);
        }
        """,
        """
        public static Tensor Normalize(Tensor data)
        {
            var mean = data.mean(new long[] { 0 }, keepdim: true);
            var deviation = data.std(0, unbiased: false, keepdim: true);
            return (data - mean) / (deviation + 1e-8);
        }
        """,
    ];

    public static IReadOnlyList<(string Path, string Text)> Create(int count) =>
        [.. Enumerable.Range(0, count).AsParallel().AsOrdered().Select(Create1)];

    private static (string Path, string Text) Create1(int number)
    {
        var recipe = Recipe.Of(number).With("files", "one").With("usings", "static torch and nn")
            .With("expected", number % 8 == 0 ? "a finding" : "silence").With("silence", number % 2 == 0 ? "right" : "obstacle");
        var program = ProgramGenerator.Write(recipe, $"Project.Part{number}");
        var text = Padded(program.Files[0].Text);
        var types = TypeDeclaration().Matches(text).Select(match => match.Groups["name"].Value).Distinct();
        return ($"Part{number}.cs", Regex.Replace(text, $@"\b({string.Join('|', types)})\b", $"${{1}}{number}"));
    }

    private static string Padded(string program)
    {
        var members = "";
        var missing = LinesPerFile - program.Split('\n').Length;
        for (var i = 0; i < Fillers.Length && members.Split('\n').Length + 4 < missing; i++)
            members += "\n" + Fillers[i] + "\n";
        return program + Layout.Indent($"\ninternal static class Tools\n{{{members}}}\n");
    }

    [GeneratedRegex(@"\b(class|interface) (?<name>\w+)")]
    private static partial Regex TypeDeclaration();
}
