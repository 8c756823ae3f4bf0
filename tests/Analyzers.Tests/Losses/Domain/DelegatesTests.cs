using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

public sealed class DelegatesTests
{
    [Fact]
    public Task Are_what_they_were_made_of() => Verify.Reports("""
        class Steps
        {
            private static readonly Func<Tensor, Tensor> Squash = t => torch.sigmoid(t);
            private readonly Func<Tensor, Tensor, Tensor> _criterion = (output, target) => functional.binary_cross_entropy_with_logits(output, target);
            private Func<Tensor, Tensor> Act { get; } = torch.sigmoid;

            void Fields(Tensor z, Tensor y)
            {
                functional.binary_cross_entropy_with_logits([|Squash(z)|], y);
                functional.binary_cross_entropy_with_logits([|Act(z)|], y);
                _criterion([|torch.sigmoid(z)|], y);
            }

            void Locals(Tensor z, Tensor y)
            {
                Func<Tensor, Tensor> act = torch.sigmoid;
                Func<Tensor, Tensor> module = Sigmoid().forward;
                var loss = (Tensor output, Tensor target) => functional.binary_cross_entropy_with_logits(output, target);
                loss([|act(z)|], y);
                loss([|module(z)|], y);
                loss.Invoke([|act.Invoke(z)|], y);
            }

            void Captures(Tensor z, Tensor y)
            {
                var act = Sigmoid();
                var p = torch.sigmoid(z);
                Func<Tensor> output = () => act.forward(z);
                Func<Tensor> kept = () => p;
                functional.binary_cross_entropy_with_logits([|output()|], y);
                functional.binary_cross_entropy_with_logits([|kept()|], y);
                Action step = () => functional.binary_cross_entropy_with_logits([|p|], y).backward();
                step();
            }

            static Tensor Run(Func<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor> loss, Tensor x, Tensor y) => loss(model(x), y);

            void Parameters(Tensor z, Tensor y)
            {
                Run(torch.sigmoid, [|(output, target) => functional.binary_cross_entropy_with_logits(output, target)|], z, y);
                Run(t => t.sigmoid(), [|BCEWithLogitsLoss().forward|], z, y);
                Run(t => t, BCEWithLogitsLoss().forward, z, y);
            }

            static Func<Tensor, Tensor> Sharp(double factor) => t => torch.sigmoid(factor * t);

            void Returned(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits([|Sharp(2)(z)|], y);
        }
        """);

    [Fact]
    public Task May_be_anything() => Verify.Silent("""
        class Steps
        {
            private Func<Tensor, Tensor> _act = torch.sigmoid;
            private event Func<Tensor, Tensor>? Transform;

            public void Use(Func<Tensor, Tensor> act) => _act = act;

            void Fields(Tensor z, Tensor y)
            {
                functional.binary_cross_entropy_with_logits(_act(z), y);
                functional.binary_cross_entropy_with_logits(Transform?.Invoke(z) ?? z, y);
            }

            void Listens() => Transform += torch.sigmoid;

            void Reassigned(Tensor z, Tensor y, bool squash)
            {
                Func<Tensor, Tensor> act = torch.sigmoid;
                if (!squash)
                    act = t => t;
                functional.binary_cross_entropy_with_logits(act(z), y);
            }

            void ChangedAfterTheCapture(Tensor z, Tensor y)
            {
                var p = torch.sigmoid(z);
                Func<Tensor> output = () => p;
                p = z;
                functional.binary_cross_entropy_with_logits(output(), y);
            }

            void ChangedInside(Tensor z, Tensor y)
            {
                var p = torch.sigmoid(z);
                void Restore() => p = z;
                Restore();
                functional.binary_cross_entropy_with_logits(p, y);
            }

            void FromATable(Tensor z, Tensor y, string name)
            {
                var acts = new Dictionary<string, Func<Tensor, Tensor>> { ["sigmoid"] = torch.sigmoid, ["none"] = t => t };
                functional.binary_cross_entropy_with_logits(acts[name](z), y);
            }

            static Func<Tensor, Tensor> Chosen(string name) => name switch { "sigmoid" => torch.sigmoid, "tanh" => torch.tanh, _ => t => t };

            void Returned(Tensor z, Tensor y, string name) => functional.binary_cross_entropy_with_logits(Chosen(name)(z), y);
        }
        """);

    [Fact]
    public Task A_delegate_of_one_argument_that_holds_the_loss() => Verify.Reports("""
        class Trainer
        {
            private readonly Func<Tensor, Tensor> _score = p => functional.binary_cross_entropy_with_logits(p, torch.ones(2, 3));

            public Tensor Step(Tensor x) => _score([|torch.sigmoid(x)|]);
        }
        """);
}
