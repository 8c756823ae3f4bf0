using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

public sealed class LocalsTests
{
    [Fact]
    public Task Carry_the_value() => Verify.Reports("""
        class Steps
        {
            Tensor Declared(Tensor z, Tensor y)
            {
                var p = torch.sigmoid(z);
                return functional.binary_cross_entropy_with_logits([|p|], y);
            }

            Tensor Disposed(Tensor z, Tensor y)
            {
                using var p = torch.sigmoid(z);
                return functional.binary_cross_entropy_with_logits([|p|], y);
            }

            Tensor Reassigned(Tensor z, Tensor y)
            {
                var p = z + 1;
                p = p.relu();
                p = p.sigmoid();
                return functional.binary_cross_entropy_with_logits([|p|], y);
            }

            Tensor Parameter(Tensor z, Tensor y)
            {
                z = torch.sigmoid(z);
                return functional.binary_cross_entropy_with_logits([|z|], y);
            }

            Tensor Copied(Tensor z, Tensor y)
            {
                Tensor p, q = p = z.sigmoid();
                p = z;
                return functional.binary_cross_entropy_with_logits([|q|], y);
            }

            Tensor OnBothBranches(Tensor z, Tensor y, bool twice)
            {
                Tensor p;
                if (twice)
                    p = torch.sigmoid(z * 2);
                else
                    p = z.sigmoid();
                return functional.binary_cross_entropy_with_logits([|p|], y);
            }

            Tensor ByConditional(Tensor z, Tensor y, bool twice) =>
                functional.binary_cross_entropy_with_logits([|twice ? torch.sigmoid(z * 2) : torch.sigmoid(z)|], y);

            Tensor BySwitch(Tensor z, Tensor y, int mode)
            {
                var p = mode switch { 0 => torch.sigmoid(z), 1 => z.sigmoid(), _ => throw new ArgumentException("mode") };
                return functional.binary_cross_entropy_with_logits([|p|], y);
            }

            Tensor InTheLoop(Tensor z, Tensor y)
            {
                var total = torch.zeros(1);
                for (var i = 0; i < 10; i++)
                {
                    var p = torch.sigmoid(z[i]);
                    total += functional.binary_cross_entropy_with_logits([|p|], y[i]);
                }

                return total;
            }

            Tensor NullUntilThen(Tensor z, Tensor y)
            {
                Tensor? p = null;
                foreach (var part in z.split(2))
                    p = torch.sigmoid(part);
                return functional.binary_cross_entropy_with_logits([|p!|], y);
            }
        }
        """);

    [Fact]
    public Task Forget_it() => Verify.Silent("""
        class Steps
        {
            Tensor OnOneBranchOnly(Tensor z, Tensor y, bool squash)
            {
                if (squash)
                    z = torch.sigmoid(z);
                return functional.binary_cross_entropy_with_logits(z, y);
            }

            Tensor ByConditional(Tensor z, Tensor y, bool squash) =>
                functional.binary_cross_entropy_with_logits(squash ? torch.sigmoid(z) : z, y);

            Tensor Overwritten(Tensor z, Tensor y)
            {
                var p = torch.sigmoid(z);
                Console.WriteLine(p.mean().item<float>());
                p = z - 1;
                return functional.binary_cross_entropy_with_logits(p, y);
            }

            Tensor OfTheSameNameElsewhere(Tensor z, Tensor y)
            {
                {
                    var p = torch.sigmoid(z);
                    Console.WriteLine(p.ToString());
                }

                {
                    var p = z;
                    return functional.binary_cross_entropy_with_logits(p, y);
                }
            }

            Tensor InTheNextRound(Tensor z, Tensor y)
            {
                var p = z;
                var loss = torch.zeros(1);
                while (loss.item<float>() < 1)
                {
                    loss = functional.binary_cross_entropy_with_logits(p, y);
                    p = torch.sigmoid(z);
                }

                return loss;
            }

            Tensor ForTheMetricOnly(Tensor z, Tensor y)
            {
                var p = torch.sigmoid(z);
                var accuracy = (p > 0.5).eq(y).to(ScalarType.Float32).mean();
                Console.WriteLine(accuracy.item<float>());
                return functional.binary_cross_entropy_with_logits(z, y);
            }

            Tensor Gated(Tensor z, Tensor gate, Tensor y) =>
                functional.binary_cross_entropy_with_logits(z * torch.sigmoid(gate), y);

            Tensor Swish(Tensor z, Tensor y)
            {
                z = z * torch.sigmoid(z);
                return functional.binary_cross_entropy_with_logits(z, y);
            }

            Tensor BackToLogits(Tensor z, Tensor y)
            {
                var p = torch.sigmoid(z);
                return functional.binary_cross_entropy_with_logits(torch.log(p / (1 - p)), y);
            }

            Tensor Rescaled(Tensor z, Tensor y)
            {
                var p = 10 * (torch.sigmoid(z) - 0.5);
                p -= 1;
                return functional.binary_cross_entropy_with_logits(p, y);
            }
        }
        """);

    [Fact]
    public Task Reassigned_between_three_losses_in_a_top_level_program() => Verify.Reports("""
        var fc = Linear(20, 5);
        var x = torch.rand(8, 20);
        var y = torch.ones(8, 5);
        var criterion = BCEWithLogitsLoss();
        var output = fc.forward(x);
        criterion.forward(output, y).backward();
        output = torch.sigmoid(fc.forward(x).detach());
        criterion.forward([|output|], y).backward();
        output = fc.forward(x);
        criterion.forward(output, y).backward();
        """);
}
