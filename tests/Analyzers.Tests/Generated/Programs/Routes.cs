namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>How model and loss come together: the classes and methods around the training step, and who calls them.</summary>
internal sealed class Routes(Choices choices, Names names, Model model, Loss loss, Func<Model, TrainingStep> steps, Verdict verdict)
{
    private string Tensor => names.Tensor;

    private TrainingStep Step => steps(model);

    private string Batch => $"{Tensor} x, {Tensor} y";

    /// <summary>The files of the trainer and of the program that starts it.</summary>
    public Sources Write() => choices.Pick("route", Options)();

    private IReadOnlyList<Option<Func<Sources>>> Options =>
    [
        new("locals", () => Locals("var")),
        new("typed locals", () => Locals("type")),
        new("fields", () => Fields(new Host(false, false), "private readonly")),
        new("static fields", () => Fields(new Host(true, false), "private static readonly")),
        new("auto-properties", AutoProperties),
        new("static class of parts", Experiment),
        new("tuple from a factory", FromTuple),
        new("static helper", () => Helper(model, loss, levels: 1)),
        new("static helper, two levels", () => Helper(model, loss, levels: 2)),
        new("static helper given the model", () => Helper(model, null, levels: 1)),
        new("static helper given the loss", () => Helper(null, loss, levels: 1)),
        new("trainer object", () => TrainerObject(ClassicConstructor, "_model", "_criterion")),
        new("trainer with a primary constructor", () => TrainerObject(PrimaryConstructor, "model", "criterion")),
        new("trainer with properties", () => TrainerObject(PropertiesFromConstructor, "Model", "Criterion")),
        new("trainer given the model", TrainerGivenModel),
        new("trainer deriving its parts", DerivedTrainer),
        .. model.IsModule ? Generic : [],
        .. model.Group is null ? [] : Delegates,
    ];

    private Option<Func<Sources>>[] Generic => [new("generic trainer", GenericTrainer), new("generic helper", GenericHelper)];

    private Option<Func<Sources>>[] Delegates => [new("helper given delegates", DelegateHelper)];

    /// <summary>The model as code sees it that is generic over models.</summary>
    private Model AsModule => model with { Type = names.ModuleOfTensor, ByType = Knowledge.Nothing };

    private Marks Marks(Part? givenModel, Part? givenLoss) => verdict.Place(givenModel, givenLoss);

    private Sources Locals(string how)
    {
        var host = new Host(isStatic: true, isModule: false);
        var body = Step.Write(host, "model", "criterion", Marks(null, null));
        return Sources.Of("Program.cs", $$"""
            internal static class Program
            {
                {{host.MemberText}}
                public static void Run({{Batch}})
                {
                    {{Local(model, "model", how)}}
                    {{Local(loss, "criterion", how)}}
                    {{body}}
                }
            }
            """ + host.TypeText);
    }

    private static string Local(Part part, string name, string how = "type")
    {
        if (!part.IsValue)
            return "";
        var type = how == "var" && part.ByType == Knowledge.Enough ? "var" : part.Type;
        return $"{type} {name} = {part.Create};";
    }

    private Sources Fields(Host host, string modifiers)
    {
        var body = Step.Write(host, "_model", "_criterion", Marks(null, null));
        return Sources.Of("Trainer.cs", $$"""
            internal {{host.Static}}class Trainer
            {
                {{Field(model, modifiers, "_model")}}
                {{Field(loss, modifiers, "_criterion")}}
                {{host.MemberText}}
                public {{host.Static}}void Step({{Batch}})
                {
                    {{body}}
                }
            }
            """ + host.TypeText);
    }

    private static string Field(Part part, string modifiers, string name) =>
        part.IsValue ? $"{modifiers} {part.Type} {name} = {part.Create};" : "";

    private Sources AutoProperties()
    {
        var host = new Host(isStatic: false, isModule: false);
        var body = Step.Write(host, "Model", "Criterion", Marks(null, null));
        return Sources.Of("Trainer.cs", $$"""
            internal sealed class Trainer
            {
                {{Property(model, "public", "Model", $"= {model.Create};")}}
                {{Property(loss, "public", "Criterion", $"= {loss.Create};")}}
                {{host.MemberText}}
                public void Step({{Batch}})
                {
                    {{body}}
                }
            }
            """ + host.TypeText);
    }

    private static string Property(Part part, string modifiers, string name, string end) =>
        part.IsValue ? $"{modifiers} {part.Type} {name} {{ get; }} {end}" : "";

    private Sources Experiment()
    {
        var host = new Host(isStatic: true, isModule: false);
        var body = Step.Write(host, "Experiment.Model", "Experiment.Criterion", Marks(null, null));
        return Program(host, "", body).And("Experiment.cs", $$"""
            internal static class Experiment
            {
                {{Property(model, "public static", "Model", $"= {model.Create};")}}
                {{Property(loss, "public static", "Criterion", $"= {loss.Create};")}}
            }
            """);
    }

