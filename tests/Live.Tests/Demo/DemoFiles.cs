namespace TorchSharp.Analyzers.Live.Tests.Demo;

/// <summary>The user's solution: models, the code that trains them and the code that uses them, each in a file of its own.</summary>
internal static class DemoFiles
{
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        ("Tagger.cs", """
            namespace Demo;

            public sealed class Tagger : Module<Tensor, Tensor>
            {
                private readonly Linear fc = Linear(20, 5);

                public Tagger() : base("tagger") => RegisterComponents();

                public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
            }
            """),
        ("TaggerTraining.cs", """
            namespace Demo;

            public static class TaggerTraining
            {
                public static void Step(Tagger model, Tensor x, Tensor y)
                {
                    var criterion = BCEWithLogitsLoss();
                    var output = model.forward(x);
                    criterion.forward(output, y).backward();
                }
            }
            """),
        ("TaggerPrediction.cs", """
            namespace Demo;

            public static class TaggerPrediction
            {
                public static Tensor Tags(Tagger model, Tensor x) => model.forward(x) > 0.5;
            }
            """),
        ("Gate.cs", """
            namespace Demo;

            public sealed class Gate : Module<Tensor, Tensor>
            {
                private readonly Linear fc = Linear(4, 1);

                public Gate() : base("gate") => RegisterComponents();

                public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
            }
            """),
        ("GateTraining.cs", """
            namespace Demo;

            public static class GateTraining
            {
                public static Tensor Loss(Gate gate, Tensor x, Tensor y) =>
                    functional.binary_cross_entropy_with_logits(gate.forward(x), y);
            }
            """),
        ("Classifier.cs", """
            namespace Demo;

            public sealed class Classifier : Module<Tensor, Tensor>
            {
                private readonly Linear fc = Linear(20, 10);

                public Classifier() : base("classifier") => RegisterComponents();

                public override Tensor forward(Tensor x) => functional.log_softmax(fc.forward(x), 1);
            }
            """),
        ("ClassifierTraining.cs", """
            namespace Demo;

            public static class ClassifierTraining
            {
                public static Tensor Loss(Classifier model, Tensor x, Tensor y) =>
                    functional.cross_entropy(model.forward(x), y);
            }
            """),
        ("ClassifierPrediction.cs", """
            namespace Demo;

            public static class ClassifierPrediction
            {
                public static float Best(Classifier model, Tensor x) => model.forward(x).max().item<float>();
            }
            """),
        ("Ranker.cs", """
            namespace Demo;

            public sealed class Ranker : Module<Tensor, Tensor>
            {
                private readonly Sequential layers = Sequential(("fc", Linear(20, 1)), ("probability", Sigmoid()));

                public Ranker() : base("ranker") => RegisterComponents();

                public override Tensor forward(Tensor x) => layers.forward(x);
            }
            """),
        ("RankerTraining.cs", """
            namespace Demo;

            public static class RankerTraining
            {
                private static readonly BCELoss Criterion = BCELoss(reduction: Reduction.Sum);

                public static Tensor Loss(Ranker ranker, Tensor x, Tensor y) => Criterion.forward(ranker.forward(x), y);
            }
            """),
        ("RankerPrediction.cs", """
            namespace Demo;

            public static class RankerPrediction
            {
                public static bool IsFirst(Ranker ranker, Tensor x, Tensor z) => (ranker.forward(x) > ranker.forward(z)).item<bool>();
            }
            """),
    ];
}
