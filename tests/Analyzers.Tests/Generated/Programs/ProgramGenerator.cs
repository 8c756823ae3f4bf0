namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Writes the training program of a recipe.</summary>
internal static class ProgramGenerator
{
    /// <param name="name">The namespace; programs of different names can share a compilation.</param>
    /// <param name="withConsumers">Whether code besides the loss uses the model's output.</param>
    /// <param name="withConstructs">Whether it may be written with constructs of the language that can undo what is known, or that hide it.</param>
    public static GeneratedProgram Write(Recipe recipe, string name, bool withConsumers = false, bool withConstructs = false)
    {
        var choices = new Choices(recipe.Seed, recipe.Fixed);
        var kind = choices.PickName("expected", "a finding", "silence") == "a finding"
            ? Kind.Wrong
            : choices.Pick("silence", ("right", Kind.Right), ("obstacle", Kind.Obstacle), ("unknown part", Kind.UnknownPart));
        var (output, criterion, rule) = Pair(choices, kind);
        var names = choices.Pick("usings", Names.All);
        var constructs = withConstructs ? choices.PickName("constructs", "none", "ways", "settings", "beside the activation") : "none";
        var sources = new Writer(choices, names, kind, output, criterion, rule, withConsumers, constructs).Write();
        return new(recipe, name, Files(choices, names, name, sources), rule, choices.Made) { IsAlone = constructs == "beside the activation" };
    }

    private enum Kind
    {
        /// <summary>Output and loss do not fit, and it can be proved.</summary>
        Wrong,

        /// <summary>They fit.</summary>
        Right,

        /// <summary>They would not fit, were it not for what stands between.</summary>
        Obstacle,

        /// <summary>They might not fit, but model or loss is one of several.</summary>
        UnknownPart,
    }

    private static (Output Output, Criterion Criterion, string? Rule) Pair(Choices choices, Kind kind)
    {
        if (kind == Kind.Right)
        {
            var (output, criterion) = choices.Pick("pair", [.. Truth.Right.Select(pair => ($"{pair.Output} into {pair.Criterion}", pair))]);
            return (output, criterion, null);
        }

        var wrong = Truth.Wrong.Where(pair => kind != Kind.Obstacle || pair.Output != Output.Logits);
        var chosen = choices.Pick("pair", [.. wrong.Select(pair => ($"{pair.Output} into {pair.Criterion}", pair))]);
        return (chosen.Output, chosen.Criterion, kind == Kind.Wrong ? chosen.Rule : null);
    }

    private static (string Path, string Text)[] Files(Choices choices, Names names, string name, Sources sources)
    {
        var head = $"#nullable enable\n{names.Usings}\nnamespace {name};\n\n";
        return choices.PickName("files", "separate", "one") == "one"
            ? [($"{name}/Program.cs", head + Layout.Indent(string.Join("\n\n", sources.Files.Select(file => file.Types))))]
            : [.. sources.Files.Select(file => ($"{name}/{file.Name}", head + Layout.Indent(file.Types)))];
    }

    private sealed class Writer(Choices choices, Names names, Kind kind, Output output, Criterion criterion, string? rule, bool withConsumers, string constructs)
    {
        private readonly Activation _activation = Activation.Pick(choices, names, output);
        private readonly bool _inTrainer = output != Output.Logits && choices.PickName("activation in", "model", "trainer") == "trainer";

        public Sources Write()
        {
            var unknown = PickUnknown();
            var model = unknown == "model" ? Unknown.Obscure(Classes.PickModule()) : PickModel();
            var known = new LossStyles(choices, names, criterion).Pick();
            var isSetAgain = unknown == "setting" && model.IsValue && known.Type == names.LossOfTensors;
            var loss = unknown == "loss" || (unknown == "setting" && !isSetAgain) ? Unknown.PickLoss(LossStyles.Create(names, criterion)) : known;
            var sources = new Decoys(choices, names).AddTo(Bring(model, loss).And("Model.cs", model.Types).And("Criteria.cs", loss.Types));
            return Consumers is { } consumers ? consumers.AddTo(sources, model) : sources;

            Sources Bring(Model model, Loss loss)
            {
                var verdict = new Verdict(rule, _inTrainer);
                return constructs == "settings" && model.IsValue && loss.IsValue
                    ? new Settings(choices, names, model, loss, Step, verdict, isSetAgain).Write()
                    : new Routes(choices, names, model, loss, Step, verdict).Write();
            }

            TrainingStep Step(Model asSeen) => new(
                choices, names, asSeen, loss, TrainerTail, Passages.Pick(choices, names, output), Consumers) 
            {
                Constructs = constructs == "ways" && kind != Kind.Obstacle ? Ways.Of(output) : [],
            };
        }

        /// <summary>Where the trainer squashes what any model gives, only the loss can make a difference.</summary>
        private string PickUnknown() =>
            kind != Kind.UnknownPart ? "" : constructs == "settings" ? choices.PickName("unknown", "setting", "loss") : _inTrainer ? "loss" : choices.PickName("unknown", "model", "loss");

        private Consumers? Consumers => withConsumers ? new(choices, names) : null;

        private UnknownParts Unknown => new(choices, names, criterion);

        private ModelStyles Classes => new(choices, names, ModelTail);

        /// <summary>An obstacle in the model needs statements, which a list of modules has not.</summary>
        private bool NeedsStatements => kind == Kind.Obstacle && !_inTrainer;

        private Model PickModel() =>
            !NeedsStatements && choices.PickName("model family", "class or function", "list of modules") == "list of modules"
                ? new SequentialStyles(choices, names, _inTrainer || output == Output.Logits ? null : _activation.Create).Pick()
                : Classes.Pick();

        private Value ModelTail(Host host, string input) => _inTrainer || output == Output.Logits ? Value.Of(input) : Activate(host, input);

        private Value TrainerTail(Host host, string input) => _inTrainer ? Activate(host, input) : Value.Of(input);

        private Value Activate(Host host, string input) => (kind == Kind.Obstacle, constructs) switch
        {
            (var isUndone, "beside the activation") when ConstructSites.Fit(names) => new ConstructSites(choices, _activation).Apply(host, input, isUndone),
            (true, "ways") => new LostWays(choices, names, _activation).Apply(host, input),
            (true, _) => new Obstacles(choices, names, _activation, criterion).Apply("obstacle", host, input),
            _ => new ActivationSites(choices, names, _activation).Apply("activation site", host, input),
        };
    }
}