    private Sources FromTuple()
    {
        var host = new Host(isStatic: true, isModule: false);
        if (!model.IsValue || !loss.IsValue)
            return Locals("type");
        host.Members.Add($"private static ({model.Type}, {loss.Type}) Create() => ({model.Create}, {loss.Create});");
        return Program(host, "var (model, criterion) = Create();", Step.Write(host, "model", "criterion", Marks(null, null)));
    }

    private Sources Program(Host host, string before, string body) => Sources.Of("Program.cs", $$"""
        internal static class Program
        {
            {{host.MemberText}}
            public static void Run({{Batch}})
            {
                {{before}}
                {{body}}
            }
        }
        """ + host.TypeText);

    private Sources Helper(Model? given, Loss? givenLoss, int levels)
    {
        var host = new Host(isStatic: true, isModule: false);
        var marks = Marks(given, givenLoss);
        var body = Step.Write(host, "model", "criterion", marks);
        var parameters = Parameters(given, "model") + Parameters(givenLoss, "criterion") + Batch;
        var created = (given is null ? Local(model, "model") : "") + "\n" + (givenLoss is null ? Local(loss, "criterion") : "");
        if (levels == 2)
            host.Members.Add(Fit(given, givenLoss, parameters));
        return Sources.Of("Training.cs", $$"""
            internal static class Training
            {
                {{host.MemberText}}
                public static void Train({{parameters}})
                {
                    {{created}}
                    {{body}}
                }
            }
            """ + host.TypeText).And("Program.cs", Starter(Call(given, givenLoss, levels, marks)));
    }

    private static string Fit(Model? given, Loss? givenLoss, string parameters) => $$"""
        public static void Fit({{parameters}})
        {
            for (var epoch = 0; epoch < 5; epoch++)
            {
                Train({{Argument(given, "model")}}{{Argument(givenLoss, "criterion")}}x, y);
            }
        }
        """;

    private string Call(Model? given, Loss? givenLoss, int levels, Marks marks)
    {
        var method = levels == 2 ? "Fit" : "Train";
        var inline = choices.Flip("arguments made in place");
        var locals = inline ? "" : Made(given, "net") + Made(givenLoss, "objective");
        var first = inline ? Argument(given, given?.Create) : Argument(given, "net");
        var second = inline ? Argument(givenLoss, givenLoss?.Create) : Argument(givenLoss, "objective");
        return $"{locals}{marks.AtCall}Training.{method}({first}{second}x, y);";
    }

    private static string Made(Part? part, string name) => part is null ? "" : Local(part, name) + "\n";

    private static string Parameters(Part? part, string name) => part is { IsValue: true } ? $"{part.Type} {name}, " : "";

    private static string Argument(Part? part, string? text) => part is { IsValue: true } ? $"{text}, " : "";

    private string Starter(string body) => $$"""
        internal static class Program
        {
            public static void Run({{Batch}})
            {
                {{body}}
            }
        }
        """;

    private Sources GenericHelper()
    {
        var host = new Host(isStatic: true, isModule: false);
        var marks = Marks(AsModule, loss);
        var body = steps(AsModule).Write(host, "model", "criterion", marks);
        return Sources.Of("Training.cs", $$"""
            internal static class Training
            {
                {{host.MemberText}}
                public static void Train<TModel>(TModel model, {{Parameters(loss, "criterion")}}{{Batch}})
                    where TModel : {{names.ModuleOfTensor}}
                {
                    {{body}}
                }
            }
            """ + host.TypeText).And("Program.cs", Starter(Call(model, loss, 1, marks)));
    }

    private delegate string TrainerWriter(Host host, string body);

    private Sources TrainerObject(TrainerWriter write, string modelName, string lossName)
    {
        if (!model.IsValue && !loss.IsValue)
            return Fields(new Host(false, false), "private readonly");
        var host = new Host(isStatic: false, isModule: false);
        var marks = Marks(model, loss);
        var body = Step.Write(host, modelName, lossName, marks);
        return Sources.Of("Trainer.cs", write(host, body) + host.TypeText).And("Program.cs", Starter(UseTrainer("Trainer", marks)));
    }

    private string UseTrainer(string type, Marks marks, string? arguments = null)
    {
        var create = $"new {type}({arguments ?? string.Join(", ", Values().Select(part => part.Create))})";
        return choices.Flip("trainer in a local")
            ? $"var trainer = {create};\n{marks.AtCall}trainer.Step(x, y);"
            : $"{marks.AtCall}{create}.Step(x, y);";
    }

    private IEnumerable<Part> Values() => new Part[] { model, loss }.Where(part => part.IsValue);

    private string ConstructorParameters(string modelType) => string.Join(", ", new[]
    {
        model.IsValue ? $"{modelType} model" : "",
        loss.IsValue ? $"{loss.Type} criterion" : "",
    }.Where(parameter => parameter.Length > 0));

