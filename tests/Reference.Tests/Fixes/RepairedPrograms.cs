namespace TorchSharp.Reference.Tests.Fixes;

/// <summary>
/// Programs with a mistake in their training, each with a class <c>Probe</c> that asks for their predictions, their loss, and
/// what the loss should be.
/// </summary>
internal static class RepairedPrograms
{
    /// <summary>A sigmoid in forward, and uses of the output in the trainer, in helpers, and by another name of the model.</summary>
    public const string SigmoidInForward = """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = Made();

            public static Net Made()
            {
                torch.manual_seed(1);
                return new Net();
            }

            public Tensor Loss(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                hits = (output > 0.5).to(float32).mean().item<float>();
                return BCEWithLogitsLoss().forward(output, y);
            }

            private float hits;

            public float[] All(Tensor x)
            {
                using var guard = torch.no_grad();
                Loss(x, x.narrow(1, 0, 5).gt(0).to(float32));
                var p = model.call(x);
                return [hits, .. Row(p), .. Probabilities(x).mean(new long[] { 0 }).data<float>().ToArray(), Largest(model, x)];
            }

            private Tensor Probabilities(Tensor x) => model.forward(x).squeeze().cpu();

            private static IEnumerable<float> Row(Tensor p) => p[0].data<float>().ToArray();

            private static float Largest(Module<Tensor, Tensor> any, Tensor x) => any.forward(x).max().item<float>();
        }

        public static class Probe
        {
            private static Tensor Inputs()
            {
                torch.manual_seed(2);
                return torch.randn(8, 20);
            }

            private static Tensor Logits()
            {
                torch.manual_seed(1);
                return Linear(20, 5).forward(Inputs());
            }

            private static Tensor Targets() => Inputs().narrow(1, 0, 5).gt(0).to(float32);

            public static float[] Predictions() => new Trainer().All(Inputs());

            public static float Loss() => new Trainer().Loss(Inputs(), Targets()).item<float>();

            public static float RightLoss()
            {
                var z = Logits();
                var y = Targets();
                return (z.clamp(min: 0) - z * y + (-z.abs()).exp().add(1).log()).mean().item<float>();
            }
        }
        """;

    /// <summary>A sigmoid that is a module of its own.</summary>
    public const string SigmoidInAField = """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly Module<Tensor, Tensor> act = Sigmoid();

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => act.call(fc.call(x));
        }

        class Trainer
        {
            private readonly Net model = Made();

            public static Net Made()
            {
                torch.manual_seed(1);
                return new Net();
            }

            public Tensor Loss(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                hits = (output > 0.5).to(float32).mean().item<float>();
                return BCEWithLogitsLoss().forward(output, y);
            }

            private float hits;

            public float[] All(Tensor x)
            {
                using var guard = torch.no_grad();
                Loss(x, x.narrow(1, 0, 5).gt(0).to(float32));
                var p = model.call(x);
                return [hits, .. Row(p), .. Probabilities(x).mean(new long[] { 0 }).data<float>().ToArray(), Largest(model, x)];
            }

            private Tensor Probabilities(Tensor x) => model.forward(x).squeeze().cpu();

            private static IEnumerable<float> Row(Tensor p) => p[0].data<float>().ToArray();

            private static float Largest(Module<Tensor, Tensor> any, Tensor x) => any.forward(x).max().item<float>();
        }

        public static class Probe
        {
            private static Tensor Inputs()
            {
                torch.manual_seed(2);
                return torch.randn(8, 20);
            }

            private static Tensor Logits()
            {
                torch.manual_seed(1);
                return Linear(20, 5).forward(Inputs());
            }

            private static Tensor Targets() => Inputs().narrow(1, 0, 5).gt(0).to(float32);

            public static float[] Predictions() => new Trainer().All(Inputs());

            public static float Loss() => new Trainer().Loss(Inputs(), Targets()).item<float>();

            public static float RightLoss()
            {
                var z = Logits();
                var y = Targets();
                return (z.clamp(min: 0) - z * y + (-z.abs()).exp().add(1).log()).mean().item<float>();
            }
        }
        """;

