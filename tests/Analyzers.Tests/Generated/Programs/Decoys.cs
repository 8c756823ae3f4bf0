namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Right code that looks wrong. It stands beside the program and changes nothing of what the rules say of it.</summary>
internal sealed class Decoys(Choices choices, Names names)
{
    private string Tensor => names.Tensor;

    public Sources AddTo(Sources sources) => sources.And("Others.cs", choices.Pick("beside it", [.. Around, .. Whole]));

    private string Bce => names.Functional("binary_cross_entropy_with_logits");

    private string CrossEntropy => names.Functional("cross_entropy");

    private string Softmax(string x) => $"{names.Functional("softmax")}({x}, 1)";

    private string Sigmoid(string x) => $"{names.Torch("sigmoid")}({x})";

    private IReadOnlyList<Option<string>> Around =>
    [
        new("nothing", ""),
        new("accuracy of probabilities", Static("Metrics", $$"""
            public static float Accuracy({{Tensor}} logits, {{Tensor}} y)
            {
                var p = {{Sigmoid("logits")}};
                return ((p > 0.5) == (y > 0.5)).to_type(torch.ScalarType.Float32).mean().item<float>();
            }
            """)),
        new("activation on the target", Static("Targets", $$"""
            public static {{Tensor}} Loss({{Tensor}} logits, {{Tensor}} y) =>
                {{CrossEntropy}}(logits, {{Softmax("y")}}) + {{Bce}}(logits, {{Sigmoid("y")}});
            """)),
        new("target by name", Static("Targets", $$"""
            public static {{Tensor}} Loss({{Tensor}} logits, {{Tensor}} y) => {{CrossEntropy}}(target: {{Softmax("y")}}, input: logits);
            """)),
        new("dice beside the loss", Static("Dice", $$"""
            public static {{Tensor}} Loss({{Tensor}} logits, {{Tensor}} y)
            {
                var p = {{Sigmoid("logits")}};
                var dice = 1 - 2 * (p * y).sum() / (p.sum() + y.sum());
                return {{Bce}}(logits, y) + dice;
            }
            """)),
        new("focal loss by hand", Static("Focal", $$"""
            public static {{Tensor}} Loss({{Tensor}} logits, {{Tensor}} y)
            {
                var p = {{Sigmoid("logits")}};
                var pt = p * y + (1 - p) * (1 - y);
                return (torch.pow(1 - pt, 2) * {{Bce}}(logits, y, reduction: {{names.Nn("Reduction.None")}})).mean();
            }
            """)),
        new("policy gradient", Static("Policy", $$"""
            public static {{Tensor}} Loss({{Tensor}} logits, {{Tensor}} actions, {{Tensor}} advantage)
            {
                var p = {{Softmax("logits")}};
                var chosen = torch.log(p.gather(1, actions));
                return -(chosen * advantage).mean();
            }
            """)),
        new("distillation", Static("Distillation", $$"""
            public static {{Tensor}} Loss({{Tensor}} student, {{Tensor}} teacher, {{Tensor}} y)
            {
                var soft = {{Softmax("teacher / 2.0")}}.detach();
                return {{CrossEntropy}}(student, y) + {{CrossEntropy}}(student / 2.0, soft);
            }
            """)),
        new("log of softmax, then NLL", Static("Likelihood", $$"""
            public static {{Tensor}} Loss({{Tensor}} logits, {{Tensor}} y) => {{names.Functional("nll_loss")}}(torch.log({{Softmax("logits")}}), y);
            """)),
        new("log odds", Static("Odds", $$"""
            public static {{Tensor}} Loss({{Tensor}} z, {{Tensor}} y)
            {
                var p = {{Sigmoid("z")}};
                return {{Bce}}(torch.log(p / (1 - p)), y);
            }
            """)),
        new("sampling", Static("Sampling", $$"""
            public static long Next({{Tensor}} logits) => torch.multinomial({{Softmax("logits / 0.8")}}, 1).item<long>();
            """)),
        new("interface nobody allocates", $$"""
            internal interface IScorer
            {
                {{Tensor}} Score({{Tensor}} x);
            }

            internal sealed class ProbabilityScorer : IScorer
            {
                public {{Tensor}} Score({{Tensor}} x) => {{Sigmoid("x")}};
            }

            internal static class Scoring
            {
                public static {{Tensor}} Loss(IScorer scorer, {{Tensor}} x, {{Tensor}} y) => {{Bce}}(scorer.Score(x), y);
            }
            """),
        new("virtual method overridden both ways", $$"""
            internal class Scorer
            {
                public virtual {{Tensor}} Score({{Tensor}} x) => {{Sigmoid("x")}};

                public {{Tensor}} Loss({{Tensor}} x, {{Tensor}} y) => {{Bce}}(Score(x), y);
            }

            internal sealed class RawScorer : Scorer
            {
                public override {{Tensor}} Score({{Tensor}} x) => x * 2;
            }
            """),
        new("delegate from outside", Static("Outside", $$"""
            public static {{Tensor}} Loss({{names.FuncOfTensor}} predict, {{Tensor}} x, {{Tensor}} y) => {{Bce}}(predict(x), y);
            """)),
    ];

