using static TorchSharp.Analyzers.Benchmarks.Sizes.SizedShape;

namespace TorchSharp.Analyzers.Benchmarks.Sizes;

/// <summary>Programs with many members that have to do with each other.</summary>
internal static class ProgramShapes
{
    private const string Finding = "functional.binary_cross_entropy_with_logits(sigmoid(model.call(x)), y);";

    public static IReadOnlyList<SizedShape> All { get; } =
    [
        new("mentions of one name", 50_000, size => "static class Steps { public static Tensor Step(Tensor x) => sigmoid(x); }\n"
            + Each(size / 50, i => $"static class Caller{i} {{ static Tensor Use(Tensor x, Tensor y) {{ {Nested(49, "x = Steps.Step(x); ", "", "")} return functional.binary_cross_entropy_with_logits(Steps.Step(x), y); }} }}")),
        new("members of one name", 5000, size => Each(size, i => $"static class Part{i} {{ public static Tensor Step(Tensor x) => functional.relu(x); static Tensor Use(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(Step(x), y); }}")),
        new("classes with a field of one name", 3000, size => Each(size, i => $"class Part{i} {{ public Tensor held; void Set(Tensor x) {{ held = sigmoid(x); }} void Use(Tensor y) => functional.binary_cross_entropy_with_logits(held, y); }}")),
        new("writes of one field", 5000, size => "class Box { public Tensor held; }\n"
            + Each(size, i => $"static class Writer{i} {{ static void Set(Box box, Tensor x, Tensor y) {{ box.held = sigmoid(x); functional.binary_cross_entropy_with_logits(box.held, y); }} }}")),
        new("overrides of one method", 2000, size => "abstract class Part { public abstract Tensor Run(Tensor x); }\n"
            + Each(size, i => $"class Part{i} : Part {{ public override Tensor Run(Tensor x) => sigmoid(x); static Tensor Use(Part part, Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(part.Run(x), y); }}")
            + Method("Part part = new Part0(); functional.binary_cross_entropy_with_logits(part.Run(model.call(x)), y);")),
        new("implementations of one interface", 2000, size => "interface IPart { Tensor Run(Tensor x); }\n"
            + Each(size, i => $"class Part{i} : IPart {{ public Tensor Run(Tensor x) => sigmoid(x); static Tensor Use(IPart part, Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(part.Run(x), y); }}")
            + Method("IPart part = new Part0(); functional.binary_cross_entropy_with_logits(part.Run(model.call(x)), y);")),
        new("fields in a circle", 300, size => Each(size, i => $"static class Part{i} {{ public static Tensor held = Part{(i + 1) % size}.held; static void Use(Tensor y) => functional.binary_cross_entropy_with_logits(held, y); }}")),
        new("methods in a circle", 300, size => Each(size, i => $"static class Part{i} {{ public static Tensor Run(Tensor x) => Part{(i + 1) % size}.Run(sigmoid(x)); static void Use(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(Run(x), y); }}")),
        new("methods and fields in a circle", 300, size => Each(size, i => $"static class Part{i} {{ public static Tensor held; public static Tensor Run(Tensor x) {{ held = Part{(i + 1) % size}.held; return Part{(i + 1) % size}.Run(held); }} static void Use(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(Run(x), y); }}")),
        new("properties that call each other", 300, size => Each(size, i => $"class Part{i} {{ public Part{(i + 1) % size} Next {{ get; set; }} public Tensor Held => Next.Held; void Use(Tensor y) => functional.binary_cross_entropy_with_logits(Held, y); void Set() => Next = new Part{(i + 1) % size}(); }}")),
        new("calls from one method", 2000, size => "static class Parts { " + Each(size, i => $"public static Tensor Run{i}(Tensor x) => sigmoid(x);") + " }\n"
            + Method(Each(size, i => $"functional.binary_cross_entropy_with_logits(Parts.Run{i}(model.call(x)), y);"))),
        new("calls that leave a loss open", 2000, size => "static class Parts { " + Each(size, i => $"public static Tensor Run{i}(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits({(i == 0 ? "x" : $"x + Run{i - 1}(x, y)")}, y);") + " }\n" + Method(Finding)),
        new("files that train", 400, size => Each(size, i => Method(Finding).Replace("Training", $"Training{i}", StringComparison.Ordinal))),
    ];
}
