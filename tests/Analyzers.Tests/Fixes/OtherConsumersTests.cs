using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>Who uses the output as a probability goes on to get one; where that cannot be shown, there is no fix.</summary>
public sealed class OtherConsumersTests
{
    [Fact]
    public Task Wraps_other_uses_of_the_loss_input_one_by_one() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits([|output|], y);
                loss.backward();
                Console.WriteLine(output[0, 0].item<float>());
                return (output.round() == y).to(float32).mean().item<float>();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits(output, y);
                loss.backward();
                Console.WriteLine(torch.sigmoid(output)[0, 0].item<float>());
                return (torch.sigmoid(output).round() == y).to(float32).mean().item<float>();
            }
        }
        """);

    [Fact]
    public Task Wraps_what_a_method_returns() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits([|output|], y);
                return loss.item<float>();
            }

            public Tensor Probabilities(Tensor x) => model.forward(x);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits(output, y);
                return loss.item<float>();
            }

            public Tensor Probabilities(Tensor x) => torch.sigmoid(model.forward(x));
        }
        """);

    [Fact]
    public Task Wraps_an_argument_of_a_helper() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits([|output|], y);
                return loss.item<float>();
            }

            public bool Decide(Tensor x) => IsLikely(model.call(x));

            private static bool IsLikely(Tensor p) => p.item<float>() > 0.5;
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits(output, y);
                return loss.item<float>();
            }

            public bool Decide(Tensor x) => IsLikely(torch.sigmoid(model.call(x)));

            private static bool IsLikely(Tensor p) => p.item<float>() > 0.5;
        }
        """);

    [Fact]
    public Task Wraps_in_a_lambda() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits([|output|], y);
                return loss.item<float>();
            }

            public List<float> All(List<Tensor> xs) => xs.Select(x => model.forward(x).item<float>()).ToList();
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits(output, y);
                return loss.item<float>();
            }

            public List<float> All(List<Tensor> xs) => xs.Select(x => torch.sigmoid(model.forward(x)).item<float>()).ToList();
        }
        """);

    [Fact]
    public Task Wraps_what_is_stored_in_a_field() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits([|output|], y);
                return loss.item<float>();
            }

            private Tensor? last;

            public void Remember(Tensor x) => last = model.forward(x);

            public float Last => last!.item<float>();
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits(output, y);
                return loss.item<float>();
            }

            private Tensor? last;

            public void Remember(Tensor x) => last = torch.sigmoid(model.forward(x));

            public float Last => last!.item<float>();
        }
        """);

    [Fact]
    public Task Wraps_what_goes_into_a_list() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits([|output|], y);
                return loss.item<float>();
            }

            public void Collect(List<Tensor> all, Tensor x)
            {
                using (torch.no_grad())
                    all.Add(model.forward(x));
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits(output, y);
                return loss.item<float>();
            }

            public void Collect(List<Tensor> all, Tensor x)
            {
                using (torch.no_grad())
                    all.Add(torch.sigmoid(model.forward(x)));
            }
        }
        """);

    [Fact]
    public Task Leaves_the_position_of_the_largest_value() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits([|output|], y);
                return loss.item<float>();
            }

            public long Best(Tensor x) => model.forward(x).argmax(1).item<long>();
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits(output, y);
                return loss.item<float>();
            }

            public long Best(Tensor x) => model.forward(x).argmax(1).item<long>();
        }
        """);

    [Fact]
    public Task Leaves_what_does_not_look_at_numbers() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits([|output|], y);
                return loss.item<float>();
            }

            public long Batch(Tensor x)
            {
                using var output = model.forward(x);
                return output.shape[0];
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits(output, y);
                return loss.item<float>();
            }

            public long Batch(Tensor x)
            {
                using var output = model.forward(x);
                return output.shape[0];
            }
        }
        """);

    [Fact]
    public Task Wraps_once_where_the_value_enters_a_body() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits([|output|], y);
                return loss.item<float>();
            }

            public (long, float) Evaluate(Tensor x)
            {
                var p = model.forward(x).squeeze(-1).cpu();
                var count = p.gt(0.5).sum().item<long>();
                return (count, p.mean().item<float>());
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits(output, y);
                return loss.item<float>();
            }

            public (long, float) Evaluate(Tensor x)
            {
                var p = torch.sigmoid(model.forward(x)).squeeze(-1).cpu();
                var count = p.gt(0.5).sum().item<long>();
                return (count, p.mean().item<float>());
            }
        }
        """);

    [Fact]
    public Task Follows_a_model_that_is_handed_to_another_method() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits([|output|], y);
                return loss.item<float>();
            }

            public void Report(Tensor x) => Print(model, x);

            private static void Print(Module<Tensor, Tensor> any, Tensor x) => Console.WriteLine(any.forward(x).item<float>());
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits(output, y);
                return loss.item<float>();
            }

            public void Report(Tensor x) => Print(model, x);

            private static void Print(Module<Tensor, Tensor> any, Tensor x) => Console.WriteLine(torch.sigmoid(any.forward(x)).item<float>());
        }
        """);

    [Fact]
    public Task Offers_nothing_where_a_method_also_runs_other_models() => Verify.Unfixable("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits([|output|], y);
                return loss.item<float>();
            }

            public void Report(Tensor x)
            {
                Print(model, x);
                Print(Linear(20, 5), x);
            }

            private static void Print(Module<Tensor, Tensor> any, Tensor x) => Console.WriteLine(any.forward(x).item<float>());
        }
        """);

    [Fact]
    public Task Offers_nothing_where_models_are_in_a_list() => Verify.Unfixable("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits([|output|], y);
                return loss.item<float>();
            }

            public float Mean(Tensor x)
            {
                var all = new List<Module<Tensor, Tensor>> { model, Linear(20, 5) };
                return all.Select(one => one.forward(x).mean().item<float>()).Average();
            }
        }
        """);

    [Fact]
    public Task Wraps_before_a_variable_that_is_passed_by_reference() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits([|output|], y);
                return loss.item<float>();
            }

            public void Change(Tensor x)
            {
                var p = model.forward(x);
                Scale(ref p);
            }

            private static void Scale(ref Tensor p) => p = p * 2;
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            private readonly Net model = new();

            public float Step(Tensor x, Tensor y)
            {
                var output = model.forward(x);
                var loss = functional.binary_cross_entropy_with_logits(output, y);
                return loss.item<float>();
            }

            public void Change(Tensor x)
            {
                var p = torch.sigmoid(model.forward(x));
                Scale(ref p);
            }

            private static void Scale(ref Tensor p) => p = p * 2;
        }
        """);

    [Fact]
    public Task Offers_nothing_where_the_loss_input_is_passed_by_reference() => Verify.Unfixable("""
        class Trainer
        {
            void Train(Linear fc, Tensor x, Tensor y)
            {
                var output = torch.sigmoid(fc.forward(x));
                BCEWithLogitsLoss().forward([|output|], y).backward();
                Scale(ref output);
            }

            private static void Scale(ref Tensor p) => p = p * 2;
        }
        """);
}
