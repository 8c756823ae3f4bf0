using static TorchSharp.Analyzers.Benchmarks.Sizes.SizedShape;

namespace TorchSharp.Analyzers.Benchmarks.Sizes;

/// <summary>Expressions with many parts.</summary>
internal static class ExpressionShapes
{
    public static IReadOnlyList<SizedShape> All { get; } =
    [
        new("calls in each other", 200, size => Loss(Nested(size, "functional.relu(", "sigmoid(x)", ")"))),
        new("calls after each other", 1000, size => Loss("model.call(x)" + Nested(size, ".relu()", "", "") + ".sigmoid()")),
        new("parts of a sum", 2000, size => Loss("sigmoid(x)" + Nested(size, " + x", "", ""))),
        new("parts of a text", 2000, size => Method($"var text = \"\" + {string.Join(" + ", Enumerable.Range(0, size).Select(i => $"\"a{i}\" + n"))}; functional.binary_cross_entropy_with_logits(sigmoid(model.call(x)), y);")),
        new("parentheses", 200, size => Loss(Nested(size, "(", "sigmoid(x)", ")"))),
        new("conditional expressions in each other", 100, size => Loss(Nested(size, "(n > 0 ? sigmoid(x) : ", "x", ")"))),
        new("parts of a Sequential", 1000, size => Method($"var net = Sequential({string.Join(", ", Enumerable.Range(0, size).Select(i => $"Linear({i + 1}, {i + 2})"))}, Sigmoid()); functional.binary_cross_entropy_with_logits(net.call(x), y);")),
        new("parts added to a Sequential", 1000, size => Method($"var net = Sequential(); {Each(size, i => $"net.append(Linear({i + 1}, {i + 2}));")} net.append(Sigmoid()); functional.binary_cross_entropy_with_logits(net.call(x), y);")),
        new("elements added to a list", 1000, size => Method($"var parts = new List<Module<Tensor, Tensor>>(); {Each(size, i => $"parts.Add(Linear({i + 1}, {i + 2}));")} parts.Add(Sigmoid()); functional.binary_cross_entropy_with_logits(Sequential(parts).call(x), y);")),
        new("elements of an array", 5000, size => Method($"var all = new[] {{ {string.Join(", ", Enumerable.Repeat("sigmoid(x)", size))} }}; foreach (var p in all) functional.binary_cross_entropy_with_logits(p, y);")),
    ];

    private static string Loss(string input) => Method($"functional.binary_cross_entropy_with_logits({input}, y);");
}
