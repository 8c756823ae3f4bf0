using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

public sealed class FieldsTests
{
    [Fact]
    public Task That_are_set_once_hold_what_they_were_set_to() => Verify.Reports("""
        #nullable disable warnings
        class OfTheLoss
        {
            private readonly Loss<Tensor, Tensor, Tensor> _loss = BCEWithLogitsLoss();
            private static readonly Loss<Tensor, Tensor, Tensor> Shared = BCEWithLogitsLoss();
            private Loss<Tensor, Tensor, Tensor> Property { get; } = new BCEWithLogitsLoss();
            private Loss<Tensor, Tensor, Tensor> _late;

            void Init() => _late = BCEWithLogitsLoss(reduction: Reduction.Sum);

            void Steps(Tensor z, Tensor y)
            {
                _loss.forward([|torch.sigmoid(z)|], y);
                Shared.call([|torch.sigmoid(z)|], y);
                Property.forward([|torch.sigmoid(z)|], y);
                _late.forward([|torch.sigmoid(z)|], y);
            }
        }

        class OfTheActivation : Module<Tensor, Tensor>
        {
            private readonly Linear fc;
            private readonly Module<Tensor, Tensor> act;

            public OfTheActivation() : base("net")
            {
                fc = Linear(20, 5);
                act = Sigmoid();
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => act.forward(fc.forward(x));
        }

        class OfTheModel
        {
            private OfTheActivation? _model;
            private BCEWithLogitsLoss? _criterion;

            public void Train(Tensor x, Tensor y)
            {
                _model = new OfTheActivation();
                _criterion = BCEWithLogitsLoss();
                for (var epoch = 0; epoch < 3; epoch++)
                    Epoch(x, y);
            }

            private void Epoch(Tensor x, Tensor y)
            {
                var output = _model!.forward(x);
                _criterion!.forward([|output|], y).backward();
            }
        }

        class OfTheOutput
        {
            private readonly OfTheActivation _model = new();
            private Tensor _output;

            public Tensor Forward(Tensor x) => _output = _model.forward(x);

            public Tensor Loss(Tensor y) => functional.binary_cross_entropy_with_logits([|_output|], y);
        }

        class MovedAfterwards
        {
            private OfTheActivation _model = new();
            private Module<Tensor, Tensor, Tensor> _loss = BCEWithLogitsLoss();

            public MovedAfterwards(Device device)
            {
                _model = _model.to(device);
                _loss = _loss.to(device);
            }

            public void Step(Tensor x, Tensor y) => _loss.call([|_model.call(x)|], y).backward();
        }
        """);

    [Fact]
    public Task That_are_set_differently_hold_nothing_known() => Verify.Silent("""
        #nullable disable warnings
        class ByOtherMethods
        {
            private Loss<Tensor, Tensor, Tensor> _loss = BCEWithLogitsLoss();

            public void UseSquaredError() => _loss = MSELoss();

            public Tensor Step(Tensor z, Tensor y) => _loss.forward(torch.sigmoid(z), y);
        }

        class ByWhoeverLikes
        {
            public Loss<Tensor, Tensor, Tensor> Criterion { get; set; } = BCEWithLogitsLoss();

            public Tensor Step(Tensor z, Tensor y) => Criterion.forward(torch.sigmoid(z), y);
        }

        class WhoLikes
        {
            void Change(ByWhoeverLikes other) => other.Criterion = MSELoss();
        }

        class ByConstructors
        {
            private readonly Module<Tensor, Tensor> _head;

            public ByConstructors() => _head = Sigmoid();

            public ByConstructors(int hidden) => _head = Linear(hidden, 1);

            public Tensor Step(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(_head.forward(z), y);
        }

        class ByCallbacks
        {
            private Tensor _seen = torch.zeros(1);

            public Tensor Step(Tensor z, Tensor y)
            {
                _seen = torch.sigmoid(z);
                Action look = () => _seen = z;
                look();
                return functional.binary_cross_entropy_with_logits(_seen, y);
            }
        }

        class ByReference
        {
            private Tensor _kept = torch.sigmoid(torch.zeros(1));

            private static void Replace(ref Tensor tensor) => tensor = torch.zeros(1);

            public void Renew() => Replace(ref _kept);

            public Tensor Step(Tensor y) => functional.binary_cross_entropy_with_logits(_kept, y);
        }

        class ByDerivedClasses
        {
            protected Module<Tensor, Tensor> Head = Sigmoid();

            public Tensor Step(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(Head.forward(z), y);
        }

        class Derived : ByDerivedClasses
        {
            public Derived() => Head = Identity();
        }
        """);

    [Fact]
    public Task Of_each_object_hold_what_it_was_made_with() => Verify.Reports("""
        class Options
        {
            public Loss<Tensor, Tensor, Tensor> Loss { get; init; } = MSELoss();
        }

        class Trainer(Options options)
        {
            public Tensor Step(Tensor z, Tensor y) => options.Loss.forward(torch.sigmoid(z), y);
        }

        class Program
        {
            static void Main()
            {
                var z = torch.rand(3);
                new Trainer(new Options { Loss = BCEWithLogitsLoss() }).[|Step|](z, z);
                new Trainer(new Options { Loss = L1Loss() }).Step(z, z);
                new Trainer(new Options()).Step(z, z);
            }
        }
        """);
}