    private IReadOnlyList<Option<string>> Whole =>
    [
        new("another model with another loss", Module("Autoencoder", "fc.forward(x)", Sigmoid) + "\n\n" + Static("Reconstruction", $$"""
            public static void Run({{Tensor}} x)
            {
                var model = new Autoencoder();
                var loss = {{names.Functional("mse_loss")}}(model.forward(x), x);
                loss.backward();
            }
            """)),
        new("attention", Module("Attention", "fc.forward(x)", query => $"{Softmax($"{query}.matmul(x.transpose(0, 1))")}.matmul(x)")
            + "\n\n" + Static("AttentionTraining", $$"""
            public static {{Tensor}} Loss({{Tensor}} x, {{Tensor}} y) => {{CrossEntropy}}(new Attention().forward(x), y);
            """)),
        new("probabilities for prediction only", Module("Tagger", "fc.forward(x)", logits => logits) + "\n\n" + Static("Tagging", $$"""
            private static readonly Tagger Model = new();

            public static {{Tensor}} Loss({{Tensor}} x, {{Tensor}} y) => {{Bce}}(Model.forward(x), y);

            public static {{Tensor}} Predict({{Tensor}} x) => {{Sigmoid("Model.forward(x)")}};
            """)),
        new("two models in one generic trainer", Module("Scaler", "fc.forward(x)", Sigmoid) + "\n\n"
            + Module("Ranker", "fc.forward(x)", logits => logits) + "\n\n" + TwoInOneTrainer),
        new("softmax out of training", Module(
            "Switcher", "fc.forward(x)", logits => $"(training ? {logits} : {Softmax(logits)})") + "\n\n" + Static("Switching", $$"""
            public static {{Tensor}} Loss({{Tensor}} x, {{Tensor}} y) => {{CrossEntropy}}(new Switcher().forward(x), y);
            """)),
        new("gated layers", Module("Gated", "fc.forward(x)", z => $"fc.forward({Sigmoid(z)} * torch.tanh({z}))") + "\n\n" + Static("Gating", $$"""
            public static {{Tensor}} Loss({{Tensor}} x, {{Tensor}} y) => {{Bce}}(new Gated().forward(x), y);
            """)),
        new("adversarial pair", Module("Discriminator", "fc.forward(x)", logits => logits) + "\n\n"
            + Module("Artist", "fc.forward(x)", z => $"torch.tanh({z})") + "\n\n" + Static("Adversaries", $$"""
            public static {{Tensor}} Loss({{Tensor}} noise, {{Tensor}} ones)
            {
                var artist = new Artist();
                var critic = new Discriminator();
                var fake = artist.forward(noise);
                return {{Bce}}(critic.forward(fake), ones);
            }
            """)),
    ];

    private string TwoInOneTrainer => $$"""
        internal sealed class PairTrainer<TModel>(TModel model, {{names.LossOfTensors}} criterion)
            where TModel : {{names.ModuleOfTensor}}
        {
            public void Step({{Tensor}} x, {{Tensor}} y) => criterion.forward(model.forward(x), y).backward();
        }

        internal static class Pairs
        {
            public static void Run({{Tensor}} x, {{Tensor}} y)
            {
                new PairTrainer<Scaler>(new Scaler(), {{names.Nn("MSELoss()")}}).Step(x, y);
                new PairTrainer<Ranker>(new Ranker(), {{names.Nn("CrossEntropyLoss()")}}).Step(x, y);
            }
        }
        """;

    private static string Static(string name, string members) => $$"""
        internal static class {{name}}
        {
            {{members}}
        }
        """;

    private string Module(string name, string logits, Func<string, string> last) => $$"""
        internal sealed class {{name}} : {{names.ModuleOfTensor}}
        {
            private readonly {{names.Type("Linear")}} fc = {{names.Nn("Linear(20, 20)")}};

            public {{name}}() : base("{{name}}")
            {
                RegisterComponents();
            }

            public override {{Tensor}} forward({{Tensor}} x)
            {
                var z = {{logits}};
                return {{last("z")}};
            }
        }
        """;
}