    /// <summary>A sigmoid as the last part of a chain.</summary>
    public const string SigmoidInASequential = """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers = Sequential(("fc", Linear(20, 5)), ("act", Sigmoid()));

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => layers.forward(x);
        }

        class Trainer
        {
            private readonly Net model = Made();

            public static Net Made()
            {
                torch.manual_seed(1);
                return new Net();
            }

            public Tensor Loss(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                hits = (output > 0.5).to(float32).mean().item<float>();
                return BCEWithLogitsLoss().forward(output, y);
            }

            private float hits;

            public float[] All(Tensor x)
            {
                using var guard = torch.no_grad();
                Loss(x, x.narrow(1, 0, 5).gt(0).to(float32));
                var p = model.call(x);
                return [hits, .. Row(p), .. Probabilities(x).mean(new long[] { 0 }).data<float>().ToArray(), Largest(model, x)];
            }

            private Tensor Probabilities(Tensor x) => model.forward(x).squeeze().cpu();

            private static IEnumerable<float> Row(Tensor p) => p[0].data<float>().ToArray();

            private static float Largest(Module<Tensor, Tensor> any, Tensor x) => any.forward(x).max().item<float>();
        }

        public static class Probe
        {
            private static Tensor Inputs()
            {
                torch.manual_seed(2);
                return torch.randn(8, 20);
            }

            private static Tensor Logits()
            {
                torch.manual_seed(1);
                return Linear(20, 5).forward(Inputs());
            }

            private static Tensor Targets() => Inputs().narrow(1, 0, 5).gt(0).to(float32);

            public static float[] Predictions() => new Trainer().All(Inputs());

            public static float Loss() => new Trainer().Loss(Inputs(), Targets()).item<float>();

            public static float RightLoss()
            {
                var z = Logits();
                var y = Targets();
                return (z.clamp(min: 0) - z * y + (-z.abs()).exp().add(1).log()).mean().item<float>();
            }
        }
        """;

    /// <summary>A softmax in forward, with uses of probabilities and of the most probable class.</summary>
    public const string SoftmaxInForward = """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.softmax(fc.forward(x), 1);
        }

        class Trainer
        {
            private readonly Net model = Made();

            public static Net Made()
            {
                torch.manual_seed(1);
                return new Net();
            }

            public Tensor Loss(Tensor x, Tensor y)
            {
                var criterion = CrossEntropyLoss();
                return criterion.forward(model.forward(x), y);
            }

            public float[] All(Tensor x)
            {
                using var guard = torch.no_grad();
                var (values, indexes) = model.forward(x).topk(2, 1);
                return [.. values.data<float>().ToArray(), .. indexes.to(float32).data<float>().ToArray(), Entropy(model.call(x)), .. Classes(x)];
            }

            private IEnumerable<float> Classes(Tensor x) => model.forward(x).argmax(1).to(float32).data<float>().ToArray();

            private static float Entropy(Tensor p) => (p * p.log()).sum(1).mean().item<float>();
        }

        public static class Probe
        {
            private static Tensor Inputs()
            {
                torch.manual_seed(2);
                return torch.randn(8, 20);
            }

            private static Tensor Logits()
            {
                torch.manual_seed(1);
                return Linear(20, 5).forward(Inputs());
            }

            private static Tensor Targets() => torch.arange(8).remainder(5);

            public static float[] Predictions() => new Trainer().All(Inputs());

            public static float Loss() => new Trainer().Loss(Inputs(), Targets()).item<float>();

            public static float RightLoss()
            {
                var z = Logits();
                var y = Targets();
                return (z.exp().sum(1).log() - z.gather(1, y.unsqueeze(1)).squeeze(1)).mean().item<float>();
            }
        }
        """;

    /// <summary>A right program whose loss has a more stable form.</summary>
    public const string SigmoidBeforeBCELoss = """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x).sigmoid();
        }

        class Trainer
        {
            private readonly Net model = Made();

            public static Net Made()
            {
                torch.manual_seed(1);
                return new Net();
            }

            public Tensor Loss(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                hits = (output > 0.5).to(float32).mean().item<float>();
                return BCELoss().forward(output, y);
            }

            private float hits;

            public float[] All(Tensor x)
            {
                using var guard = torch.no_grad();
                Loss(x, x.narrow(1, 0, 5).gt(0).to(float32));
                var p = model.call(x);
                return [hits, .. Row(p), .. Probabilities(x).mean(new long[] { 0 }).data<float>().ToArray(), Largest(model, x)];
            }

            private Tensor Probabilities(Tensor x) => model.forward(x).squeeze().cpu();

            private static IEnumerable<float> Row(Tensor p) => p[0].data<float>().ToArray();

            private static float Largest(Module<Tensor, Tensor> any, Tensor x) => any.forward(x).max().item<float>();
        }

        public static class Probe
        {
            private static Tensor Inputs()
            {
                torch.manual_seed(2);
                return torch.randn(8, 20);
            }

            private static Tensor Logits()
            {
                torch.manual_seed(1);
                return Linear(20, 5).forward(Inputs());
            }

            private static Tensor Targets() => Inputs().narrow(1, 0, 5).gt(0).to(float32);

            public static float[] Predictions() => new Trainer().All(Inputs());

            public static float Loss() => new Trainer().Loss(Inputs(), Targets()).item<float>();

            public static float RightLoss()
            {
                var z = Logits();
                var y = Targets();
                return (z.clamp(min: 0) - z * y + (-z.abs()).exp().add(1).log()).mean().item<float>();
            }
        }
        """;
}
