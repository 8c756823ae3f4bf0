using static TorchSharp.Analyzers.Benchmarks.Sizes.SizedShape;

namespace TorchSharp.Analyzers.Benchmarks.Sizes;

/// <summary>Methods with many statements of a kind.</summary>
internal static class MethodShapes
{
    private const string Finding = "functional.binary_cross_entropy_with_logits(sigmoid(model.call(x)), y);";

    public static IReadOnlyList<SizedShape> All { get; } =
    [
        new("lines of a method, one variable", 20_000, size => Method(Each(size, i => i % 100 == 0 ? Finding : "x = functional.relu(model.call(x));"))),
        new("lines of a method, a variable each", 20_000, size => Method(Each(size, i => $"var x{i} = functional.relu({(i == 0 ? "x" : $"x{i - 1}")});") + $"functional.binary_cross_entropy_with_logits(sigmoid(x{size - 1}), y);")),
        new("losses in a method", 2000, size => Method(Each(size, i => $"var p{i} = sigmoid(model.call(x)); var l{i} = functional.binary_cross_entropy_with_logits(p{i}, y); l{i}.backward();"))),
        new("branches of a method, one variable", 2000, size => Method("var z = model.call(x);" + Each(size, i => $"if (flags[{i}]) z = functional.relu(z); else z = sigmoid(z);") + "functional.binary_cross_entropy_with_logits(z, y);")),
        new("branches of a method, a variable each", 2000, size => Method(Each(size, i => $"Tensor z{i}; if (flags[{i}]) z{i} = model.call(x); else z{i} = sigmoid(x);") + Each(size / 10, i => $"functional.binary_cross_entropy_with_logits(z{i}, y);"))),
        new("losses in branches", 2000, size => Method(Each(size, i => $"if (n == {i}) functional.binary_cross_entropy_with_logits(sigmoid(model.call(x)), y); else functional.mse_loss(model.call(x), y);"))),
        new("early returns", 2000, size => Method(Each(size, i => $"if (n == {i}) {{ functional.binary_cross_entropy_with_logits(sigmoid(model.call(x)), y); return; }}"))),
        new("questions to the inputs of a method", 2000, size => Method(Each(size, i => $"if (n == {i}) x = sigmoid(x);") + "functional.binary_cross_entropy_with_logits(x, y);")),
        new("branches in each other", 100, size => Method("var z = model.call(x);" + Nested(size, "if (flags[0]) { z = functional.relu(z); ", Finding, "} else z = sigmoid(z);") + "functional.binary_cross_entropy_with_logits(z, y);")),
        new("loops in each other", 40, size => Method("var z = model.call(x);" + Enumerable.Range(0, size).Aggregate(Finding, (inner, i) => $"for (var i{i} = 0; i{i} < n; i{i}++) {{ z = functional.relu(z); {inner} }}") + "functional.binary_cross_entropy_with_logits(z, y);")),
        new("loops of a method", 2000, size => Method("var z = model.call(x);" + Each(size, i => $"for (var i{i} = 0; i{i} < n; i{i}++) z = functional.relu(z);") + Finding)),
        new("handlers of exceptions", 1000, size => Method("var z = model.call(x);" + Each(size, i => $"try {{ z = functional.relu(z); }} catch (Exception) {{ z = sigmoid(z); }} finally {{ n++; }}") + Finding)),
        new("tries in each other", 20, size => Method("var z = model.call(x);" + Nested(size, "try { z = functional.relu(z); ", Finding, "} finally { z = model.call(z); }") + "functional.binary_cross_entropy_with_logits(z, y);")),
        new("sections of a switch", 2000, size => Method("var z = model.call(x); switch (n) {" + Each(size, i => $"case {i}: z = sigmoid(z); break;") + "} functional.binary_cross_entropy_with_logits(z, y);")),
        new("lambdas of a method", 500, size => Method(Each(size, i => $"Func<Tensor, Tensor> f{i} = t => sigmoid(t); functional.binary_cross_entropy_with_logits(f{i}(model.call(x)), y);"))),
        new("local functions of a method", 500, size => Method(Each(size, i => $"Tensor F{i}(Tensor t) => {(i == 0 ? "sigmoid(t)" : $"F{i - 1}(t)")}; functional.binary_cross_entropy_with_logits(F{i}(model.call(x)), y);"))),
        new("lambdas in each other", 60, size => Method("Func<Tensor, Tensor> f = " + Enumerable.Range(0, size).Aggregate("sigmoid(x)", (inner, i) => $"new Func<Tensor, Tensor>(t{i} => {inner})(x)").Insert(0, "t => ") + "; functional.binary_cross_entropy_with_logits(f(model.call(x)), y);")),
    ];
}