    private string ClassicConstructor(Host host, string body) => Classic(host, body, "Trainer", "", "Trainer", model.Type);

    private string Classic(Host host, string body, string name, string constraint, string constructor, string? modelType) => $$"""
        internal sealed class {{name}}{{constraint}}
        {
            {{(model.IsValue ? $"private readonly {modelType} _model;" : "")}}
            {{(loss.IsValue ? $"private readonly {loss.Type} _criterion;" : "")}}
            {{host.MemberText}}
            public {{constructor}}({{ConstructorParameters(modelType!)}})
            {
                {{(model.IsValue ? "_model = model;" : "")}}
                {{(loss.IsValue ? "_criterion = criterion;" : "")}}
            }

            public void Step({{Batch}})
            {
                {{body}}
            }
        }
        """;

    private string PrimaryConstructor(Host host, string body) => $$"""
        internal sealed class Trainer({{ConstructorParameters(model.Type!)}})
        {
            {{host.MemberText}}
            public void Step({{Batch}})
            {
                {{body}}
            }
        }
        """;

    private string PropertiesFromConstructor(Host host, string body) => $$"""
        internal sealed class Trainer
        {
            public Trainer({{ConstructorParameters(model.Type!)}})
            {
                {{(model.IsValue ? "Model = model;" : "")}}
                {{(loss.IsValue ? "Criterion = criterion;" : "")}}
            }

            {{Property(model, "public", "Model", "")}}
            {{Property(loss, "public", "Criterion", "")}}
            {{host.MemberText}}
            public void Step({{Batch}})
            {
                {{body}}
            }
        }
        """;

    private Sources GenericTrainer()
    {
        var host = new Host(isStatic: false, isModule: false);
        var marks = Marks(AsModule, loss);
        var body = steps(AsModule).Write(host, "_model", "_criterion", marks);
        var trainer = Classic(
            host, body, "Trainer<TModel>", $"\nwhere TModel : {names.ModuleOfTensor}", "Trainer", "TModel");
        return Sources.Of("Trainer.cs", trainer + host.TypeText).And("Program.cs", Starter(UseTrainer($"Trainer<{model.Type}>", marks)));
    }

    private Sources TrainerGivenModel()
    {
        if (!model.IsValue)
            return Fields(new Host(false, false), "private readonly");
        var host = new Host(isStatic: false, isModule: false);
        var marks = Marks(model, null);
        var body = Step.Write(host, "_model", "_criterion", marks);
        return Sources.Of("Trainer.cs", $$"""
            internal sealed class Trainer
            {
                private readonly {{model.Type}} _model;
                {{Field(loss, "private readonly", "_criterion")}}
                {{host.MemberText}}
                public Trainer({{model.Type}} model)
                {
                    _model = model;
                }

                public void Step({{Batch}})
                {
                    {{body}}
                }
            }
            """ + host.TypeText).And("Program.cs", Starter(UseTrainer("Trainer", marks, model.Create)));
    }

    private Sources DerivedTrainer()
    {
        if (!model.IsValue || !loss.IsValue)
            return Fields(new Host(false, false), "private readonly");
        var host = new Host(isStatic: false, isModule: false);
        var marks = verdict.Anywhere();
        var body = Step.Write(host, "Model", "Criterion", marks);
        return Sources.Of("TrainerBase.cs", $$"""
            internal abstract class TrainerBase
            {
                protected abstract {{model.Type}} Model { get; }

                protected abstract {{loss.Type}} Criterion { get; }
                {{host.MemberText}}
                public void Step({{Batch}})
                {
                    {{body}}
                }
            }
            """ + host.TypeText).And("Program.cs", Starter($"{marks.AtCall}new Trainer().Step(x, y);") + "\n\n" + $$"""
            internal sealed class Trainer : TrainerBase
            {
                protected override {{model.Type}} Model { get; } = {{model.Create}};

                protected override {{loss.Type}} Criterion { get; } = {{loss.Create}};
            }
            """);
    }

    private Sources DelegateHelper()
    {
        var host = new Host(isStatic: true, isModule: false);
        var given = new Model(names.FuncOfTensor, "", Knowledge.Nothing, (network, x) => $"{network}({x})", network => network);
        var marks = Marks(given, loss);
        var body = steps(given).Write(host, "network", "criterion", marks);
        var made = Local(model, "net");
        return Sources.Of("Training.cs", $$"""
            internal static class Training
            {
                {{host.MemberText}}
                public static void Train({{names.FuncOfTensor}} network, {{Parameters(loss, "criterion")}}{{Batch}})
                {
                    {{body}}
                }
            }
            """ + host.TypeText).And("Program.cs", Starter(
            $"{made}\n{marks.AtCall}Training.Train({model.Group!("net")}, {Argument(loss, loss.Create)}x, y);"));
    }
}
