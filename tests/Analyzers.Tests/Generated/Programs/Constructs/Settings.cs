namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Ways in which model and loss come together after their trainer was made, or by a factory.</summary>
/// <param name="isSetAgain">Whether other code brings another loss, so that nobody can say which one is applied.</param>
internal sealed class Settings(Choices choices, Names names, Model model, Loss loss, Func<Model, TrainingStep> steps, Verdict verdict, bool isSetAgain)
{
    private Marks Marks => verdict.Anywhere();

    private string Batch => $"{names.Tensor} x, {names.Tensor} y";

    private string Other => names.Nn("MSELoss()");

    /// <summary>The loss under its general type, so that another can take its place.</summary>
    private string LossType => isSetAgain ? names.LossOfTensors : loss.Type!;

    public Sources Write() => choices.Pick("construct of settings", Options)();

    private IReadOnlyList<Option<Func<Sources>>> Options =>
    [
        new("loss that is set", () => Trainer(
            Field(model, "_model", "= " + model.Create) + Field(LossType, "_criterion", "= null!"),
            $"public void SetCriterion({LossType} criterion) => _criterion = criterion;",
            "var trainer = new Trainer();\ntrainer.SetCriterion(CRITERION);" + Again("trainer.SetCriterion(OTHER);"), "trainer.Step(x, y);")),
        new("compiled model", () => Trainer(
            Field(model, "_model", "= null!") + Field(LossType, "_criterion", "= null!"),
            $"public Trainer Compile({model.Type} model, {LossType} criterion)\n{{\n_model = model;\n_criterion = criterion;\nreturn this;\n}}",
            $"var trainer = new Trainer().Compile({model.Create}, CRITERION);" + Again($"trainer.Compile({model.Create}, OTHER);"), "trainer.Step(x, y);")),
        new("fluent settings", () => Trainer(
            Field(model, "_model", "= null!") + Field(LossType, "_criterion", "= null!"),
            $"public Trainer WithModel({model.Type} model)\n{{\n_model = model;\nreturn this;\n}}\n\n"
            + $"public Trainer WithLoss({LossType} criterion)\n{{\n_criterion = criterion;\nreturn this;\n}}",
            "", $"new Trainer().WithModel({model.Create}).WithLoss(CRITERION){Again(".WithLoss(OTHER)")}.Step(x, y);")),
        new("properties that are set", () => Trainer(
            $"public {model.Type} _model {{ get; set; }} = null!;\npublic {LossType} _criterion {{ get; set; }} = null!;", "",
            $"var trainer = new Trainer {{ _model = {model.Create}, _criterion = CRITERION }};{Again("trainer._criterion = OTHER;")}", "trainer.Step(x, y);")),
        new("builder", Builder),
        new("losses by name", () => Trainer(
            Field(model, "_model", "= " + model.Create)
            + $"private readonly Dictionary<string, Func<{LossType}>> _losses = new() {{ [\"other\"] = () => {(isSetAgain ? Other : loss.Create)}, [\"main\"] = () => {loss.Create} }};\n",
            $"private {LossType} _criterion => _losses[{(isSetAgain ? "Environment.MachineName" : "\"main\"")}]();", "var trainer = new Trainer();", "trainer.Step(x, y);")),
        new("factory with a text", () => Trainer(
            Field(model, "_model", "= " + model.Create) + $"private readonly {LossType} _criterion = Make({(isSetAgain ? "Environment.MachineName" : "\"main\"")});\n",
            $"private static {LossType} Make(string name) => name switch\n{{\n\"main\" => {loss.Create},\n\"other\" => {(isSetAgain ? Other : loss.Create)},\n_ => throw new NotSupportedException(),\n}};",
            "var trainer = new Trainer();", "trainer.Step(x, y);")),
        new("settings object", () => Trainer(
            "private readonly Setup _setup;\n",
            $"public Trainer(Setup setup) => _setup = setup;\n\nprivate {model.Type} _model => _setup.Model;\n\nprivate {LossType} _criterion => _setup.Criterion;",
            $"var trainer = new Trainer(new Setup({model.Create}, CRITERION){Again(" with { Criterion = OTHER }")});", "trainer.Step(x, y);",
            $"\n\ninternal sealed record Setup({model.Type} Model, {LossType} Criterion);")),
    ];

    private static string Field(Part part, string name, string end) => Field(part.Type!, name, end);

    private static string Field(string type, string name, string end) => $"private {type} {name} {end};\n";

    /// <param name="first">The members that hold model and loss.</param>
    /// <param name="methods">What sets them.</param>
    /// <param name="made">How a trainer is made, with <c>CRITERION</c> for the loss.</param>
    /// <param name="used">What is done with it.</param>
    /// <param name="types">Types beside it.</param>
    private Sources Trainer(string first, string methods, string made, string used, string types = "")
    {
        var host = new Host(isStatic: false, isModule: false);
        var body = steps(model).Write(host, "_model", "_criterion", Marks);
        var start = $"{made}\n{Marks.AtCall}{used}";
        return Sources.Of("Trainer.cs", $$"""
            internal sealed class Trainer
            {
                {{first}}
                {{host.MemberText}}
                {{methods}}

                public void Step({{Batch}})
                {
                    {{body}}
                }
            }
            """ + types + host.TypeText).And("Program.cs", $$"""
            internal static class Program
            {
                public static void Run({{Batch}})
                {
                    {{start.Replace("CRITERION", loss.Create, StringComparison.Ordinal)}}
                }
            }
            """);
    }

    /// <summary>What brings another loss to the same trainer.</summary>
    private string Again(string code) => isSetAgain ? code.Replace("OTHER", names.Nn("MSELoss()"), StringComparison.Ordinal) : "";

    private Sources Builder() => Trainer(
        Field(model, "_model", "") + Field(LossType, "_criterion", ""),
        $"public Trainer({model.Type} model, {LossType} criterion)\n{{\n_model = model;\n_criterion = criterion;\n}}",
        $"var trainer = new TrainerBuilder().WithModel({model.Create}).WithLoss(CRITERION){Again(".WithLoss(OTHER)")}.Build();", "trainer.Step(x, y);",
        $$"""


        internal sealed class TrainerBuilder
        {
            private {{model.Type}}? _model;
            private {{LossType}}? _criterion;

            public TrainerBuilder WithModel({{model.Type}} model)
            {
                _model = model;
                return this;
            }

            public TrainerBuilder WithLoss({{LossType}} criterion)
            {
                _criterion = criterion;
                return this;
            }

            public Trainer Build() => new(_model!, _criterion!);
        }
        """);
}
