using static TorchSharp.Analyzers.Benchmarks.Sizes.SizedShape;

namespace TorchSharp.Analyzers.Benchmarks.Sizes;

/// <summary>Types with much of something.</summary>
internal static class TypeShapes
{
    public static SizedShape UnderBase { get; } = new("trainers under one generic base class", 1000, GenericBase) { IsWholeProject = true };

    public static SizedShape Alone { get; } = new("trainers without a base class", 1000, WithoutBase) { IsWholeProject = true };

    public static IReadOnlyList<SizedShape> All { get; } =
    [
        new("members of a model", 3000, MembersOfAModel),
        new("methods of a class that holds no tensor", 3000, MethodsOverOneType),
        new("methods of a generic class over itself", 320, MethodsThatExpand),
        new("classes in each other", 20, NestedClasses),
        new("type arguments in each other", 20, NestedTypeArguments),
        new("interfaces of a class", 500, Interfaces),
        new("methods of an interface", 1000, WideInterface),
        new("constraints on each other", 200, RecursiveConstraints),
        new("classes above a class", 200, DeepHierarchy),
        UnderBase,
        Alone,
    ];

    private static string MembersOfAModel(int size) => $$"""
        class Wide : Module<Tensor, Tensor>
        {
            {{Each(size / 2, i => $"private readonly Module<Tensor, Tensor> f{i}; private Module<Tensor, Tensor> g{i} = Linear(4, {i + 1});")}}
            public Wide() : base("wide") { {{Each(size / 2, i => $"f{i} = Linear({i + 1}, 4);")}} RegisterComponents(); }
            public override Tensor forward(Tensor x) { {{Each(size / 2, i => $"x = f{i}.call(g{i}.call(x));")}} return x; }
        }
        {{Method("functional.binary_cross_entropy_with_logits(sigmoid(new Wide().call(x)), y);")}}
        """;

    private static string MethodsOverOneType(int size) => $$"""
        class Money { {{Each(size, i => $"public Money Op{i}(Money a, Money b) => a;")}} }
        {{Method("var a = new Money(); a.Op0(a, a); functional.binary_cross_entropy_with_logits(sigmoid(model.call(x)), y);")}}
        """;

    private static string MethodsThatExpand(int size) => $$"""
        struct Grid<T> { {{Each(size, i => $"public Grid<Grid<T>> Nest{i}(Grid<T> a, Grid<(T, int)> b) => default;")}} }
        {{Method("var a = new Grid<int>(); a.Nest0(a, default); functional.binary_cross_entropy_with_logits(sigmoid(model.call(x)), y);")}}
        """;

    private static string NestedClasses(int size) => $$"""
        {{Each(size, i => $"class Outer{i} {{ public Tensor Held; public static Tensor Squash(Tensor x) => sigmoid(x);")}}
        {{Nested(size, "}", "", "")}}
        {{Method("functional.binary_cross_entropy_with_logits(Outer0.Squash(model.call(x)), y);")}}
        """;

    private static string NestedTypeArguments(int size) => $$"""
        class Box<T> { public T Held; public Tensor Squash(Tensor x) => sigmoid(x); }
        class Holder { public {{Nested(size, "Box<", "int", ">")}} One; public {{Nested(size, "Box<", "Tensor", ">")}} Other; }
        {{Method($"var box = new {Nested(size, "Box<", "int", ">")}(); functional.binary_cross_entropy_with_logits(box.Squash(model.call(x)), y);")}}
        """;

    private static string Interfaces(int size) => $$"""
        {{Each(size, i => $"interface IPart{i} {{ Tensor Run{i}(Tensor x); }}")}}
        class Parts : {{string.Join(", ", Enumerable.Range(0, size).Select(i => $"IPart{i}"))}}
        {
            {{Each(size, i => $"public Tensor Run{i}(Tensor x) => sigmoid(x);")}}
        }
        {{Method("var parts = new Parts(); " + Each(size, i => $"functional.binary_cross_entropy_with_logits(((IPart{i})parts).Run{i}(model.call(x)), y);"))}}
        """;

    private static string WideInterface(int size) => $$"""
        interface ISteps { {{Each(size, i => $"Tensor Run{i}(Tensor x);")}} }
        class Plain : ISteps { {{Each(size, i => $"public Tensor Run{i}(Tensor x) => sigmoid(x);")}} }
        class Other : ISteps { {{Each(size, i => $"public Tensor Run{i}(Tensor x) => softmax(x, 1);")}} }
        static class Users { {{Each(size, i => $"public static Tensor Use{i}(ISteps steps, Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(steps.Run{i}(x), y);")}} }
        {{Method("Users.Use0(n > 1 ? new Plain() : new Other(), x, y);")}}
        """;

