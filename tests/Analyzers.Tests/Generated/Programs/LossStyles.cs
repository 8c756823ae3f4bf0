namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>The ways in which people write a loss: as a module, a function, a factory's product, or a class of their own.</summary>
internal sealed class LossStyles(Choices choices, Names names, Criterion criterion)
{
    /// <summary>The plain call of the factory.</summary>
    public static string Create(Names names, Criterion criterion) => names.Nn(ClassOf(criterion)) + "()";

    private string Class => ClassOf(criterion);

    private static string ClassOf(Criterion criterion) => criterion switch
    {
        Criterion.BinaryWithLogits => "BCEWithLogitsLoss",
        Criterion.MultiLabel => "MultiLabelSoftMarginLoss",
        Criterion.CrossEntropy => "CrossEntropyLoss",
        Criterion.Binary => "BCELoss",
        Criterion.NegativeLikelihood => "NLLLoss",
        _ => "MSELoss",
    };

    private string Function => names.Functional(criterion switch
    {
        Criterion.BinaryWithLogits => "binary_cross_entropy_with_logits",
        Criterion.MultiLabel => "multilabel_soft_margin_loss",
        Criterion.CrossEntropy => "cross_entropy",
        Criterion.Binary => "binary_cross_entropy",
        Criterion.NegativeLikelihood => "nll_loss",
        _ => "mse_loss",
    });

    private string Tensor => names.Tensor;

    private string Call => choices.PickName("loss call", "forward", "call");

    private string Created => names.Nn(Class) + choices.PickName("loss arguments", "()", $"(reduction: {names.Nn("Reduction.Sum")})");

    public Loss Pick() => choices.Pick<Func<Loss>>("loss", Options)();

    private IReadOnlyList<Option<Func<Loss>>> Options =>
    [
        new("module as its class", () => Module(names.Type(Class), Created, Knowledge.Enough)),
        new("module as Loss<,,>", () => Module(names.LossOfTensors, Created, Knowledge.Nothing)),
        new("module as Module<,,>", () => Module(
            $"{names.Nn("Module")}<{Tensor}, {Tensor}, {Tensor}>", Created, Knowledge.Nothing)),
        new("functional", () => Direct((_, x, y) => $"{Function}({x}, {y})", "")),
        new("functional, named arguments", () => Direct((_, x, y) => $"{Function}(target: {y}, input: {x})", "")),
        new("functional, reduction", () => Direct((_, x, y) => $"{Function}({x}, {y}, reduction: {names.Nn("Reduction.Mean")})", "")),
        new("new module at the call", () => Direct((_, x, y) => $"{Created}.{Call}({x}, {y})", "")),
        new("factory method", () => Module(names.LossOfTensors, "Criteria.Create()", Knowledge.Nothing, $$"""
            internal static class Criteria
            {
                public static {{names.LossOfTensors}} Create() => {{Created}};
            }
            """)),
        new("factory with a switch", () => Module(names.LossOfTensors, "Criteria.Create(\"sum\")", Knowledge.Nothing, $$"""
            internal static class Criteria
            {
                public static {{names.LossOfTensors}} Create(string reduction) => reduction switch
                {
                    "sum" => {{names.Nn(Class)}}(reduction: {{names.Nn("Reduction.Sum")}}),
                    _ => {{names.Nn(Class)}}(),
                };
            }
            """)),
        new("own class over a functional", () => OwnClass($"{Function}(input, target)", "")),
        new("own class over a module", () => OwnClass(
            "inner.forward(input, target)", $"private readonly {names.LossOfTensors} inner = {names.Nn(Class)}();")),
        new("own class derived from Loss<,,>", OwnLoss),
        new("own class, target first", TargetFirst),
        new("own function", () => Direct((_, x, y) => $"Criteria.Compute({x}, {y})", $$"""
            internal static class Criteria
            {
                public static {{Tensor}} Compute({{Tensor}} input, {{Tensor}} target) => {{Function}}(input, target);
            }
            """)),
        new("own extension method", () => Direct((_, x, y) => $"Criteria.LossTo({x}, {y})", $$"""
            internal static class Criteria
            {
                public static {{Tensor}} LossTo(this {{Tensor}} input, {{Tensor}} target)
                {
                    var loss = {{Function}}(input, target);
                    return loss.mean();
                }
            }
            """)),
        new("delegate of a module", () => Delegate($"{Created}.forward")),
        new("delegate of a function", () => Delegate($"(output, target) => {Function}(output, target)")),
    ];

    private Loss Module(string type, string create, Knowledge byType, string types = "")
    {
        var call = Call;
        return new(type, create, byType, (loss, x, y) => $"{loss}.{call}({x}, {y})") { Types = types };
    }

    private static Loss Direct(Func<string, string, string, string> apply, string types) =>
        new(null, "", Knowledge.Enough, apply) { Types = types };

    private Loss Delegate(string create) =>
        new(names.FuncOfTensors, create, Knowledge.Nothing, (loss, x, y) => $"{loss}({x}, {y})");

    private Loss OwnClass(string body, string field) => Module("TaskLoss", "new TaskLoss()", Knowledge.Enough, $$"""
        internal sealed class TaskLoss : {{names.Nn("Module")}}<{{Tensor}}, {{Tensor}}, {{Tensor}}>
        {
            {{field}}

            public TaskLoss() : base("TaskLoss")
            {
                RegisterComponents();
            }

            public override {{Tensor}} forward({{Tensor}} input, {{Tensor}} target) => {{body}};
        }
        """);

    private Loss OwnLoss() => Module(names.LossOfTensors, "new TaskLoss()", Knowledge.Nothing, $$"""
        internal sealed class TaskLoss : {{names.LossOfTensors}}
        {
            public override {{Tensor}} forward({{Tensor}} input, {{Tensor}} target)
            {
                var loss = {{Function}}(input, target);
                return 0.5f * loss;
            }
        }
        """);

    private Loss TargetFirst()
    {
        var call = Call;
        return new("TaskLoss", "new TaskLoss()", Knowledge.Enough, (loss, x, y) => $"{loss}.{call}({y}, {x})")
        {
            Types = $$"""
                internal sealed class TaskLoss : {{names.LossOfTensors}}
                {
                    public override {{Tensor}} forward({{Tensor}} target, {{Tensor}} output) => {{Function}}(output, target);
                }
                """,
        };
    }
}