    private static string RecursiveConstraints(int size) => $$"""
        {{Each(size, i => $"class Node{i}<T> where T : Node{i}<T> {{ public T Self; public Node{(i + 1) % size}<Leaf{(i + 1) % size}> Next; }} class Leaf{i} : Node{i}<Leaf{i}> {{ }}")}}
        {{Method("var leaf = new Leaf0(); GC.KeepAlive(leaf.Next); functional.binary_cross_entropy_with_logits(sigmoid(model.call(x)), y);")}}
        """;

    private static string DeepHierarchy(int size) => $$"""
        class Level0 { public virtual Tensor Run(Tensor x) => sigmoid(x); protected Tensor held0; }
        {{Each(size, i => $"class Level{i + 1} : Level{i} {{ public override Tensor Run(Tensor x) => base.Run(x); protected Tensor held{i + 1}; }}")}}
        static class Users { {{Each(size, i => $"public static Tensor Use{i}(Level{i} level, Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(level.Run(x), y);")}} }
        {{Method($"Users.Use0(new Level{size}(), x, y); functional.binary_cross_entropy_with_logits(new Level{size}().Run(model.call(x)), y);")}}
        """;

    internal static string GenericBase(int size) => $$"""
        abstract class Trainer<TModel> where TModel : Module<Tensor, Tensor>
        {
            private readonly TModel _model;
            protected Trainer(TModel model) => _model = model;
            protected abstract Tensor Loss(Tensor output, Tensor target);
            protected virtual Tensor Prepare(Tensor x) => x;
            public double Step(Tensor x, Tensor y) { var loss = Loss(_model.call(Prepare(x)), y); loss.backward(); return loss.ToDouble(); }
            public double Fit(IEnumerable<(Tensor, Tensor)> batches) { var sum = 0.0; foreach (var (x, y) in batches) sum += Step(x, y); return sum; }
        }
        {{Each(size, i => Part(i, $"Trainer<Model{i}>"))}}
        """;

    /// <summary>The same trainers, each for itself.</summary>
    internal static string WithoutBase(int size) => Each(size, i => $$"""
        class Base{{i}}
        {
            private readonly Model{{i}} _model;
            public Base{{i}}(Model{{i}} model) => _model = model;
            protected Tensor Loss(Tensor output, Tensor target) => {{LossOf(i)}};
            protected Tensor Prepare(Tensor x) => x;
            public double Step(Tensor x, Tensor y) { var loss = Loss(_model.call(Prepare(x)), y); loss.backward(); return loss.ToDouble(); }
            public double Fit(IEnumerable<(Tensor, Tensor)> batches) { var sum = 0.0; foreach (var (x, y) in batches) sum += Step(x, y); return sum; }
        }
        {{ModelAndPredictor(i, $"Base{i}")}}
        """);

    private static string Part(int i, string parent) => $$"""
        class Trainer{{i}} : {{parent}}
        {
            public Trainer{{i}}(Model{{i}} model) : base(model) { }
            protected override Tensor Loss(Tensor output, Tensor target) => {{LossOf(i)}};
        }
        {{ModelAndPredictor(i, $"Trainer{i}")}}
        """;

    private static string LossOf(int i) => (i % 3) switch
    {
        0 => "functional.binary_cross_entropy_with_logits(output, target)",
        1 => "functional.cross_entropy(output, target)",
        _ => "functional.mse_loss(output, target)",
    };

    private static string ModelAndPredictor(int i, string trainer) => $$"""
        class Model{{i}} : Module<Tensor, Tensor>
        {
            private readonly Linear _first = Linear(8, 16); private readonly Linear _second = Linear(16, 1); private readonly Module<Tensor, Tensor> _act = ReLU();
            public Model{{i}}() : base("model{{i}}") => RegisterComponents();
            public override Tensor forward(Tensor x) => {{(i % 40 == 0 ? "sigmoid(_second.call(_act.call(_first.call(x))))" : "_second.call(_act.call(_first.call(x)))")}};
        }
        class Predictor{{i}}
        {
            private readonly Model{{i}} _model;
            public Predictor{{i}}(Model{{i}} model) => _model = model;
            public Tensor Predict(Tensor x) { using var _ = no_grad(); _model.eval(); return sigmoid(_model.call(x)); }
            public double Loss(Tensor x, Tensor y) => functional.mse_loss(Predict(x), y).ToDouble();
            public static double Run(IEnumerable<(Tensor, Tensor)> batches) { var model = new Model{{i}}(); new {{trainer}}(model).Fit(batches); return new Predictor{{i}}(model).Loss(zeros(1), zeros(1)); }
        }
        """;
}
